import { Growable } from '#base/growable.ts';
import type { Steps } from '#base/slicedWork.ts';
import { partOf } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { GroupColumn } from './groupColumn.ts';
import type { GroupFigures } from './groupFigures.ts';
import { emptyFigures, fillFigures } from './groupFigures.ts';
import type { SelfTime } from './selfTime.ts';
import { selfTimeOf } from './selfTime.ts';

/** Rows of a trace in groups, and each group in groups of its own. */
export interface SpanGroups {
  /** the groups, by their first row */
  readonly outer: GroupLevel;
  /** the groups in them: those of outer group g are firstInner[g] … firstInner[g + 1] */
  readonly inner: GroupLevel;
  readonly firstInner: Int32Array;
  /** rows sorted by inner group, and so by outer; ascending within an inner one */
  readonly rows: Int32Array;
  /** Σ self time of all groups, ns */
  readonly selfNs: number;
}

export interface GroupLevel {
  readonly count: number;
  readonly value: readonly (string | undefined)[];
  /** rows of group g: rows[offset[g]] … rows[offset[g + 1]] */
  readonly offset: Int32Array;
  readonly figures: GroupFigures;
}

export interface SpanGroupsInput {
  readonly table: SpanTable;
  /** rows that count, ascending */
  readonly rows: Int32Array;
  readonly outer: GroupColumn;
  /** undefined = each group is its own only inner one */
  readonly inner: GroupColumn | undefined;
  /** ErrorCounts' */
  readonly failed: Uint8Array;
  /** deriveSelfTime */
  readonly selfTime: SelfTime;
}

const SLICE_ROWS = 1 << 15;

/** Groups with their figures (algorithms §6); linear but for the sorts of durations, with pauses. */
export function* groupSpans(input: SpanGroupsInput): Steps<SpanGroups> {
  const { rows, outer, inner } = input;
  // Numbers of pairs of values in the order of their first rows.
  const pairOf = new Int32Array(rows.length);
  const innerCount = inner?.values.length ?? 1;
  const known = new PairNumbers(outer.values.length * innerCount);
  const outerOf = new Growable(Int32Array);
  const innerOf = new Growable(Int32Array);
  for (let at = 0; at < rows.length; at++) {
    const one = outer.of[rows[at] - outer.firstRow];
    const other = inner === undefined ? 0 : inner.of[rows[at] - inner.firstRow];
    const pair = known.of(one * innerCount + other);
    if (pair === outerOf.length) {
      outerOf.push(one);
      innerOf.push(other);
    }
    pairOf[at] = pair;
    if (at % SLICE_ROWS === 0) yield (at / rows.length) * 0.2;
  }
  const pairs = outerOf.length;
  // Outer groups by their first row; pairs of one stand together, by theirs.
  const numbers = new Int32Array(outer.values.length).fill(-1);
  const values: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const value = outerOf.data[pair];
    if (numbers[value] < 0) numbers[value] = values.push(value) - 1;
    if (pair % SLICE_ROWS === 0) yield 0.2;
  }
  const firstInner = new Int32Array(values.length + 1);
  for (let pair = 0; pair < pairs; pair++) firstInner[numbers[outerOf.data[pair]] + 1]++;
  for (let group = 0; group < values.length; group++) firstInner[group + 1] += firstInner[group];
  const place = firstInner.slice();
  const placeOfPair = new Int32Array(pairs);
  const innerValues: (string | undefined)[] = Array.from({ length: pairs });
  for (let pair = 0; pair < pairs; pair++) {
    placeOfPair[pair] = place[numbers[outerOf.data[pair]]]++;
    innerValues[placeOfPair[pair]] = inner?.values[innerOf.data[pair]];
    if (pair % SLICE_ROWS === 0) yield 0.22;
  }
  yield 0.25;
  const offset = new Int32Array(pairs + 1);
  for (const pair of pairOf) offset[placeOfPair[pair] + 1]++;
  for (let at = 0; at < pairs; at++) offset[at + 1] += offset[at];
  const next = offset.slice();
  const sorted = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    sorted[next[placeOfPair[pairOf[at]]]++] = rows[at];
    if (at % SLICE_ROWS === 0) yield 0.25 + (at / rows.length) * 0.1;
  }
  const outerOffset = Int32Array.from(firstInner, (first) => offset[first]);
  let selfNs = 0;
  for (const row of sorted) selfNs += selfTimeOf(input.selfTime, row);
  const outerFigures = emptyFigures(values.length);
  const parts = { ...input, rows: sorted, selfNs };
  const middle = inner === undefined ? 1 : 0.65;
  yield* partOf(0.35, middle, fillFigures(outerFigures, { ...parts, offset: outerOffset }));
  const innerFigures = inner === undefined ? outerFigures : emptyFigures(pairs);
  if (inner !== undefined) yield* partOf(middle, 1, fillFigures(innerFigures, { ...parts, offset }));
  return {
    outer: {
      count: values.length,
      value: values.map((value) => outer.values[value]),
      offset: outerOffset,
      figures: outerFigures,
    },
    inner: { count: pairs, value: innerValues, offset, figures: innerFigures },
    firstInner,
    rows: sorted,
    selfNs,
  };
}

/** Up to so many possible pairs have their numbers in a column, 16 MB. */
const MOST_IN_COLUMN = 1 << 22;

/** Numbers keys by their first use: 0, 1, 2 … */
class PairNumbers {
  private readonly column: Int32Array | undefined;
  private readonly map = new Map<number, number>();
  private count = 0;

  /** `keys`: one above the greatest key. */
  constructor(keys: number) {
    if (keys <= MOST_IN_COLUMN) this.column = new Int32Array(keys).fill(-1);
  }

  of(key: number): number {
    const known = this.column ? this.column[key] : (this.map.get(key) ?? -1);
    if (known >= 0) return known;
    if (this.column) this.column[key] = this.count;
    else this.map.set(key, this.count);
    return this.count++;
  }
}
