import type { Steps } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { CriticalPath } from './criticalPath.ts';
import { isWithoutTime } from './selfTime.ts';

/** Why a section is on the path (algorithms §4). */
export const CRITICAL_REASON = {
  /** of the root, after the last child or with none: nobody was waited for */
  ownWork: 0,
  /** its span was the last of its parent's to finish */
  lastToFinish: 1,
  /** its span was the last to finish before a sibling on the path started, `about` */
  lastBefore: 2,
  /** its span was at work until a child of it on the path started, `about` */
  beforeChild: 3,
} as const;

export interface CriticalReasons {
  /** CRITICAL_REASON by section */
  readonly reason: Uint8Array;
  /** row that the reason names; −1 = none */
  readonly about: Int32Array;
}

/** Spans or sections looked at between two pauses. */
const SLICE = 1 << 14;

/**
 * Reasons of a path's sections. Linear: from the last section back, every span of the path is entered once, and what
 * comes after it in its parent is the sibling that was entered before it. A span without any time of its own is nobody's
 * parent here, as on the path itself.
 */
export function* deriveCriticalReasons(table: SpanTable, path: CriticalPath): Steps<CriticalReasons> {
  const { root, row, start } = path;
  const reason = new Uint8Array(row.length);
  const about = new Int32Array(row.length).fill(-1);
  // By row − root, and told so: parent with a time of its own; child entered last, which is the next one in time; sibling
  // on the path that comes after; whether it was entered.
  const size = table.subtreeEnd[root] - root;
  const above = new Int32Array(size).fill(-1);
  for (let at = 1; at < size; at++) {
    const direct = table.parent[root + at] - root;
    above[at] = direct > 0 && isWithoutTime(table, root + direct) ? above[direct] : direct;
    if (at % SLICE === 0) yield at / size / 2;
  }
  const latestChild = new Int32Array(size).fill(-1);
  const nextSibling = new Int32Array(size).fill(-1);
  const entered = new Uint8Array(size);
  entered[0] = 1;
  const climbed: number[] = [];
  for (let at = row.length - 1; at >= 0; at--) {
    if (at % SLICE === 0) yield 1 - at / row.length / 2;
    const own = row[at] - root;
    for (let up = own; entered[up] === 0; up = above[up]) climbed.push(up);
    for (let span = climbed.pop(); span !== undefined; span = climbed.pop()) {
      entered[span] = 1;
      nextSibling[span] = latestChild[above[span]];
      latestChild[above[span]] = span;
    }
    const child = latestChild[own];
    if (child >= 0 && start[at] < table.start[root + child]) {
      reason[at] = CRITICAL_REASON.beforeChild;
      about[at] = root + child;
    } else if (own > 0) {
      const sibling = nextSibling[own];
      reason[at] = sibling < 0 ? CRITICAL_REASON.lastToFinish : CRITICAL_REASON.lastBefore;
      about[at] = root + (sibling < 0 ? above[own] : sibling);
    }
  }
  return { reason, about };
}
