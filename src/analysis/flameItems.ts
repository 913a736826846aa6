import type { Steps } from '#base/slicedWork.ts';
import type { RangeLongest } from './rangeLongest.ts';
import { buildLongest } from './rangeLongest.ts';

/**
 * Boxes of a flame, lane by lane from the top and in each by time: what is drawn of any stretch of any lane is found by
 * halving, and summed up by subtracting. The items of a lane do not overlap. An id is a row, or a node of a call tree.
 */
export interface FlameItems {
  readonly lanes: number;
  /** items of lane l: laneStart[l] … laneStart[l + 1] */
  readonly laneStart: Int32Array;
  readonly id: Int32Array;
  /** ns, ascending within a lane, as the ends are */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** ns of all items before one; one entry more than items */
  readonly coveredBefore: Float64Array;
  readonly longest: RangeLongest;
  /** item of id − firstId; −1 = not drawn */
  readonly itemOf: Int32Array;
  readonly firstId: number;
  /** by item: lane */
  readonly lane: Int32Array;
}

/** What the items are made of, by place in any order. */
export interface FlameSource {
  readonly lanes: number;
  readonly lane: Int32Array;
  /** ids by place, ascending; absent = the place itself */
  readonly ids?: Int32Array | undefined;
  readonly startOf: (id: number) => number;
  readonly endOf: (id: number) => number;
}

const SLICE = 1 << 15;

export function* arrangeItems({ lanes, lane, ids, startOf, endOf }: FlameSource): Steps<FlameItems> {
  const { length } = lane;
  const laneStart = new Int32Array(lanes + 1);
  for (let place = 0; place < length; place++) laneStart[lane[place] + 1]++;
  for (let at = 0; at < lanes; at++) laneStart[at + 1] += laneStart[at];
  yield;
  const next = laneStart.slice();
  const id = new Int32Array(length);
  for (let place = 0; place < length; place++) {
    id[next[lane[place]]++] = ids ? ids[place] : place;
    if ((place & (SLICE - 1)) === 0) yield;
  }
  const start = new Float64Array(length);
  const end = new Float64Array(length);
  for (let at = 0; at < lanes; at++) {
    fillLane(id, start, laneStart[at], laneStart[at + 1], startOf);
    if ((at & 255) === 0) yield;
  }
  const coveredBefore = new Float64Array(length + 1);
  const lengthNs = new Float64Array(length);
  const laneOf = new Int32Array(length);
  const firstId = ids ? (ids[0] ?? 0) : 0;
  const itemOf = new Int32Array(length === 0 ? 0 : (ids ? ids[length - 1] : length - 1) - firstId + 1).fill(-1);
  let at = 0;
  for (let item = 0; item < length; item++) {
    while (item >= laneStart[at + 1]) at++;
    laneOf[item] = at;
    end[item] = Math.max(start[item], endOf(id[item]));
    lengthNs[item] = end[item] - start[item];
    coveredBefore[item + 1] = coveredBefore[item] + lengthNs[item];
    itemOf[id[item] - firstId] = item;
    if ((item & (SLICE - 1)) === 0) yield;
  }
  const longest = yield* buildLongest(lengthNs);
  return { lanes, laneStart, id, start, end, coveredBefore, longest, itemOf, firstId, lane: laneOf };
}

/** Starts of the items of a lane; sorted where a child that begins before its parent has put them out of order. */
function fillLane(
  id: Int32Array,
  start: Float64Array,
  from: number,
  to: number,
  startOf: (id: number) => number,
): void {
  let isSorted = true;
  for (let item = from; item < to; item++) {
    start[item] = startOf(id[item]);
    if (item > from && start[item] < start[item - 1]) isSorted = false;
  }
  if (isSorted) return;
  id.subarray(from, to).sort((one, other) => startOf(one) - startOf(other) || one - other);
  for (let item = from; item < to; item++) start[item] = startOf(id[item]);
}

/** Item of an id, −1 where it is not drawn. */
export function itemOfId({ itemOf, firstId }: FlameItems, id: number): number {
  return itemOf[id - firstId] ?? -1;
}

/** By item, one more than there are: how many before it are marked. `isMarked` is by id. */
export function countBefore(items: FlameItems, isMarked: (id: number) => boolean): Int32Array {
  const { id } = items;
  const before = new Int32Array(id.length + 1);
  for (let item = 0; item < id.length; item++) before[item + 1] = before[item] + (isMarked(id[item]) ? 1 : 0);
  return before;
}
