import type { SpanTable } from '#model/spanTable.ts';
import { ERROR_RULE } from './spanErrors.ts';

/** Which rows are errors, and how many there are where. */
export interface ErrorCounts {
  /** by row: 1 = an error, else 0 */
  readonly failed: Uint8Array;
  /** by row: errors among it and all below it */
  readonly subtree: Int32Array;
  /** by trace */
  readonly trace: Int32Array;
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

/** One backwards pass: when a row is met, all its descendants have been added to it. */
function countErrors(table: SpanTable, rules: Uint8Array, counts4xx: boolean): ErrorCounts {
  const { length, parent, trace } = table;
  const failed = new Uint8Array(length);
  const subtree = new Int32Array(length);
  const traceErrors = new Int32Array(table.traces.length);
  for (let row = length - 1; row >= 0; row--) {
    if (isError(rules[row], counts4xx)) {
      failed[row] = 1;
      subtree[row]++;
      traceErrors[trace[row]]++;
    }
    if (subtree[row] > 0 && parent[row] >= 0) subtree[parent[row]] += subtree[row];
  }
  return { failed, subtree, trace: traceErrors };
}

function isError(rule: number, counts4xx: boolean): boolean {
  return rule !== ERROR_RULE.none && rule !== ERROR_RULE.warning && (counts4xx || rule !== ERROR_RULE.client4xx);
}
