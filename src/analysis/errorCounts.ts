import { Growable } from '#base/growable.ts';
import type { RankedSet } from '#base/rankedSet.ts';
import { placeIn, rankedSet } from '#base/rankedSet.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { ERROR_RULE } from './spanErrors.ts';

/** Which rows are errors, and how many there are where. */
export interface ErrorCounts {
  /** by row: 1 = an error, else 0 */
  readonly failed: Uint8Array;
  /** rows with errors among them and all below them, and by place among those how many: ask `errorsWithin` */
  readonly within: RankedSet;
  readonly count: Int32Array;
  /** by trace */
  readonly trace: Int32Array;
}

/** Errors among a row and all below it. */
export function errorsWithin({ within, count }: ErrorCounts, row: number): number {
  const place = placeIn(within, row);
  return place < 0 ? 0 : count[place];
}

/** Both answers to whether a client that is answered 4xx has failed; the same object where no client was. */
export interface ErrorColumns {
  readonly all: ErrorCounts;
  readonly without4xx: ErrorCounts;
}

/** `rules` is deriveErrorRules. */
export function deriveErrorColumns(table: SpanTable, rules: Uint8Array): ErrorColumns {
  const all = countErrors(table, rules, true);
  return { all, without4xx: rules.includes(ERROR_RULE.client4xx) ? countErrors(table, rules, false) : all };
}

/** One backwards pass, where there are errors: when a row is met, all its descendants have been added to it. */
function countErrors(table: SpanTable, rules: Uint8Array, counts4xx: boolean): ErrorCounts {
  const { length, parent, trace } = table;
  const failed = new Uint8Array(length);
  const traceErrors = new Int32Array(table.traces.length);
  let errors = 0;
  for (let row = 0; row < length; row++) {
    if (!isError(rules[row], counts4xx)) continue;
    failed[row] = 1;
    traceErrors[trace[row]]++;
    errors++;
  }
  const sums = new Int32Array(errors > 0 ? length : 0);
  const rows = new Growable(Int32Array, 16);
  for (let row = sums.length - 1; row >= 0; row--) {
    sums[row] += failed[row];
    if (sums[row] === 0) continue;
    rows.push(row);
    if (parent[row] >= 0) sums[parent[row]] += sums[row];
  }
  const ascending = rows.copy().reverse();
  return {
    failed,
    within: rankedSet(ascending, ascending.length, length),
    count: ascending.map((row) => sums[row]),
    trace: traceErrors,
  };
}

function isError(rule: number, counts4xx: boolean): boolean {
  return rule !== ERROR_RULE.none && rule !== ERROR_RULE.warning && (counts4xx || rule !== ERROR_RULE.client4xx);
}
