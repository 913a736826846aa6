import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { ClockDomains } from './clockDomains.ts';
import type { ClockEdge } from './clockEvidence.ts';
import { weighClocks } from './clockEvidence.ts';

/** One clock that spans of a trace were timed by: a host, as far as their resources tell. */
export interface Clock {
  readonly name: string;
  /** names of services on it, at most LISTED_SERVICES */
  readonly services: readonly string[];
  /** spans timed by it */
  readonly spans: number;
  /** ns to be added to its times; positive = it is behind the clock of the main root */
  readonly shiftNs: number;
  /**
   * What the shift rests on. `reference`: the clock of the main root. `calls`: calls and messages. `weak`: other parents
   * and children, which need not wait for each other. `none`: nothing leads from the reference to it.
   */
  readonly evidence: 'reference' | 'calls' | 'weak' | 'none';
  /** pairs of parent and child between it and the clock it is measured against */
  readonly pairs: number;
  /** the one it is measured against, −1 = none */
  readonly against: number;
  /** `low`: pairs on the way from the reference contradict each other */
  readonly confidence: 'high' | 'low';
}

export interface ClockSkew {
  /** in the order of their first spans */
  readonly clocks: readonly Clock[];
  /** place of each row in `clocks`, from the trace's first row; empty when no clock is off */
  readonly clockOf: Int32Array;
}

/** Services told of a clock. */
const LISTED_SERVICES = 3;

/**
 * How far the clocks of a trace are off, one estimate per clock (algorithms §2): from the main root's over a tree of the
 * strongest evidence. One pass over the rows, and a second one where pairs contradict each other.
 */
export function deriveClockSkew(table: SpanTable, trace: number, domains = new ClockDomains(table)): ClockSkew {
  const { traces, resource } = table;
  const firstRow = traces.firstRow[trace];
  const clockOf = new Int32Array(traces.endRow[trace] - firstRow);
  const met = new MetClocks(table, domains);
  const { ofResource, numbers, spans } = met;
  for (let at = 0; at < clockOf.length; at++) {
    let clock = ofResource[resource[firstRow + at] + 1];
    if (clock < 0) clock = met.meet(firstRow + at);
    clockOf[at] = clock;
    spans[clock]++;
  }
  const reference = clockOf[traces.mainRoot[trace] - firstRow];
  const edges = numbers.length < 2 ? [] : weighClocks(table, clockOf, numbers.length, firstRow);
  const shifts = spreadFrom(reference, numbers.length, strongestTree(edges, numbers.length));
  const clocks = shifts.map((shift, place) => ({
    name: domains.nameOf(numbers[place]),
    spans: spans[place],
    services: Array.from(met.services[place], (service) => serviceName(table, service)).filter((name) => name !== ''),
    ...shift,
  }));
  return { clocks, clockOf: clocks.some(({ shiftNs }) => shiftNs !== 0) ? clockOf : new Int32Array(0) };
}

/** Kruskal: edges from the strongest on, but those between clocks that are joined already. */
function strongestTree(edges: readonly ClockEdge[], clocks: number): readonly ClockEdge[] {
  const sorted = [...edges].sort(
    (one, other) =>
      Number(other.isStrong) - Number(one.isStrong) ||
      other.pairs - one.pairs ||
      one.parent - other.parent ||
      one.child - other.child,
  );
  const joined = Int32Array.from({ length: clocks }, (_, clock) => clock);
  const find = (clock: number): number => {
    let at = clock;
    while (joined[at] !== at) at = joined[at] = joined[joined[at]];
    return at;
  };
  return sorted.filter(({ parent, child }) => {
    const one = find(parent);
    const other = find(child);
    joined[one] = other;
    return one !== other;
  });
}

type Shift = Pick<Clock, 'shiftNs' | 'evidence' | 'pairs' | 'against' | 'confidence'>;

/** Sums shifts along the tree; clocks outside it stay as they are. */
function spreadFrom(reference: number, clocks: number, tree: readonly ClockEdge[]): Shift[] {
  const edgesOf: ClockEdge[][] = Array.from({ length: clocks }, () => []);
  for (const edge of tree) {
    edgesOf[edge.parent].push(edge);
    edgesOf[edge.child].push(edge);
  }
  const shifts = Array.from({ length: clocks }, (): Shift => ({
    shiftNs: 0,
    evidence: 'none',
    pairs: 0,
    against: -1,
    confidence: 'high',
  }));
  shifts[reference] = { ...shifts[reference], evidence: 'reference' };
  const waiting = [reference];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const { shiftNs, confidence } = shifts[from];
    for (const edge of edgesOf[from]) {
      const isDown = edge.parent === from;
      const to = isDown ? edge.child : edge.parent;
      if (shifts[to].evidence !== 'none') continue;
      shifts[to] = {
        shiftNs: isDown ? shiftNs + edge.shiftNs : shiftNs - edge.shiftNs,
        evidence: edge.isStrong ? 'calls' : 'weak',
        pairs: edge.pairs,
        against: from,
        confidence: edge.contradicts ? 'low' : confidence,
      };
      waiting.push(to);
    }
  }
  return shifts;
}

/** Clocks of a trace in the order of their first spans, and what is timed by them. All spans of a resource have one. */
class MetClocks {
  /** by clock: its number in the table; spans; services, at most LISTED_SERVICES */
  readonly numbers: number[] = [];
  readonly spans: number[] = [];
  readonly services: Set<number>[] = [];
  private readonly table: SpanTable;
  private readonly domains: ClockDomains;
  /** by 1 + resource: its clock, −1 = not met */
  readonly ofResource: Int32Array;
  private readonly ofNumber = new Map<number, number>();

  constructor(table: SpanTable, domains: ClockDomains) {
    this.table = table;
    this.domains = domains;
    this.ofResource = new Int32Array(table.resources.length + 1).fill(-1);
  }

  /** Clock of the first row of a resource. */
  meet(row: number): number {
    const number = this.domains.of(row);
    let clock = this.ofNumber.get(number);
    if (clock === undefined) {
      clock = this.numbers.push(number) - 1;
      this.ofNumber.set(number, clock);
      this.spans.push(0);
      this.services.push(new Set());
    }
    if (this.services[clock].size < LISTED_SERVICES) this.services[clock].add(this.table.service[row]);
    this.ofResource[this.table.resource[row] + 1] = clock;
    return clock;
  }
}
