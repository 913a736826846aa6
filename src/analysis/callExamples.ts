import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import type { Calls } from './serviceCalls.ts';

/** The `count` slowest calls, slowest first; of equal ones the earlier row. One pass. */
export function slowestCalls({ duration }: SpanTable, { rows }: Calls, count: number): readonly SpanRow[] {
  return longest(rows, count, (row) => duration[row]);
}

/** The `count` longest of the calls that failed; those that never ended come last. */
export function failedCalls(
  { duration }: SpanTable,
  failed: Uint8Array,
  { rows, errors }: Calls,
  count: number,
): readonly SpanRow[] {
  if (errors === 0) return [];
  return longest(
    rows.filter((row) => failed[row] === 1),
    count,
    (row) => duration[row],
  );
}

function longest(rows: Int32Array, count: number, length: (row: number) => number): readonly SpanRow[] {
  const found: number[] = [];
  for (const row of rows) {
    if (found.length === count && length(row) <= length(found[count - 1])) continue;
    let at = found.length;
    while (at > 0 && length(found[at - 1]) < length(row)) at--;
    found.splice(at, 0, row);
    if (found.length > count) found.pop();
  }
  return found as SpanRow[];
}
