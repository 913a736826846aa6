import { useMemo } from 'react';
import { callsOfEdge, callsOfNode, exampleCalls } from '#analysis/exampleCalls.ts';
import type { GraphInput } from '#analysis/graphInput.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import { formatDuration } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { useResult } from '#state/useWork.ts';
import { counted } from '#views/shared/counted.ts';
import styles from './Examples.module.css';
import type { GraphSelection } from './graphSelection.ts';

export interface ExamplesProps {
  readonly input: GraphInput;
  readonly selection: GraphSelection;
  readonly table: SpanTable;
  /** ErrorCounts' */
  readonly failed: Uint8Array;
  readonly onOpen: (row: SpanRow) => void;
}

/** Calls behind a figure, each a way to its span. */
export function Examples({ input, selection, table, failed, onOpen }: ExamplesProps) {
  const { kind, place } = selection;
  const work = useMemo(() => {
    const lists = kind === 'node' ? callsOfNode(input, place) : callsOfEdge(input, place);
    return new SlicedWork(exampleCalls(table, failed, lists));
  }, [input, kind, place, table, failed]);
  const examples = useResult(work);
  if (!examples) return null;
  const list = (title: string, rows: readonly number[], isFailed: boolean) =>
    rows.length > 0 && (
      <section>
        <h3 className={styles['heading']}>{title}</h3>
        <ul className={styles['list']}>
          {rows.map((row) => (
            <li key={row}>
              <button type="button" onClick={() => onOpen(row as SpanRow)}>
                <span className={styles['name']}>{new Span(table, row as SpanRow).operation}</span>
                <span className={isFailed ? styles['failed'] : styles['time']}>
                  {isFailed && <span aria-hidden="true">▲ </span>}
                  {table.duration[row] < 0 ? 'no end' : formatDuration(table.duration[row])}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <>
      {list('Slowest', examples.slowest, false)}
      {list('Failed', examples.failed, true)}
      {table.traces.length > 1 && examples.traces > 0 && (
        <p className={styles['traces']}>In {counted(examples.traces, 'trace')}</p>
      )}
    </>
  );
}
