import { createRandom } from '#sources/examples/random.ts';
import type { DrawnSpan } from './drawnSpans.ts';

/** A fleet of services that call each other, for what only shows in quantity. The same options give the same calls. */
export interface FleetOptions {
  /** default 2,000 */
  readonly traces?: number;
  /** default 60 */
  readonly services?: number;
  /** s over which traces begin; default 600 */
  readonly seconds?: number;
}

/** One span of the fleet; parents stand before their children. Times in ns after the beginning. */
export interface FleetSpan {
  readonly trace: number;
  /** place in the list, −1 = a root */
  readonly parent: number;
  readonly service: string;
  readonly operation: string;
  readonly kind: 'server' | 'client';
  readonly start: number;
  readonly duration: number;
  readonly failed: boolean;
}

const AREAS = ['cart', 'search', 'order', 'billing', 'stock', 'mail', 'user', 'price', 'image', 'audit'];
const ROLES = ['api', 'store', 'worker', 'cache', 'index', 'gateway'];
const OPERATIONS = ['GET /{id}', 'POST /', 'list', 'update', 'check'];
const MS = 1e6;

/** Service n calls services 2n + 1 and 2n + 2 and sometimes one further off, so calls thin out with depth. */
export function fleetSpans({ traces = 2000, services = 60, seconds = 600 }: FleetOptions = {}): readonly FleetSpan[] {
  const { next: random } = createRandom(7);
  const spans: FleetSpan[] = [];
  const nameOf = (service: number): string => {
    const role = Math.floor(service / AREAS.length);
    // After each role once, they are numbered.
    const copy = Math.floor(role / ROLES.length);
    return `${AREAS[service % AREAS.length]}-${ROLES[role % ROLES.length]}${copy === 0 ? '' : `-${copy}`}`;
  };

  /** The span with all below it; returns when it ends. */
  const call = (trace: number, parent: number, service: number, start: number, depth: number): number => {
    const at = spans.length;
    const operation = OPERATIONS[Math.floor(random() * (2 + (service % 4)))];
    // Some are slow in the second half, and one service fails then.
    const isLate = start > (seconds * 1e9) / 2;
    const slow = service % 7 === 3 && isLate ? 6 : 1;
    const failed = random() < (service % 13 === 5 ? (isLate ? 0.2 : 0.03) : 0.002);
    spans.push({ trace, parent, service: nameOf(service), operation, kind: 'server', start, duration: 0, failed });
    let end = start + Math.round((1 + 24 * -Math.log(1 - random())) * slow * MS);
    for (const next of [2 * service + 1, 2 * service + 2]) {
      if (next >= services || depth > 4 || random() < 0.45) continue;
      const client = spans.length;
      const clientStart = end;
      spans.push({
        trace,
        parent: at,
        service: nameOf(service),
        operation: `call ${nameOf(next)}`,
        kind: 'client',
        start: clientStart,
        duration: 0,
        failed: false,
      });
      end = call(trace, client, next, clientStart + MS, depth + 1) + MS;
      const answered = spans[client + 1].failed;
      spans[client] = { ...spans[client], duration: end - clientStart, failed: answered };
    }
    spans[at] = { ...spans[at], duration: end - start };
    return end;
  };

  for (let trace = 0; trace < traces; trace++) {
    const start = Math.round(((trace + random()) / traces) * seconds * 1e9);
    call(trace, -1, Math.floor(random() * random() * 12), start, 0);
  }
  return spans;
}

/** As spans of a drawing, one trace after another. */
export function drawnFleet(options?: FleetOptions): readonly DrawnSpan[] {
  return fleetSpans(options).map(({ trace, parent, service, operation, kind, start, duration, failed }) => ({
    traceId: (trace + 1).toString(16).padStart(32, '0'),
    parent: parent < 0 ? undefined : parent,
    service,
    operation,
    kind,
    start,
    end: start + duration,
    status: failed ? 'error' : undefined,
  }));
}
