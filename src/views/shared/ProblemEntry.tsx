import { formatCount } from '#model/formatTime.ts';
import type { Problem } from '#model/problem.ts';
import { outcomeOf, PROBLEM_WORDS } from '#model/problemWords.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { Button } from '#ui/Button.tsx';
import { OutcomeMark } from './OutcomeMark.tsx';
import styles from './ProblemEntry.module.css';
import { SourceProblemNote } from './SourceProblemNote.tsx';

export interface ProblemEntryProps {
  readonly problem: Problem;
  /** Whether its examples show from the start. */
  readonly isOpen: boolean;
  readonly onJump: (row: SpanRow) => void;
}

/** One problem of the import report: what, how often, what was done, what to do, and the first cases. */
export function ProblemEntry({ problem, isOpen, onJump }: ProblemEntryProps) {
  const { code, count, examples } = problem;
  const { title, advice } = PROBLEM_WORDS[code];
  const told = examples.filter(({ detail, where, row }) => detail !== '' || where !== '' || row >= 0);
  return (
    <li className={styles['problem']} data-testid="import-problem" data-code={code} data-count={count}>
      <p className={styles['line']}>
        <strong>{title}</strong>
        <span className={styles['count']}>{formatCount(count)}</span>
        <OutcomeMark outcome={outcomeOf(problem)} />
      </p>
      <p className={styles['advice']}>{advice}</p>
      {told.length > 0 && (
        <details open={isOpen}>
          <summary className={styles['summary']}>
            {told.length < count ? `First ${told.length} of ${formatCount(count)}` : 'Where'}
          </summary>
          <ul className={styles['examples']}>
            {told.map(({ detail, where, row, source }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- examples have no name and never change
              <li key={at} className={styles['example']}>
                {source ? (
                  <SourceProblemNote problem={source} />
                ) : (
                  <>
                    <span className={styles['detail']}>{detail}</span>
                    <span className={styles['where']}>{where}</span>
                  </>
                )}
                {row >= 0 && (
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={`Show span of case ${at + 1}${detail === '' ? '' : `: ${detail}`}`}
                    onClick={() => onJump(row as SpanRow)}
                  >
                    Show span
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
