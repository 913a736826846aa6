import { GridCell } from './GridCell.tsx';
import styles from './MarkBox.module.css';

/** Which rows of a list are marked, by their place in it. */
export interface TraceMarks {
  readonly size: number;
  readonly has: (index: number) => boolean;
  readonly toggle: (index: number) => void;
  /** marks every row, or none */
  readonly setAll: (marked: boolean) => void;
}

/** Marks one row. By keyboard Space on the row does the same, so the box itself is no stop of the Tab key. */
export function MarkBox({ marks, index }: { readonly marks: TraceMarks; readonly index: number }) {
  return (
    // The cell around the box takes the press too: a finger misses 14 px.
    <GridCell
      className={styles['cell']}
      onClick={(event) => {
        // The row opens what is pressed in it.
        event.stopPropagation();
        marks.toggle(index);
      }}
    >
      <input
        type="checkbox"
        className={styles['box']}
        tabIndex={-1}
        aria-label="Mark"
        checked={marks.has(index)}
        // The press on the cell has done it.
        onChange={() => undefined}
      />
    </GridCell>
  );
}

/** Marks all rows, or none. */
export function MarkAll({ marks, count }: { readonly marks: TraceMarks; readonly count: number }) {
  const all = count > 0 && marks.size === count;
  return (
    <div className={styles['cell']} role="columnheader" tabIndex={-1}>
      <input
        type="checkbox"
        className={styles['box']}
        aria-label="Mark all"
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = marks.size > 0 && !all;
        }}
        onChange={() => marks.setAll(!all)}
      />
    </div>
  );
}
