import type { Repeats } from '#analysis/repeats.ts';
import { REPEAT_MODE_NAMES } from '#analysis/repeats.ts';
import { SPAN_FLAG } from '#model/spanTable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import { classNames } from '#ui/classNames.ts';
import styles from './RepeatCount.module.css';

interface Props {
  readonly table: SpanTable;
  readonly repeats: Repeats;
  /** number of the run */
  readonly run: number;
  /** one row stands for all; else for the first, which can fold the others */
  readonly isFolded: boolean;
}

/** How often a run repeats and, folded, what that took: `×213 168 ms in all, serial`. */
export function RepeatCount({ table, repeats, run, isFolded }: Props) {
  const count = formatCount(repeats.endRow[run] - repeats.head[run]);
  return (
    <>
      <span className={classNames(styles['times'], isFolded && styles['folded'])} aria-hidden="true">
        ×{count}
      </span>
      <span className="visuallyHidden">{isFolded ? `${count} times` : `first of ${count} repeats`}</span>
      {isFolded && <span className={styles['sum']}>{sumWords(table, repeats, run)}</span>}
    </>
  );
}

/** For the tooltip of a folded run: what one of its members takes. */
export function memberWords(table: SpanTable, repeats: Repeats, run: number): string {
  const count = formatCount(repeats.endRow[run] - repeats.head[run]);
  const each = [repeats.min[run], repeats.median[run], repeats.max[run]].map(formatDuration);
  return isUnfinished(table, repeats, run)
    ? `${count} times, never finished`
    : `${count} times, ${sumWords(table, repeats, run)}\neach ${each[0]} to ${each[2]}, half of them up to ${each[1]}`;
}

function sumWords(table: SpanTable, repeats: Repeats, run: number): string {
  if (isUnfinished(table, repeats, run)) return 'never finished';
  return `${formatDuration(repeats.sum[run])} in all, ${REPEAT_MODE_NAMES[repeats.mode[run]]}`;
}

/** All members are, or none: a run has the flags of its head. */
function isUnfinished(table: SpanTable, repeats: Repeats, run: number): boolean {
  return (table.flags[repeats.head[run]] & SPAN_FLAG.unfinished) !== 0;
}
