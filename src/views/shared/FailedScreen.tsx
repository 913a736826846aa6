import { formatBytes } from '#model/formatTime.ts';
import type { Problem, ProblemCode } from '#model/problem.ts';
import type { DocumentState } from '#state/documents.ts';
import { tryAgain } from '#state/openDocument.ts';
import { collectorTraces, formatRoute } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ChooseFilesButton } from './ChooseFilesButton.tsx';
import { ColumnsButton } from './ColumnsButton.tsx';
import { Failure } from './Failure.tsx';
import styles from './FailedScreen.module.css';
import type { FileReport } from './reportText.ts';
import { formatName, reportText } from './reportText.ts';

export interface FailedScreenProps {
  readonly state: Extract<DocumentState, { readonly phase: 'failed' }>;
}

/** Stands where the document would be: file by file, what was expected, what was found, and what to do. */
export function FailedScreen({ state }: FailedScreenProps) {
  const { key, title, files, problems } = state;
  const connection = key.kind === 'collector' ? collectorTraces(key).connection : undefined;
  const isUnknown = problems.some(({ examples }) => examples.some(({ source }) => source?.code === 'noConnection'));
  const elsewhere = withoutThose(
    problems,
    files.flatMap((file) => file.problems),
  );
  return (
    <main className={styles['screen']}>
      <div className={styles['column']}>
        <div className={styles['header']} role="alert">
          <Icon name="error" size={24} className={styles['icon']} />
          <div>
            <h1 className={styles['title']}>There is no trace to show</h1>
            <p className={styles['subtitle']}>{title}</p>
          </div>
        </div>
        {files.map((file, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two files may have one name; their order never changes
          <section key={at} className={styles['file']} aria-label={file.name} data-testid="failed-file">
            <h2 className={styles['name']}>
              {file.name}
              <span className={styles['facts']}>
                {formatBytes(file.bytes)}, {formatName(file)}
                {file.format !== '' && file.counts.spans === 0 && ', without a span'}
              </span>
            </h2>
            {reasons(file).map((problem) => (
              <Failure key={problem.code} problem={problem} fileName={file.name} />
            ))}
            {file.records && (
              <div className={styles['records']}>
                <p>It is a list of records: if they have times, Spanglass can read them as spans.</p>
                <ColumnsButton fileName={file.name} />
              </div>
            )}
            {file.problems.length === 0 && <p className={styles['facts']}>Nothing was read of it.</p>}
          </section>
        ))}
        {elsewhere.map((problem) => (
          <section key={problem.code} className={styles['file']}>
            <Failure problem={problem} fileName="" />
          </section>
        ))}
        <footer className={styles['actions']}>
          {connection !== undefined && (
            <>
              <Button variant="primary" onClick={tryAgain}>
                Try again
              </Button>
              <a
                className={styles['start']}
                href={formatRoute({ screen: 'search', connection, params: new URLSearchParams() })}
              >
                {isUnknown ? `Add the connection “${connection}”` : `Search “${connection}”`}
              </a>
            </>
          )}
          <ChooseFilesButton label="Open another file" variant={connection === undefined ? 'primary' : 'plain'} />
          <a className={styles['start']} href={formatRoute({ screen: 'open', urls: [] })}>
            To the start
          </a>
          <CopyButton label="Copy as text" size="normal" text={() => reportText(title, files, problems, undefined)} />
        </footer>
      </div>
    </main>
  );
}

/** What breaks a file of a known format, so that its spans may be lost. */
const BREAKS: readonly ProblemCode[] = ['badValue', 'truncated'];

/** Why a file gave nothing. That a known format holds no span is said only beside its name when it is broken. */
function reasons({ format, problems }: FileReport): readonly Problem[] {
  const isBroken = format !== '' && problems.some(({ code }) => BREAKS.includes(code));
  return isBroken ? problems.filter(({ code }) => code !== 'notATrace' && code !== 'noSpans') : problems;
}

/** Problems of codes that no file tells of: an address that did not answer, a reader that broke. */
function withoutThose(problems: readonly Problem[], told: readonly Problem[]): readonly Problem[] {
  const codes = new Set(told.map(({ code }) => code));
  return problems.filter(({ code }) => !codes.has(code));
}
