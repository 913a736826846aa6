import { BitSet } from '#base/bitSet.ts';
import type { Steps } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { GraphInput } from './graphInput.ts';
import { ROWS_PER_STEP } from './serviceCalls.ts';

/** Calls worth opening: those that took longest, and the first that failed. */
export interface ExampleCalls {
  readonly slowest: readonly number[];
  readonly failed: readonly number[];
  /** traces in which there is a call */
  readonly traces: number;
}

const SLOWEST = 4;
const FAILED = 3;

/** Of the calls in some lists of rows, of which a row may be in several. Linear: no row is sorted that is not told. */
export function* exampleCalls(
  { duration, trace, traces }: SpanTable,
  failed: Uint8Array,
  lists: readonly Int32Array[],
): Steps<ExampleCalls> {
  const slowest = new BestRows(SLOWEST, (one, other) => duration[other] - duration[one] || one - other);
  const first = new BestRows(FAILED, (one, other) => one - other);
  const seen = new BitSet(traces.length);
  let found = 0;
  let done = 0;
  for (const rows of lists) {
    for (const row of rows) {
      if (!seen.has(trace[row])) {
        seen.add(trace[row]);
        found++;
      }
      if (failed[row] === 1) first.offer(row);
      if (duration[row] >= 0) slowest.offer(row);
      if (++done % ROWS_PER_STEP === 0) yield;
    }
  }
  return { slowest: slowest.rows, failed: first.rows, traces: found };
}

/** A few rows, the best first, of many that are offered. */
class BestRows {
  readonly rows: number[] = [];
  private readonly most: number;
  private readonly order: (one: number, other: number) => number;

  constructor(most: number, order: (one: number, other: number) => number) {
    this.most = most;
    this.order = order;
  }

  offer(row: number): void {
    const { rows, most, order } = this;
    if (rows.length === most && order(row, rows[most - 1]) >= 0) return;
    if (rows.includes(row)) return;
    const at = rows.findIndex((other) => order(row, other) < 0);
    rows.splice(at < 0 ? rows.length : at, 0, row);
    if (rows.length > most) rows.pop();
  }
}

/** Rows of the calls that lead to a node, by edge; of one that nobody calls, of those that lead from it. */
export function callsOfNode({ edges }: GraphInput, node: number): readonly Int32Array[] {
  const into = edges.filter(({ to }) => to === node);
  return (into.length > 0 ? into : edges.filter(({ from }) => from === node)).flatMap(({ rows }) => rows ?? []);
}

/** Rows of the calls along an edge, where they are at hand. */
export function callsOfEdge({ edges }: GraphInput, edge: number): readonly Int32Array[] {
  const { rows } = edges[edge];
  return rows === undefined ? [] : [rows];
}
