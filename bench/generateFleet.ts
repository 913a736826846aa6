import { createRandom } from '#sources/examples/random.ts';

/** A document of many traces over many services. */
export interface FleetOptions {
  readonly traces: number;
  readonly services: number;
  /** Pairs of services of which one calls the other; at least services − 1. */
  readonly edges: number;
  /** Default 1. The same options give the same bytes. */
  readonly seed?: number;
}

/** Calls lead from one tier to the next, a few past one and a few back, as in fleets that grew. */
const TIERS = 8;
const NAMESPACES = ['shop', 'bank', 'search', 'logistics', 'people'];
const MS = 1_000_000;
const START_NS = 1_763_732_598_000_000_000n;

/**
 * OTLP JSON in which each pair of services is called, by ways that begin at the front, if there are traces enough for all
 * pairs: one for each at least. One call in forty fails; one service in six keeps its data in a database.
 */
export function fleetText(options: FleetOptions): string {
  const random = createRandom(options.seed ?? 1);
  const whole = (below: number): number => Math.floor(random.next() * below);
  const tier = (service: number): number => Math.min(TIERS - 1, Math.floor((service * TIERS) / options.services));
  const byTier = Array.from({ length: TIERS }, (): number[] => []);
  for (let service = 0; service < options.services; service++) byTier[tier(service)].push(service);
  const called = Array.from({ length: options.services }, () => new Set<number>());
  /** who called each first: by them it is reached from the front */
  const first = new Int32Array(options.services).fill(-1);
  let edges = 0;
  const connect = (from: number, to: number): void => {
    if (from === to || called[from].has(to)) return;
    called[from].add(to);
    edges++;
  };
  for (let service = byTier[0].length; service < options.services; service++) {
    const above = byTier[tier(service) - 1];
    first[service] = above[whole(above.length)];
    connect(first[service], service);
  }
  while (edges < options.edges) {
    const from = whole(options.services);
    const share = random.next();
    const next = byTier[tier(from) + (share < 0.02 ? -1 : share < 0.85 ? 1 : 2)];
    if (next !== undefined && next.length > 0) connect(from, next[whole(next.length)]);
  }
  const ways = called.flatMap((callees, caller) => Array.from(callees, (callee) => [...wayTo(caller, first), callee]));
  // Ways from one front service make traces together.
  ways.sort((one, other) => one[0] - other[0]);
  return documentText(options, ways, whole);
}

function wayTo(service: number, first: Int32Array): number[] {
  const way = [service];
  while (first[way[0]] >= 0) way.unshift(first[way[0]]);
  return way;
}

function documentText(
  options: FleetOptions,
  ways: readonly (readonly number[])[],
  whole: (below: number) => number,
): string {
  const spans = Array.from({ length: options.services }, (): string[] => []);
  const perTrace = Math.ceil(ways.length / options.traces);
  const writer = new TraceWriter(spans);
  for (let trace = 0, at = 0; trace < options.traces; trace++) {
    writer.startTrace(trace);
    const [front] = ways[at % ways.length];
    const root = writer.span(front, '', `GET /${front}`, KIND.server, 0, 900 * MS);
    for (let way = 0; way < perTrace && ways[at % ways.length][0] === front; way++) {
      const [, ...chain] = ways[at++ % ways.length];
      let [caller, parent, from, lasts] = [front, root, MS, 800 * MS];
      for (const callee of chain) {
        const status = whole(40) === 0 ? ',"status":{"code":2}' : '';
        lasts = Math.floor(lasts * (0.4 + whole(50) / 100));
        const client = writer.span(caller, parent, `GET /${callee}`, KIND.client, from, from + lasts, status);
        parent = writer.span(callee, client, `GET /${callee}`, KIND.server, from + MS, from + lasts - MS, status);
        [caller, from] = [callee, from + 2 * MS];
      }
      if (caller % 6 !== 0) continue;
      const text = (key: string, value: string): string => `{"key":"${key}","value":{"stringValue":"${value}"}}`;
      const database = `${text('db.system.name', 'postgresql')},${text('db.namespace', `data-${caller}`)}`;
      writer.span(caller, parent, 'SELECT', KIND.client, from, from + MS, `,"attributes":[${database}]`);
    }
  }
  const resources = spans.flatMap((own, service) => (own.length === 0 ? [] : [resourceText(service, own)]));
  return `{"resourceSpans":[${resources.join(',\n')}]}\n`;
}

const KIND = { server: 2, client: 3 };

class TraceWriter {
  private readonly spans: readonly string[][];
  private traceId = '';
  private baseNs = 0n;
  private count = 0;

  /** `spans`: by service, what is written of it. */
  constructor(spans: readonly string[][]) {
    this.spans = spans;
  }

  startTrace(trace: number): void {
    this.traceId = (trace + 1).toString(16).padStart(32, '0');
    this.baseNs = START_NS + BigInt(trace) * 40_000_000n;
  }

  /** Times in ns after the trace's start; returns the span's id. */
  span(service: number, parent: string, name: string, kind: number, from: number, to: number, more = ''): string {
    const spanId = (++this.count).toString(16).padStart(16, '0');
    const times = `"startTimeUnixNano":"${this.baseNs + BigInt(from)}","endTimeUnixNano":"${this.baseNs + BigInt(Math.max(from, to))}"`;
    const above = parent === '' ? '' : `"parentSpanId":"${parent}",`;
    this.spans[service].push(
      `{"traceId":"${this.traceId}","spanId":"${spanId}",${above}"name":"${name}","kind":${kind},${times}${more}}`,
    );
    return spanId;
  }
}

function resourceText(service: number, spans: readonly string[]): string {
  const attribute = (key: string, value: string): string => `{"key":"${key}","value":{"stringValue":"${value}"}}`;
  const name = attribute('service.name', `service-${String(service).padStart(3, '0')}`);
  const namespace = attribute('service.namespace', NAMESPACES[service % NAMESPACES.length]);
  return `{"resource":{"attributes":[${name},${namespace}]},"scopeSpans":[{"spans":[${spans.join(',')}]}]}`;
}
