import type { ReactNode } from 'react';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import styles from './GoButton.module.css';
import { usePane } from './paneContext.ts';
import { shownText } from './shownText.ts';

/** Words that lead to another span of the document; its name where none are given. */
export function GoButton({ row, children }: { readonly row: SpanRow; readonly children?: ReactNode }) {
  const { trace, goTo } = usePane();
  const span = new Span(trace.table, row);
  const name = shownText(span.operation || 'span without a name');
  return (
    <button
      type="button"
      className={styles['go']}
      title={`Go to ${name}${span.service === '' ? '' : ` of ${span.service}`}`}
      onClick={() => goTo(row)}
    >
      {children ?? name}
    </button>
  );
}
