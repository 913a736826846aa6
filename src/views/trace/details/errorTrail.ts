import type { SpanRow, SpanTable } from '#model/spanTable.ts';

/** Where an error came from and how far it went, as far as the spans tell. */
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

/** For a row in error; `failed` is that of ErrorCounts. Of several failed children the last to start is followed: earlier ones were tried again. */
export function deriveErrorTrail(table: SpanTable, failed: Uint8Array, row: SpanRow): ErrorTrail {
  const { parent, subtreeEnd } = table;
  let origin: number = row;
  for (let below: number = row; below >= 0;) {
    origin = below;
    let last = -1;
    for (let child = below + 1; child < subtreeEnd[below]; child = subtreeEnd[child]) {
      if (failed[child] === 1) last = child;
    }
    below = last;
  }
  let top: number = row;
  let carriedBy = 0;
  while (parent[top] >= 0 && failed[parent[top]] === 1) {
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
