import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { SPAN_STATUS } from '#model/spanTable.ts';

/** Where an error came from and how far it went, as far as statuses tell. */
export interface ErrorTrail {
  /** the deepest span that a line of failed spans leads down to; undefined = it begins at the row itself */
  readonly origin: SpanRow | undefined;
  /** spans above the row in error without a gap */
  readonly carriedBy: number;
  /** the topmost of them; undefined when there is none */
  readonly top: SpanRow | undefined;
  /** the topmost, or the row itself, has no parent */
  readonly reachesRoot: boolean;
}

/** For a row in error. Of several failed children the last to start is followed: earlier ones were tried again. */
export function deriveErrorTrail(table: SpanTable, row: SpanRow): ErrorTrail {
  const { parent, status, subtreeEnd } = table;
  let origin: number = row;
  for (let below: number = row; below >= 0;) {
    origin = below;
    let failed = -1;
    for (let child = below + 1; child < subtreeEnd[below]; child = subtreeEnd[child]) {
      if (status[child] === SPAN_STATUS.error) failed = child;
    }
    below = failed;
  }
  let top: number = row;
  let carriedBy = 0;
  while (parent[top] >= 0 && status[parent[top]] === SPAN_STATUS.error) {
    top = parent[top];
    carriedBy++;
  }
  return {
    origin: origin === row ? undefined : (origin as SpanRow),
    carriedBy,
    top: top === row ? undefined : (top as SpanRow),
    reachesRoot: parent[top] < 0,
  };
}
