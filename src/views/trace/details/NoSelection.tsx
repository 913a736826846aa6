import { memoByObject } from '#base/memo.ts';
import { formatDuration } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { SPAN_STATUS } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import styles from './NoSelection.module.css';
import { usePane } from './paneContext.ts';

/** While no span is selected: how to select one, and which are worth it. */
export function NoSelection({ onClose }: { readonly onClose: () => void }) {
  const { trace, goTo } = usePane();
  const { firstError, mostSelf } = startingPoints(trace);
  return (
    <div className={styles['empty']}>
      <IconButton
        className={styles['close']}
        icon="close"
        label="Close details"
        keys="Enter"
        size="small"
        onClick={onClose}
      />
      <h2 className={styles['title']}>No span selected</h2>
      <p className={styles['text']}>
        Click a row, or move with <Kbd keys="↑" /> <Kbd keys="↓" />.
      </p>
      <div className={styles['actions']}>
        {firstError !== undefined && (
          <Button icon="error" className={styles['error']} onClick={() => goTo(firstError)}>
            First error
          </Button>
        )}
        {mostSelf !== undefined && (
          <Button icon="clock" onClick={() => goTo(mostSelf)}>
            Most self time: {formatDuration(trace.document.derived.selfTime[mostSelf])}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The error that came first by its start, and the span with most time of its own. */
const startingPoints = memoByObject(({ table, document, firstRow, endRow }: CurrentTrace) => {
  const { selfTime } = document.derived;
  let firstError = -1;
  let mostSelf = -1;
  for (let row = firstRow; row < endRow; row++) {
    if (table.status[row] === SPAN_STATUS.error && (firstError < 0 || table.start[row] < table.start[firstError])) {
      firstError = row;
    }
    if (mostSelf < 0 || selfTime[row] > selfTime[mostSelf]) mostSelf = row;
  }
  const row = (found: number): SpanRow | undefined => (found < 0 ? undefined : (found as SpanRow));
  return { firstError: row(firstError), mostSelf: row(mostSelf) };
});
