import { ERROR_RULE } from '#analysis/spanErrors.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import { Icon } from '#ui/Icon.tsx';
import { ErrorMessage } from './ErrorMessage.tsx';
import { errorReason } from './errorReason.ts';
import styles from './ErrorReason.module.css';
import { usePane } from './paneContext.ts';

/** For a row that is marked without a status of error: what went wrong, and which rule says so. Nothing for others. */
export function ErrorReason({ row }: { readonly row: SpanRow }) {
  const { document } = usePane().trace;
  const failed = useErrors(document).failed[row] === 1;
  const rule = document.derived.errorRule[row];
  const reason = errorReason(rule);
  const isWarning = rule === ERROR_RULE.warning;
  if (reason === '' || (!failed && !isWarning)) return null;
  return (
    <div className={styles['reason']}>
      {failed && <ErrorMessage row={row} />}
      <p className={isWarning ? styles['warning'] : styles['note']}>
        <Icon name={isWarning ? 'warning' : 'info'} size={14} className={styles['icon']} />
        {reason}
      </p>
    </div>
  );
}
