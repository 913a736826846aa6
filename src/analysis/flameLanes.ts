import { MinHeap } from '#base/minHeap.ts';
import type { Steps } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { SpanEnds } from './spanEnds.ts';
import { endOf } from './spanEnds.ts';

/** Lanes of some rows, by place in `rows`; lane 0 is the top one. */
export interface FlameLanes {
  readonly rows: Int32Array;
  readonly lane: Int32Array;
  readonly lanes: number;
}

/** Rows worked on between two pauses: some 2 ms. */
const SLICE_ROWS = 1 << 14;

/**
 * A lane for each span, so that none covers another: a child stands below its parent, siblings that do not overlap side
 * by side, and of those that do the later one below all that belongs to the earlier one. With a span goes all that is
 * below it, be it outside of the span's own time. A span without length counts as 1 ns long.
 *
 *     lane 0   root |------------------|
 *     lane 1   a    |-----|    c |-----|     a and c side by side
 *     lane 2   a1     |--|
 *     lane 3   b        |-----|              below all of a, which it overlaps
 *
 * `rows` are ascending, and a row's parent is among them unless it is to be a root. Near-linear: each span is looked at
 * once among its siblings, with a heap of those that still run.
 */
export function* assignLanes(table: SpanTable, ends: SpanEnds, rows: Int32Array): Steps<FlameLanes> {
  const tree = yield* linkPlaces(table, rows);
  const { length } = rows;
  const blocks = new Blocks(tree);
  for (let place = length - 1; place >= 0; place--) {
    const start = table.start[rows[place]];
    const large = blocks.add(place, start, Math.max(endOf(ends, rows[place]), start + 1));
    if (large) yield* blocks.arrangeMany(place + 1, large);
    if ((place & (SLICE_ROWS - 1)) === 0) yield;
  }
  const roots = blocks.arrange(0);
  if (roots) yield* blocks.arrangeMany(0, roots);
  const lanes = blocks.lanes;
  const lane = new Int32Array(length);
  for (let place = 0; place < length; place++) {
    const parent = tree.parent[place];
    lane[place] = blocks.top[place] + (parent < 0 ? 0 : lane[parent] + 1);
    if ((place & (SLICE_ROWS - 1)) === 0) yield;
  }
  return { rows, lane, lanes };
}

/** Places as lists of children in the order of rows. Slot 0 stands above all roots, slot p + 1 is place p. */
interface LinkedPlaces {
  /** by place; −1 = a root */
  readonly parent: Int32Array;
  /** by slot: place of the first child, −1 = none */
  readonly first: Int32Array;
  /** by place: the next sibling, −1 = none */
  readonly next: Int32Array;
}

function* linkPlaces(table: SpanTable, rows: Int32Array): Steps<LinkedPlaces> {
  const { length } = rows;
  const offset = length === 0 ? 0 : rows[0];
  const placeOf = new Int32Array(length === 0 ? 0 : rows[length - 1] - offset + 1).fill(-1);
  for (let place = 0; place < length; place++) placeOf[rows[place] - offset] = place;
  yield;
  const parent = new Int32Array(length);
  const first = new Int32Array(length + 1).fill(-1);
  const next = new Int32Array(length);
  for (let place = length - 1; place >= 0; place--) {
    const above = table.parent[rows[place]] - offset;
    parent[place] = above < 0 ? -1 : placeOf[above];
    next[place] = first[parent[place] + 1];
    first[parent[place] + 1] = place;
    if ((place & (SLICE_ROWS - 1)) === 0) yield;
  }
  return { parent, first, next };
}

/** Spans with all that is below them, as blocks of time × lanes; made from the last place to the first. */
class Blocks {
  /** by place: lanes between the parent's and its own */
  readonly top: Int32Array;
  private readonly tree: LinkedPlaces;
  /** by slot */
  private readonly from: Float64Array;
  private readonly to: Float64Array;
  private readonly height: Int32Array;
  private readonly running = new MinHeap();
  private readonly free = new MinHeap();
  private trackHeight = new Int32Array(64);
  private tracks = 0;

  constructor(tree: LinkedPlaces) {
    const slots = tree.first.length;
    this.tree = tree;
    this.top = new Int32Array(slots - 1);
    this.from = new Float64Array(slots).fill(Infinity);
    this.to = new Float64Array(slots).fill(-Infinity);
    this.height = new Int32Array(slots);
  }

  /** Lanes of all; once the roots are arranged. */
  get lanes(): number {
    return this.height[0];
  }

  /** A span whose children have been added all. What comes back has to be given to `arrangeMany`. */
  add(place: number, start: number, end: number): Int32Array | undefined {
    const slot = place + 1;
    this.from[slot] = start;
    this.to[slot] = end;
    this.height[slot] = 1;
    return this.arrange(slot);
  }

  /**
   * Gives the children of a slot their tops and widens the slot by them, unless there are very many that overlap: these
   * come back, to be arranged with pauses.
   */
  arrange(slot: number): Int32Array | undefined {
    const { from, to, height } = this;
    const { first, next } = this.tree;
    let isSequence = true;
    let highest = 0;
    let count = 0;
    let end = -Infinity;
    for (let child = first[slot]; child >= 0; child = next[child]) {
      if (from[child + 1] < end) isSequence = false;
      end = to[child + 1];
      count++;
      if (height[child + 1] > highest) highest = height[child + 1];
      if (from[child + 1] < from[slot]) from[slot] = from[child + 1];
      if (end > to[slot]) to[slot] = end;
    }
    // Mostly one runs after the other: they share one track, at the top.
    if (isSequence) {
      height[slot] += highest;
      return undefined;
    }
    const children = this.childrenByStart(slot, count);
    if (count > SLICE_ROWS) return children;
    this.openTracks();
    this.toTracks(children);
    height[slot] += this.stackTracks(children);
    return undefined;
  }

  *arrangeMany(slot: number, children: Int32Array): Steps<void> {
    this.openTracks();
    for (let at = 0; at < children.length; at += SLICE_ROWS) {
      this.toTracks(children.subarray(at, at + SLICE_ROWS));
      yield;
    }
    this.height[slot] += this.stackTracks(children);
  }

  private openTracks(): void {
    this.running.clear();
    this.free.clear();
    this.tracks = 0;
  }

  /** Each child goes to the first track that is free when it starts; a track is as high as the highest in it. */
  private toTracks(children: Int32Array): void {
    const { from, to, height, top, running, free } = this;
    for (const child of children) {
      while (running.least <= from[child + 1]) {
        const ended = running.pop();
        free.push(ended, ended);
      }
      const track = free.length > 0 ? free.pop() : this.openTrack(this.tracks++);
      running.push(to[child + 1], track);
      top[child] = track;
      if (height[child + 1] > this.trackHeight[track]) this.trackHeight[track] = height[child + 1];
    }
  }

  /** Turns tracks into tops. Returns the lanes that all of them take. */
  private stackTracks(children: Int32Array): number {
    let lanes = 0;
    for (let track = 0; track < this.tracks; track++) {
      const tall = this.trackHeight[track];
      this.trackHeight[track] = lanes;
      lanes += tall;
    }
    for (const child of children) this.top[child] = this.trackHeight[this.top[child]];
    return lanes;
  }

  private openTrack(track: number): number {
    if (track === this.trackHeight.length) {
      const grown = new Int32Array(track * 2);
      grown.set(this.trackHeight);
      this.trackHeight = grown;
    }
    this.trackHeight[track] = 0;
    return track;
  }

  /** Siblings stand by their own start; what is below one may start before it. */
  private childrenByStart(slot: number, count: number): Int32Array {
    const { from } = this;
    const { first, next } = this.tree;
    const children = new Int32Array(count);
    let isSorted = true;
    let at = 0;
    for (let child = first[slot]; child >= 0; child = next[child]) {
      if (at > 0 && from[child + 1] < from[children[at - 1] + 1]) isSorted = false;
      children[at++] = child;
    }
    return isSorted ? children : children.sort((one, other) => from[one + 1] - from[other + 1] || one - other);
  }
}
