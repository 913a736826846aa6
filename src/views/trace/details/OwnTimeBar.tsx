import { selfTimeOf } from '#analysis/selfTime.ts';
import { endOf } from '#analysis/spanEnds.ts';
import { formatDuration, formatShare } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import styles from './OwnTimeBar.module.css';
import { usePane } from './paneContext.ts';

/** How much of a span's time was its own and how much that of spans below it; nothing for a span without any. */
export function OwnTimeBar({ row, colour }: { readonly row: SpanRow; readonly colour: string }) {
  const { table, document } = usePane().trace;
  const whole = endOf(document.derived.ends, row) - table.start[row];
  if (table.subtreeEnd[row] === row + 1 || !(whole > 0)) return null;
  const own = selfTimeOf(document.derived.selfTime, row);
  const children = whole - own;
  // Work nobody waits for: the whole time is its own, which is said already.
  if (children <= 0) return null;
  return (
    <>
      <div className={styles['bar']} style={{ color: colour }} aria-hidden="true">
        {own > 0 && <div className={styles['own']} style={{ flexGrow: own / whole }} />}
        <div className={styles['children']} style={{ flexGrow: children / whole }} />
      </div>
      <p className={styles['words']}>
        {`own ${formatDuration(own)} (${formatShare(own / whole)}) · children ${formatDuration(children)}`}
      </p>
    </>
  );
}
