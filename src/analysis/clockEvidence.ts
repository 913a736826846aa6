import { isAsynchronous } from './selfTime.ts';
import { percentile } from './percentile.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG, SPAN_KIND } from '#model/spanTable.ts';

/** What the pairs of parent and child on two clocks say of the child's clock against the parent's. */
export interface ClockEdge {
  readonly parent: number;
  readonly child: number;
  /** ns to be added to the child's times */
  readonly shiftNs: number;
  /** pairs that say so */
  readonly pairs: number;
  /** calls and messages; else any other parent and child, which is weak */
  readonly isStrong: boolean;
  /** no shift makes all of them fit */
  readonly contradicts: boolean;
}

/** Within what the shift must lie, ns, and how many pairs say so. */
interface Bounds {
  low: number;
  high: number;
  pairs: number;
}

interface Evidence {
  readonly parent: number;
  readonly child: number;
  readonly calls: Bounds;
  readonly messages: Bounds;
  readonly others: Bounds;
}

/**
 * Weighs all pairs of parent and child on different clocks (algorithms §2.2–3). `domainOf` gives each row's clock, from
 * `firstRow` on, out of `domains`. In the order of the first pair of each two clocks.
 */
export function weighClocks(
  table: SpanTable,
  domainOf: Int32Array,
  domains: number,
  firstRow: number,
): readonly ClockEdge[] {
  const { parent } = table;
  const known = new Map<number, Evidence>();
  for (let at = 0; at < domainOf.length; at++) {
    const row = firstRow + at;
    const above = parent[row];
    if (above < 0 || domainOf[above - firstRow] === domainOf[at] || isGuessed(table, row, above)) continue;
    const key = domainOf[above - firstRow] * domains + domainOf[at];
    let evidence = known.get(key);
    if (!evidence) {
      evidence = {
        parent: domainOf[above - firstRow],
        child: domainOf[at],
        calls: unbounded(),
        messages: unbounded(),
        others: unbounded(),
      };
      known.set(key, evidence);
    }
    const waited = isCall(table, above, row) ? evidence.calls : evidence.others;
    const bounds = isAsynchronous(table, above, row) ? evidence.messages : waited;
    bounds.pairs++;
    bounds.low = Math.max(bounds.low, lowest(table, above, row));
    bounds.high = Math.min(bounds.high, highest(table, above, row));
  }
  const weighed = [...known.values()].map(weigh);
  const contradicting = weighed.filter(({ low, high }) => low > high);
  const centreOf = medianCentres(table, domainOf, domains, firstRow, contradicting);
  return weighed.map(({ low, high, evidence: { parent: from, child: to }, pairs, isStrong }) => {
    const shiftNs = centreOf.get(from * domains + to) ?? shiftWithin(low, high);
    return { parent: from, child: to, shiftNs, pairs, isStrong, contradicts: low > high };
  });
}

function unbounded(): Bounds {
  return { low: -Infinity, high: Infinity, pairs: 0 };
}

function isCall({ kind }: SpanTable, above: number, row: number): boolean {
  return kind[above] === SPAN_KIND.client && kind[row] === SPAN_KIND.server;
}

/** Drawn over its parent for want of times of its own: it says nothing. */
function isGuessed({ flags }: SpanTable, row: number, above: number): boolean {
  return ((flags[row] | flags[above]) & SPAN_FLAG.timeRepaired) !== 0;
}

/** The child starts with its parent at the earliest. */
function lowest({ start }: SpanTable, above: number, row: number): number {
  return start[above] - start[row];
}

/** And ends with it at the latest, unless nobody waits for it, or it cannot: it is longer, or an end is unknown. */
function highest(table: SpanTable, above: number, row: number): number {
  const { start, duration } = table;
  const isOpen = duration[above] < 0 || duration[row] < 0 || duration[row] > duration[above];
  if (isOpen || isAsynchronous(table, above, row)) return Infinity;
  return start[above] + duration[above] - (start[row] + duration[row]);
}

interface Weighed {
  readonly evidence: Evidence;
  /** within what the shift must lie, ns: nowhere when `low` is above `high` */
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  readonly isStrong: boolean;
}

function weigh(evidence: Evidence): Weighed {
  const { calls, messages, others } = evidence;
  const waited = calls.pairs > 0 || messages.pairs > 0 ? calls : others;
  return {
    evidence,
    low: Math.max(waited.low, messages.low),
    high: waited.high,
    pairs: waited.pairs + messages.pairs,
    isStrong: waited === calls,
  };
}

function shiftWithin(low: number, high: number): number {
  if (low <= 0 && high >= 0) return 0;
  return high === Infinity ? low : Math.round((low + high) / 2);
}

/** Medians of the shifts that would centre each child in its parent, by parent × `domains` + child: one pass for all. */
function medianCentres(
  table: SpanTable,
  domainOf: Int32Array,
  domains: number,
  firstRow: number,
  contradicting: readonly Weighed[],
): ReadonlyMap<number, number> {
  const { parent } = table;
  const wanted = new Map(
    contradicting.map(({ evidence }) => {
      const centres: number[] = [];
      return [evidence.parent * domains + evidence.child, { isCalls: evidence.calls.pairs > 0, centres }];
    }),
  );
  for (let at = 0; at < domainOf.length && wanted.size > 0; at++) {
    const row = firstRow + at;
    const above = parent[row];
    const pair = above < 0 ? undefined : wanted.get(domainOf[above - firstRow] * domains + domainOf[at]);
    if (!pair || (pair.isCalls && !isCall(table, above, row))) continue;
    const high = isGuessed(table, row, above) ? Infinity : highest(table, above, row);
    if (high < Infinity) pair.centres.push((lowest(table, above, row) + high) / 2);
  }
  const medians = new Map<number, number>();
  for (const [key, { centres }] of wanted) medians.set(key, percentile(Float64Array.from(centres).sort(), 0.5));
  return medians;
}
