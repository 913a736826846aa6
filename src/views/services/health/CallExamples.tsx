import { useMemo } from 'react';
import { exampleCalls } from '#analysis/exampleCalls.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import type { Calls } from '#analysis/serviceCalls.ts';
import { formatDuration, formatOffset } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { spanRoute } from '#state/openSpan.ts';
import type { DocumentKey } from '#state/route.ts';
import { formatRoute } from '#state/route.ts';
import { useResult } from '#state/useWork.ts';
import styles from './CallExamples.module.css';

export interface CallExamplesProps {
  readonly document: LoadedDocument;
  readonly documentKey: DocumentKey;
  readonly calls: Calls;
}

/** The slowest calls and the failed ones, each leading to its span. */
export function CallExamples({ document, documentKey, calls }: CallExamplesProps) {
  const { table } = document;
  const { failed } = useErrors(document);
  const work = useMemo(() => new SlicedWork(exampleCalls(table, failed, [calls.rows])), [table, failed, calls]);
  const examples = useResult(work);
  const list = { document, documentKey };
  return (
    <div className={styles['examples']}>
      <Examples {...list} title="Slowest" rows={examples?.slowest} none="None" />
      <Examples {...list} title="Failed" rows={examples?.failed} none="None failed" />
    </div>
  );
}

interface ExamplesProps extends Omit<CallExamplesProps, 'calls'> {
  readonly title: string;
  /** undefined = not looked through yet */
  readonly rows: readonly number[] | undefined;
  readonly none: string;
}

function Examples({ document, documentKey, title, rows, none }: ExamplesProps) {
  const { table } = document;
  return (
    <section className={styles['list']} aria-label={`${title} calls`}>
      <h3 className={styles['title']}>{title}</h3>
      {rows?.length === 0 && <p className={styles['none']}>{none}</p>}
      <ul>
        {rows?.map((row) => {
          const { operation, duration, start } = new Span(table, row as SpanRow);
          return (
            <li key={row}>
              <a
                className={styles['link']}
                href={formatRoute(spanRoute(documentKey, table, row as SpanRow))}
                title={operation}
              >
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
