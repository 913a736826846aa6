import { REPEAT_MODE_NAMES, runFrom } from '#analysis/repeats.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { collapsedRows, useFoldedRepeats } from '#state/derived.ts';
import { useTraceView } from '#state/traceView.ts';
import { GoButton } from './GoButton.tsx';
import { usePane } from './paneContext.ts';
import styles from './RepeatGroup.module.css';

/** For the head of a folded run: that its row stands for many calls, how these went, and where the slowest is. */
export function RepeatGroup({ row }: { readonly row: SpanRow }) {
  const { trace } = usePane();
  const folded = useFoldedRepeats(trace);
  const run = folded === undefined ? -1 : runFrom(folded, row);
  const isFolded = useTraceView((view) => run >= 0 && collapsedRows(trace, view.level, view.toggled, folded).has(row));
  if (folded === undefined || !isFolded) return null;
  const { duration } = trace.table;
  const endRow = folded.endRow[run];
  const calls = `First of ${formatCount(endRow - row)} calls`;
  // All members have ended, or none: a run has the flags of its head.
  if (duration[row] < 0) return <p className={styles['group']}>{calls} · never finished</p>;
  let slowest = row;
  for (let member = row + 1; member < endRow; member++) {
    if (duration[member] > duration[slowest]) slowest = member as SpanRow;
  }
  return (
    <p className={styles['group']}>
      <b>{calls}</b> · {formatDuration(folded.sum[run])} in all, {REPEAT_MODE_NAMES[folded.mode[run]]} · median{' '}
      {formatDuration(folded.median[run])} ·{' '}
      {slowest === row ? 'slowest, this one' : <GoButton row={slowest}>slowest</GoButton>}{' '}
      {formatDuration(folded.max[run])}
    </p>
  );
}
