import type { Random } from '#sources/examples/random.ts';
import { NAMES, type Role, SERVICES } from './vocabulary.ts';

/** How the spans of a trace hang together. */
export type Shape =
  /** Servers, clients, queries and bursts of repeats, some 20 levels deep. */
  | 'realistic'
  /** Each span the child of the one before: as deep as there are spans. */
  | 'chain'
  /** One root, all others its children. */
  | 'siblings';

/** One span before it is written. Always the same object, overwritten for the next span: read it, do not keep it. */
export interface Draft {
  traceId: string;
  spanId: string;
  /** Empty for the root. */
  parentId: string;
  /** Index into SERVICES. */
  service: number;
  role: Role;
  name: string;
  /** ns after the first trace's start. */
  startNs: number;
  durationNs: number;
  failed: boolean;
}

/** 16 bits → four hex digits; two million ids a second otherwise spend their time padding. */
const HEX = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'));

/** A 64-bit id as 16 hex digits. */
export function createId(random: Random): string {
  return (
    HEX[random.int(0, 65_535)] + HEX[random.int(0, 65_535)] + HEX[random.int(0, 65_535)] + HEX[random.int(0, 65_535)]
  );
}

/** The spans of one trace, parents first, written one after the other into `draft`; yields how many came so far. */
export function* traceSpans(
  shape: Shape,
  draft: Draft,
  count: number,
  startNs: number,
  random: Random,
): Generator<number> {
  draft.traceId = createId(random) + createId(random);
  switch (shape) {
    case 'realistic':
      yield* realistic(draft, count, startNs, random);
      return;
    case 'chain':
      // 1 us later and 1 us earlier than the parent at each level.
      for (let level = 0; level < count; level++) {
        const parentId = level === 0 ? '' : draft.spanId;
        put(
          draft,
          random,
          parentId,
          level % SERVICES.length,
          'internal',
          startNs + level * 1000,
          (count - level) * 2000,
        );
        yield level + 1;
      }
      return;
    case 'siblings': {
      const stepNs = 100_000;
      put(draft, random, '', 0, 'server', startNs, count * stepNs);
      const parentId = draft.spanId;
      yield 1;
      for (let n = 1; n < count; n++) {
        const durationNs = random.int(20_000, 180_000);
        put(
          draft,
          random,
          parentId,
          random.int(0, SERVICES.length - 1),
          'query',
          startNs + (n - 1) * stepNs,
          durationNs,
        );
        yield n + 1;
      }
    }
  }
}

function put(
  draft: Draft,
  random: Random,
  parentId: string,
  service: number,
  role: Role,
  startNs: number,
  durationNs: number,
): void {
  draft.spanId = createId(random);
  draft.parentId = parentId;
  draft.service = service;
  draft.role = role;
  draft.name = random.pick(NAMES[role]);
  draft.startNs = Math.floor(startNs);
  draft.durationNs = Math.max(1, Math.floor(durationNs));
  draft.failed = random.chance(0.01);
}

/** A subtree still to be written: `budget` spans within `durationNs` from `startNs`. */
interface Plan {
  readonly parentId: string;
  readonly service: number;
  readonly role: Role;
  readonly startNs: number;
  readonly durationNs: number;
  readonly budget: number;
}

const LEAVES: readonly Role[] = ['query', 'query', 'query', 'send', 'internal', 'client'];

function* realistic(draft: Draft, count: number, startNs: number, random: Random): Generator<number> {
  // 0.2 ms of trace for each span: 374 spans last 75 ms, a million 200 s. At least 5 ms.
  const durationNs = Math.max(5e6, count * 200_000);
  const service = random.int(0, SERVICES.length - 1);
  const open: Plan[] = [{ parentId: '', service, role: 'server', startNs, durationNs, budget: count }];
  let written = 0;
  for (let plan = open.pop(); plan !== undefined; plan = open.pop()) {
    put(draft, random, plan.parentId, plan.service, plan.role, plan.startNs, plan.durationNs);
    planChildren(open, plan, draft.spanId, random);
    written++;
    yield written;
  }
}

/** Shares a span's budget and time out among its children, one after the other with small gaps; one in five groups runs at once. */
function planChildren(open: Plan[], plan: Plan, parentId: string, random: Random): void {
  const rest = plan.budget - 1;
  if (rest === 0) return;
  const burst = rest >= 20 && rest <= 400 && random.chance(0.3);
  const children = burst ? rest : plan.role === 'client' ? 1 : Math.min(rest, random.int(1, 6));
  const atOnce = !burst && random.chance(0.2);
  const burstName: Role = random.pick(LEAVES);
  let spansLeft = rest;
  let atNs = plan.startNs + plan.durationNs * 0.04;
  const usableNs = plan.durationNs * 0.92;
  for (let left = children; left > 0; left--) {
    const even = spansLeft / left;
    const budget =
      left === 1 ? spansLeft : Math.max(1, Math.min(spansLeft - left + 1, Math.round(even * random.around(1, 0.5))));
    spansLeft -= budget;
    const shareNs = atOnce ? usableNs : (usableNs * budget) / rest;
    const role = burst ? burstName : childRole(plan.role, budget, random);
    const service = role === 'server' ? random.int(0, SERVICES.length - 1) : plan.service;
    open.push({ parentId, service, role, startNs: atNs, durationNs: shareNs * (0.7 + 0.3 * random.next()), budget });
    if (!atOnce) atNs += shareNs;
  }
}

function childRole(parent: Role, budget: number, random: Random): Role {
  if (parent === 'client') return 'server';
  if (budget === 1) return random.pick(LEAVES);
  return random.chance(0.5) ? 'client' : 'internal';
}
