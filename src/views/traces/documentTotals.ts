import { memoByObject } from '#base/memo.ts';
import type { SpanTable } from '#model/spanTable.ts';

/** Figures of a whole document. */
export interface DocumentTotals {
  readonly spans: number;
  readonly traces: number;
  readonly services: number;
  /** first start and last end of all traces, ns after the origin */
  readonly startNs: number;
  readonly endNs: number;
}

/** Adds up the traces of a table. */
export const documentTotals = memoByObject((table: SpanTable): DocumentTotals => {
  const { traces } = table;
  let startNs = Infinity;
  let endNs = -Infinity;
  for (let trace = 0; trace < traces.length; trace++) {
    startNs = Math.min(startNs, traces.start[trace]);
    endNs = Math.max(endNs, traces.start[trace] + traces.duration[trace]);
  }
  return { spans: table.length, traces: traces.length, services: table.services.length, startNs, endNs };
});

/** Unix ns of a point of a table's time. */
export function instantNs(table: SpanTable, ns: number): bigint {
  return table.originNs + BigInt(Math.round(ns));
}
