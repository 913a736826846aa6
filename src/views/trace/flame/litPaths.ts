import { countBefore } from '#analysis/flameItems.ts';
import type { BitSet } from '#base/bitSet.ts';
import { memoLast } from '#base/memo.ts';
import { serviceName } from '#model/span.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useFind } from '#state/find.ts';
import type { RowFlame } from '#state/flame.ts';

/**
 * By item, how many before it are call paths with a span of what is searched for and filtered by; undefined when there
 * is neither. The others are dimmed: without them the widths would not be sums any more.
 */
export function litPathsBefore(
  trace: CurrentTrace,
  flame: RowFlame,
  service: string | undefined,
  matched: BitSet | undefined,
): Int32Array | undefined {
  const { matches, count } = useFind.getState();
  if (matches === undefined && service === undefined && matched === undefined) return undefined;
  return countLit(trace, flame, service, matched, matches === undefined ? undefined : count);
}

const countLit = memoLast(
  (
    { table }: CurrentTrace,
    { tree, items, nodeOf, firstRow }: RowFlame,
    service: string | undefined,
    matched: BitSet | undefined,
    found: number | undefined,
  ) => {
    const isLit = new Uint8Array(tree.length).fill(found === undefined && matched === undefined ? 1 : 0);
    const end = firstRow + nodeOf.length;
    if (found !== undefined) {
      const { rows } = useFind.getState();
      for (const row of rows.subarray(0, found)) {
        if (row >= firstRow && row < end && matched?.has(row) !== false) isLit[nodeOf[row - firstRow]] = 1;
      }
    } else if (matched) {
      for (let row = matched.next(firstRow, end); row < end; row = matched.next(row + 1, end)) {
        isLit[nodeOf[row - firstRow]] = 1;
      }
    }
    const isOfService = (node: number): boolean =>
      service === undefined || serviceName(table, tree.service[node]) === service;
    return countBefore(items, (node) => isLit[node] === 1 && isOfService(node));
  },
);
