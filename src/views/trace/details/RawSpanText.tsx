import { useMemo } from 'react';
import { Span } from '#model/span.ts';
import { spanToJson } from '#model/spanJson.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { CodeText } from './CodeText.tsx';
import { usePane } from './paneContext.ts';
import styles from './RawSpan.module.css';

/** A span as coloured JSON. */
export function RawSpanText({ row }: { readonly row: SpanRow }) {
  const { table } = usePane().trace;
  const json = useMemo(() => spanToJson(new Span(table, row)), [table, row]);
  return (
    <>
      <CopyButton className={styles['copy']} variant="plain" label="Copy JSON" text={json} />
      <CodeText text={json} language="json" lines={40} />
    </>
  );
}
