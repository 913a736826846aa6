import type { Folding } from './recordFolding.ts';
import type { RecordColumns } from './recordColumns.ts';
import type { RecordDefinitions } from './recordDefinitions.ts';
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
  readonly definitions: RecordDefinitions;
  readonly folding: Folding;
  /** negative, 0 or positive by the order of two texts' bytes */
  readonly compareText: (one: number, other: number) => number;
}

/** Parent record of each record, −1 = root, and how many are orphans; adds the flags orphan, selfParent and cycle (algorithms §1.5–8). */
export function linkParents(input: ParentInput): { readonly parent: Int32Array; readonly orphans: number } {
  const { records, folding, start } = input;
  const count = records.length;
  const parent = new Int32Array(count).fill(-1);
  // Where every step down leads to a later start, or to a later record of the same, nobody is their own ancestor: a circle
  // has a step that does not.
  const suspects: number[] = [];
  let orphans = 0;
  for (let record = 0; record < count; record++) {
    if (folding.dropped[record] === 1) continue;
    const above = parentOf(input, record);
    parent[record] = above;
    if ((folding.flags[record] & SPAN_FLAG.orphan) !== 0) orphans++;
    if (above < 0 || start[above] < start[record] || (start[above] === start[record] && above < record)) continue;
    suspects.push(record);
  }
  if (suspects.length > 0) cutCycles(input, parent, suspects);
  return { parent, orphans };
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
  return index.after(first) < 0 ? first : bestCandidate(input, record, first);
}

/** Algorithms §1.5: among spans of one id, the one that fits the child best. */
function bestCandidate(input: ParentInput, record: number, first: number): number {
  const { records, index, start, duration, definitions, folding, compareText } = input;
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
      (definitions.serviceOf(candidate) === definitions.serviceOf(record) ? 4 : 0) +
      (definitions.resourceOf(candidate) === definitions.resourceOf(record) ? 2 : 0) +
      (contains ? 1 : 0)
    );
  };
  let best = -1;
  let bestScore = -1;
  let seen = 0;
  for (let candidate = first; candidate >= 0; candidate = index.after(candidate)) {
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
 * Algorithms §1.8. Every walk up the parents, from each of `suspects`, writes its number on the records it meets; meeting
 * its own number closes a circle, meeting an older one ends in a tree that is known. Each record is coloured once.
 */
function cutCycles(input: ParentInput, parent: Int32Array, suspects: readonly number[]): void {
  const { records, start, folding, compareText } = input;
  const walk = new Int32Array(parent.length);
  for (let number = 1; number <= suspects.length; number++) {
    let at = suspects[number - 1];
    while (at >= 0 && walk[at] === 0) {
      walk[at] = number;
      at = parent[at];
    }
    if (at < 0 || walk[at] !== number) continue;
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
