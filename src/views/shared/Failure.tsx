import { formatCount } from '#model/formatTime.ts';
import type { Problem } from '#model/problem.ts';
import { PROBLEM_WORDS } from '#model/problemWords.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import styles from './Failure.module.css';
import { EXPECTED } from './reportText.ts';
import { SourceProblemNote } from './SourceProblemNote.tsx';

export interface FailureProps {
  readonly problem: Problem;
  /** The file it stands under: a place that says no more than its name is left out. */
  readonly fileName: string;
}

/** One reason why nothing could be shown: expected, found, where, and what to do. */
export function Failure({ problem, fileName }: FailureProps) {
  const { title, advice } = PROBLEM_WORDS[problem.code];
  const expected = EXPECTED[problem.code];
  const { count, examples } = problem;
  const sources = examples.flatMap(({ source }) => (source ? [source] : []));
  if (sources.length > 0) return <Sources title={title} problems={sources} />;
  const told = examples.filter(({ detail, where }) => detail !== '' || (where !== '' && where !== fileName));
  return (
    <div className={styles['failure']}>
      <h3 className={styles['title']}>
        {title}
        {count > 1 && <span className={styles['count']}> ×{formatCount(count)}</span>}
      </h3>
      <dl className={styles['facts']}>
        {expected !== undefined && (
          <>
            <dt>Expected</dt>
            <dd>{expected}</dd>
          </>
        )}
        {told.map(({ detail, where }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- examples have no name and never change
          <div key={at} className={styles['example']}>
            <dt>Found</dt>
            <dd>
              {detail}
              {where !== '' && where !== fileName && <span className={styles['where']}>{where}</span>}
            </dd>
          </div>
        ))}
        <dt>What to do</dt>
        <dd>{advice}</dd>
      </dl>
    </div>
  );
}

function Sources({ title, problems }: { readonly title: string; readonly problems: readonly SourceProblem[] }) {
  return (
    <div className={styles['failure']}>
      <h3 className={styles['title']}>{title}</h3>
      {problems.map((problem, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- examples have no name and never change
        <SourceProblemNote key={at} problem={problem} />
      ))}
    </div>
  );
}
