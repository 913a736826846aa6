import { useMemo } from 'react';
import { failedCalls, slowestCalls } from '#analysis/callExamples.ts';
import type { Calls } from '#analysis/serviceCalls.ts';
import { formatDuration, formatOffset } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { spanRoute } from '#state/openSpan.ts';
import type { DocumentKey } from '#state/route.ts';
import { formatRoute } from '#state/route.ts';
import styles from './CallExamples.module.css';

export interface CallExamplesProps {
  readonly document: LoadedDocument;
  readonly documentKey: DocumentKey;
  readonly calls: Calls;
}

/** As many as stand beside the charts. */
const EXAMPLES = 6;

/** The slowest calls and the failed ones, each leading to its span. */
export function CallExamples({ document, documentKey, calls }: CallExamplesProps) {
  const { table } = document;
  const { failed } = useErrors(document);
  const slowest = useMemo(() => slowestCalls(table, calls, EXAMPLES), [table, calls]);
  const failures = useMemo(() => failedCalls(table, failed, calls, EXAMPLES), [table, failed, calls]);
  const list = { document, documentKey };
  return (
    <div className={styles['examples']}>
      <Examples {...list} title="Slowest" rows={slowest} none="None" />
      <Examples {...list} title="Failed" rows={failures} none="None failed" />
    </div>
  );
}

interface ExamplesProps extends Omit<CallExamplesProps, 'calls'> {
  readonly title: string;
  readonly rows: readonly SpanRow[];
  readonly none: string;
}

function Examples({ document, documentKey, title, rows, none }: ExamplesProps) {
  const { table } = document;
  return (
    <section className={styles['list']} aria-label={`${title} calls`}>
      <h3 className={styles['title']}>{title}</h3>
      {rows.length === 0 && <p className={styles['none']}>{none}</p>}
      <ul>
        {rows.map((row) => {
          const { operation, duration, start } = new Span(table, row);
          return (
            <li key={row}>
              <a className={styles['link']} href={formatRoute(spanRoute(documentKey, table, row))} title={operation}>
                <span className={styles['time']}>{duration === undefined ? 'no end' : formatDuration(duration)}</span>{' '}
                <span className={styles['when']}>{formatOffset(start)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
