import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import styles from './MissingParentRow.module.css';

interface Props {
  readonly trace: CurrentTrace;
  /** entry in MissingParents */
  readonly missing: number;
  /** line of the waterfall, from 0 */
  readonly index: number;
  /** CSS px */
  readonly top: number;
  readonly height: number;
}

/** Stands over orphans for the parent that all of them name and the document does not have. No span: nothing selects it. */
export function MissingParentRow({ trace, missing, index, top, height }: Props) {
  const { table, document } = trace;
  const { id, children, firstRow, endRow, start, end } = document.derived.missingParents;
  const text = table.strings.get(id[missing]);
  const isOverAll = firstRow[missing] === trace.firstRow && endRow[missing] === trace.endRow;
  const count = `${formatCount(children[missing])} ${children[missing] === 1 ? 'child' : 'children'}`;
  return (
    <div role="row" aria-rowindex={index + 1} aria-level={1} className={styles['row']} style={{ top, height }}>
      <div
        role="gridcell"
        className={styles['name']}
        title={`${text}\nNamed as the parent of ${count}, but not in this document: it was not sent, not kept, or is in another file.`}
      >
        <span className={styles['mark']} aria-hidden="true" />
        <span className={styles['words']}>
          {isOverAll ? `parent of all, ${shortId(text)},` : `parent ${shortId(text)}`} is not in this document
        </span>
        <span className={styles['brief']}>missing {shortId(text)}</span>
        <span className={styles['count']}>{count}</span>
      </div>
      <div role="gridcell" className="visuallyHidden">
        not a span; its children take {formatDuration(end[missing] - start[missing])}
      </div>
    </div>
  );
}

function shortId(id: string): string {
  // Ids that were counted up differ at their end only.
  return id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
}
