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
  const firstRow = table.traces.firstRow[trace];
  const endRow = table.traces.endRow[trace];
  const clockOf = new Int32Array(endRow - firstRow);
  const numbers: number[] = [];
  const members: ClockMembers[] = [];
  // place of each domain, from 1; 0 = not met
  const placeOf = new Int32Array(domains.most);
  for (let at = 0; at < clockOf.length; at++) {
    const domain = domains.of(firstRow + at);
    if (placeOf[domain] === 0) {
      placeOf[domain] = numbers.push(domain);
      members.push({ spans: 0, service: -2, services: new Set() });
    }
    const clock = placeOf[domain] - 1;
    clockOf[at] = clock;
    addMember(members[clock], table.service[firstRow + at]);
  }
  const reference = clockOf[table.traces.mainRoot[trace] - firstRow];
  const edges = numbers.length < 2 ? [] : weighClocks(table, clockOf, numbers.length, firstRow);
  const shifts = spreadFrom(reference, numbers.length, strongestTree(edges, numbers.length));
  const clocks = shifts.map((shift, place) => ({
    name: domains.nameOf(numbers[place]),
    spans: members[place].spans,
    services: Array.from(members[place].services, (service) => serviceName(table, service)).filter(
      (name) => name !== '',
    ),
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

/** What is timed by one clock. */
interface ClockMembers {
  spans: number;
  /** that of the last span */
  service: number;
  readonly services: Set<number>;
}

function addMember(members: ClockMembers, service: number): void {
  members.spans++;
  // Mostly a clock has one service.
  if (service === members.service) return;
  members.service = service;
  if (members.services.size < LISTED_SERVICES) members.services.add(service);
}
