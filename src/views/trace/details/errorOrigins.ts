import type { SpanEnds } from '#analysis/spanEnds.ts';
import { endOf } from '#analysis/spanEnds.ts';
import type { Steps } from '#base/slicedWork.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';

/** The failed spans of a trace, and those in which failing began. */
export interface ErrorOrigins {
  readonly errors: number;
  /** failed spans without a failed child */
  readonly origins: number;
  /** the origin to look at first; undefined = nothing failed */
  readonly first: SpanRow | undefined;
}

/** Rows looked at between two pauses. */
const STRETCH = 1 << 16;

/**
 * As work that may pause. Of the rows [firstRow, endRow), whole trees. First is an origin whose error reached the root, then one on the critical
 * path, then the deepest, then the one that ended first (algorithms §11). `failed` is that of ErrorCounts,
 * `criticalTime` is by row − firstRow, `ends` is deriveEnds.
 */
export function* findErrorOrigins(
  table: SpanTable,
  failed: Uint8Array,
  ends: SpanEnds,
  criticalTime: Float64Array,
  { firstRow, endRow }: { readonly firstRow: number; readonly endRow: number },
): Steps<ErrorOrigins> {
  const { parent, depth } = table;
  const reachesRoot = new Uint8Array(endRow - firstRow);
  const hasFailedChild = new Uint8Array(endRow - firstRow);
  let errors = 0;
  for (let row = firstRow; row < endRow; row++) {
    if (row % STRETCH === 0) yield;
    if (failed[row] === 0) continue;
    errors++;
    const above = parent[row];
    if (above < 0) {
      reachesRoot[row - firstRow] = 1;
    } else {
      reachesRoot[row - firstRow] = reachesRoot[above - firstRow];
      hasFailedChild[above - firstRow] = 1;
    }
  }
  const order = (one: number, other: number): number =>
    reachesRoot[other - firstRow] - reachesRoot[one - firstRow] ||
    Number(criticalTime[other - firstRow] > 0) - Number(criticalTime[one - firstRow] > 0) ||
    depth[other] - depth[one] ||
    endOf(ends, one) - endOf(ends, other);
  let origins = 0;
  let first = -1;
  for (let row = firstRow; row < endRow; row++) {
    if (row % STRETCH === 0) yield;
    if (failed[row] === 0 || hasFailedChild[row - firstRow] === 1) continue;
    origins++;
    if (first < 0 || order(row, first) < 0) first = row;
  }
  return { errors, origins, first: first < 0 ? undefined : (first as SpanRow) };
}
