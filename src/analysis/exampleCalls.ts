import type { SpanTable } from '#model/spanTable.ts';
import type { GraphInput } from './graphInput.ts';

/** Calls worth opening: those that took longest, and the first that failed. */
export interface ExampleCalls {
  readonly slowest: readonly number[];
  readonly failed: readonly number[];
  /** traces in which there is a call */
  readonly traces: number;
}

const SLOWEST = 4;
const FAILED = 3;

/** Of the calls with these rows, ascending. Linear: no row is sorted that is not told. */
export function exampleCalls({ duration, trace }: SpanTable, failed: Uint8Array, rows: Int32Array): ExampleCalls {
  const slowest: number[] = [];
  const failing: number[] = [];
  let traces = 0;
  let lastTrace = -1;
  for (const row of rows) {
    if (trace[row] !== lastTrace) traces++;
    lastTrace = trace[row];
    if (failed[row] === 1 && failing.length < FAILED) failing.push(row);
    if (duration[row] < 0) continue;
    if (slowest.length === SLOWEST && duration[row] <= duration[slowest[SLOWEST - 1]]) continue;
    const at = slowest.findIndex((other) => duration[row] > duration[other]);
    slowest.splice(at < 0 ? slowest.length : at, 0, row);
    if (slowest.length > SLOWEST) slowest.pop();
  }
  return { slowest, failed: failing, traces };
}

/** Rows of the calls that lead to a node, ascending; of one that nobody calls, of those that lead from it. */
export function rowsOfNode({ edges }: GraphInput, node: number): Int32Array {
  const into = edges.filter(({ to }) => to === node);
  const found = (into.length > 0 ? into : edges.filter(({ from }) => from === node)).flatMap(({ rows }) => rows ?? []);
  const all = new Int32Array(found.reduce((sum, rows) => sum + rows.length, 0));
  let filled = 0;
  for (const rows of found) {
    all.set(rows, filled);
    filled += rows.length;
  }
  return all.sort();
}
