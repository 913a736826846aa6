import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { spanToJson } from '#model/spanJson.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { FoldedText } from './FoldedText.tsx';
import { usePane } from './paneContext.ts';
import styles from './RawSpan.module.css';

/** The whole span as text, to read and to take along. */
export function RawSpan({ row }: { readonly row: SpanRow }) {
  const json = spanToJson(new Span(usePane().trace.table, row));
  return (
    <>
      <CopyButton className={styles['copy']} variant="plain" label="Copy JSON" text={json} />
      <FoldedText text={json} look="block" lines={40} />
    </>
  );
}
