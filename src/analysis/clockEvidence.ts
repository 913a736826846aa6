import { isAsynchronous } from './selfTime.ts';
import { percentile } from './percentile.ts';
import { Growable } from '#base/growable.ts';
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
  /** where pairs contradict each other, the shifts that would centre each child in its parent */
  centres: Growable<Float64Array> | undefined;
}

/** What is known of each two clocks, in the order of their first pairs. */
class EvidenceList {
  readonly all: Evidence[] = [];
  /** by parent and child; a list with few entries far apart is no longer a list to the engine, and takes no room for gaps */
  private readonly byParent: Evidence[][];

  constructor(domains: number) {
    this.byParent = Array.from({ length: domains }, () => []);
  }

  of(parent: number, child: number): Evidence {
    const evidence: Evidence | undefined = this.byParent[parent][child];
    return evidence ?? this.add(parent, child);
  }

  private add(parent: number, child: number): Evidence {
    const evidence = {
      parent,
      child,
      calls: unbounded(),
      messages: unbounded(),
      others: unbounded(),
      centres: undefined,
    };
    this.byParent[parent][child] = evidence;
    this.all.push(evidence);
    return evidence;
  }
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
  const { parent, kind, flags, start } = table;
  const list = new EvidenceList(domains);
  for (let at = 0; at < domainOf.length; at++) {
    const row = firstRow + at;
    const above = parent[row];
    if (above < 0) continue;
    const domain = domainOf[at];
    const domainAbove = domainOf[above - firstRow];
    // Drawn over its parent for want of times of its own, a span says nothing.
    if (domainAbove === domain || ((flags[row] | flags[above]) & SPAN_FLAG.timeRepaired) !== 0) continue;
    const evidence = list.of(domainAbove, domain);
    let bounds = evidence.others;
    if (kind[above] === SPAN_KIND.client && kind[row] === SPAN_KIND.server) bounds = evidence.calls;
    else if (isAsynchronous(table, above, row)) bounds = evidence.messages;
    // The child starts with its parent at the earliest.
    const low = start[above] - start[row];
    const high = highest(table, above, row);
    bounds.pairs++;
    if (low > bounds.low) bounds.low = low;
    if (high < bounds.high) bounds.high = high;
  }
  const weighed = list.all.map(weigh);
  if (weighed.some(contradicts)) gatherCentres(table, domainOf, firstRow, list);
  return weighed.map((weight) => {
    const { low, high, evidence, pairs, isStrong } = weight;
    const centres = evidence.centres?.data.subarray(0, evidence.centres.length).sort();
    const shiftNs = centres ? percentile(centres, 0.5) : shiftWithin(low, high);
    return {
      parent: evidence.parent,
      child: evidence.child,
      shiftNs,
      pairs,
      isStrong,
      contradicts: contradicts(weight),
    };
  });
}

function unbounded(): Bounds {
  return { low: -Infinity, high: Infinity, pairs: 0 };
}

/** The shift with which a child ends with its parent at the latest, unless nobody waits for it, or it cannot: it is longer, or an end is unknown. */
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

/** No shift makes all pairs fit. */
function contradicts({ low, high }: Weighed): boolean {
  return low > high;
}

/** Of clocks whose pairs contradict each other, the shifts that would centre each child in its parent: one pass for all. */
function gatherCentres(table: SpanTable, domainOf: Int32Array, firstRow: number, list: EvidenceList): void {
  const { parent, kind, flags, start } = table;
  for (const evidence of list.all) {
    const { calls, others } = evidence;
    if (contradicts(weigh(evidence))) evidence.centres = new Growable(Float64Array, calls.pairs + others.pairs);
  }
  for (let at = 0; at < domainOf.length; at++) {
    const row = firstRow + at;
    const above = parent[row];
    if (above < 0) continue;
    const domain = domainOf[at];
    const domainAbove = domainOf[above - firstRow];
    if (domainAbove === domain || ((flags[row] | flags[above]) & SPAN_FLAG.timeRepaired) !== 0) continue;
    const { centres, calls } = list.of(domainAbove, domain);
    if (!centres) continue;
    const isCall = kind[above] === SPAN_KIND.client && kind[row] === SPAN_KIND.server;
    if (calls.pairs > 0 && !isCall) continue;
    const high = highest(table, above, row);
    if (high < Infinity) centres.push((start[above] - start[row] + high) / 2);
  }
}
