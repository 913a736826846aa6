import type { Folding } from './recordFolding.ts';
import type { RecordColumns } from './recordColumns.ts';
import type { RecordIndex } from './recordIndex.ts';
import { SPAN_FLAG, SPAN_KIND } from './spanTable.ts';

/** At most so many spans of one id are weighed as parents of one child: keeps 80,000 equal ids linear. */
const CANDIDATES = 16;

export interface ParentInput {
  readonly records: RecordColumns;
  readonly index: RecordIndex;
  readonly traceOf: Int32Array;
  /** ns after the origin, NaN = none */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  /** definition of each record's resource */
  readonly resource: Int32Array;
  /** service string index of a record */
  readonly serviceOf: (record: number) => number;
  readonly folding: Folding;
  /** negative, 0 or positive by the order of two texts' bytes */
  readonly compareText: (one: number, other: number) => number;
}

/** Parent record of each record, −1 = root; adds the flags orphan, selfParent and cycle (algorithms §1.5–8). */
export function linkParents(input: ParentInput): Int32Array {
  const { records, folding } = input;
  const parent = new Int32Array(records.length).fill(-1);
  for (let record = 0; record < parent.length; record++) {
    if (folding.dropped[record] === 1) continue;
    parent[record] = parentOf(input, record);
  }
  cutCycles(input, parent);
  return parent;
}

function parentOf(input: ParentInput, record: number): number {
  const { records, index, traceOf, folding } = input;
  if (folding.clientHalf[record] >= 0) return folding.clientHalf[record];
  const wanted = records.parentId.data[record];
  if (wanted < 0) return -1;
  if (wanted === records.spanId.data[record]) {
    folding.flags[record] |= SPAN_FLAG.selfParent;
    return -1;
  }
  const first = index.first(traceOf[record], wanted);
  if (first < 0) {
    folding.flags[record] |= SPAN_FLAG.orphan;
    return -1;
  }
  return index.next[first] < 0 ? first : bestCandidate(input, record, first);
}

/** Algorithms §1.5: among spans of one id, the one that fits the child best. */
function bestCandidate(input: ParentInput, record: number, first: number): number {
  const { records, index, start, duration, resource, serviceOf, folding, compareText } = input;
  const kind = records.kind.data;
  const childKind = kind[record];
  const wantsCaller = childKind === SPAN_KIND.server || childKind === SPAN_KIND.consumer;
  const score = (candidate: number): number => {
    const caller = kind[candidate] === SPAN_KIND.client || kind[candidate] === SPAN_KIND.producer;
    const contains =
      start[candidate] <= start[record] &&
      (duration[candidate] < 0 || start[record] <= start[candidate] + duration[candidate]);
    return (
      (wantsCaller && caller ? 8 : 0) +
      (serviceOf(candidate) === serviceOf(record) ? 4 : 0) +
      (resource[candidate] === resource[record] ? 2 : 0) +
      (contains ? 1 : 0)
    );
  };
  let best = -1;
  let bestScore = -1;
  let seen = 0;
  for (let candidate = first; candidate >= 0; candidate = index.next[candidate]) {
    // Copies count as looked at too, or thousands of them would be walked for every child.
    if (++seen > CANDIDATES && best >= 0) break;
    if (folding.dropped[candidate] === 1) continue;
    const candidateScore = score(candidate);
    const better =
      candidateScore > bestScore ||
      (candidateScore === bestScore &&
        (start[candidate] < start[best] ||
          (start[candidate] === start[best] &&
            (duration[candidate] > duration[best] ||
              (duration[candidate] === duration[best] &&
                compareText(records.name.data[candidate], records.name.data[best]) < 0)))));
    if (better) {
      best = candidate;
      bestScore = candidateScore;
    }
  }
  return best;
}

/**
 * Algorithms §1.8. Every walk up the parents writes its number on the records it meets; meeting its own number closes a
 * circle, meeting an older one ends in a tree that is known. Each record is coloured once.
 */
function cutCycles(input: ParentInput, parent: Int32Array): void {
  const { records, start, folding, compareText } = input;
  const walk = new Int32Array(parent.length);
  for (let first = 0; first < parent.length; first++) {
    let at = first;
    while (at >= 0 && walk[at] === 0) {
      walk[at] = first + 1;
      at = parent[at];
    }
    if (at < 0 || walk[at] !== first + 1) continue;
    let earliest = at;
    let member = at;
    do {
      folding.flags[member] |= SPAN_FLAG.cycle;
      const difference = (start[member] || 0) - (start[earliest] || 0);
      const before =
        difference < 0 ||
        (difference === 0 && compareText(records.spanId.data[member], records.spanId.data[earliest]) < 0);
      if (before) earliest = member;
      member = parent[member];
    } while (member !== at);
    parent[earliest] = -1;
  }
}
