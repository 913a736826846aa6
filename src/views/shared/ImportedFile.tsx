import { formatBytes, formatCount } from '#model/formatTime.ts';
import { outcomeOf, PROBLEM_WORDS } from '#model/problemWords.ts';
import { ColumnsButton } from './ColumnsButton.tsx';
import styles from './ImportedFile.module.css';
import { OutcomeMark } from './OutcomeMark.tsx';
import type { FileReport } from './reportText.ts';
import { fileFigures, formatName } from './reportText.ts';

/** One file of the import report: what it is and how much is in it. Its data attributes say the same to programs. */
export function ImportedFile({ file }: { readonly file: FileReport }) {
  const { counts, problems } = file;
  /** Why it gave nothing, or not all of it. */
  const failures = problems.filter(({ code }) => PROBLEM_WORDS[code].outcome === 'failed');
  return (
    <li
      className={styles['file']}
      data-testid="import-file"
      data-name={file.name}
      data-format={file.format}
      data-bytes={file.bytes}
      data-spans={counts.spans}
      data-traces={counts.traces}
      data-services={counts.services}
      data-roots={counts.roots}
      data-orphans={counts.orphans}
      data-errors={counts.errors}
    >
      <p className={styles['line']}>
        <strong className={styles['name']}>{file.name}</strong>
        <span className={styles['facts']}>
          {formatName(file)} · {formatBytes(file.bytes)}
        </span>
        {file.records && <ColumnsButton fileName={file.name} className={styles['columns']} />}
      </p>
      <dl className={styles['figures']}>
        {fileFigures(file).map(({ name, value }) => (
          <div key={name} className={styles['figure']}>
            <dt>{name}</dt>
            <dd className={value === 0 ? styles['zero'] : undefined}>{formatCount(value)}</dd>
          </div>
        ))}
      </dl>
      {failures.map((problem) => (
        <p key={problem.code} className={styles['failure']}>
          <OutcomeMark outcome={outcomeOf(problem)} /> {PROBLEM_WORDS[problem.code].title}
        </p>
      ))}
    </li>
  );
}
