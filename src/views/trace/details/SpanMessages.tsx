import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { shownClockOf } from '#state/currentTrace.ts';
import { Icon } from '#ui/Icon.tsx';
import { ErrorMessage } from './ErrorMessage.tsx';
import { GoButton } from './GoButton.tsx';
import { usePane } from './paneContext.ts';
import styles from './SpanMessages.module.css';
import { spanRemarks } from './spanRemarks.ts';

/** What went wrong in the span, and what is odd about it, in words. Nothing for most spans. */
export function SpanMessages({ row }: { readonly row: SpanRow }) {
  const { trace } = usePane();
  const { table, document } = trace;
  const remarks = spanRemarks(table, document.derived.ends, row, shownClockOf(trace, row));
  const { isError } = new Span(table, row);
  if (!isError && remarks.length === 0) return null;
  return (
    <div className={styles['messages']}>
      {isError && <ErrorMessage row={row} />}
      {remarks.length > 0 && (
        <ul className={styles['remarks']}>
          {remarks.map(({ tone, text, target }) => (
            <li key={text} className={styles[tone]}>
              <Icon name={tone === 'warn' ? 'warning' : 'info'} size={14} className={styles['icon']} />
              <span>
                {text} {target && <GoButton row={target.row}>{target.words}</GoButton>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
