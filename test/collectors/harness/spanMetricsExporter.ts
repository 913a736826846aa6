import { createServer } from 'node:http';
import type { FleetSpan } from '../../fleet.ts';
import { fleetSpans } from '../../fleet.ts';
import type { LocalServer } from '../../localServers.ts';
import { listenLocally } from '../../localServers.ts';

/** How a server names what it counts; the labels are the same but for the service's. */
export interface MetricNames {
  readonly calls: string;
  /** without `_bucket` */
  readonly duration: string;
  /** units of the histogram in a second */
  readonly perSecond: number;
  readonly serviceLabel: string;
}

export const CONNECTOR: MetricNames = {
  calls: 'traces_span_metrics_calls_total',
  duration: 'traces_span_metrics_duration_milliseconds',
  perSecond: 1000,
  serviceLabel: 'service_name',
};
export const TEMPO: MetricNames = {
  calls: 'traces_spanmetrics_calls_total',
  duration: 'traces_spanmetrics_latency',
  perSecond: 1,
  serviceLabel: 'service',
};
export const PREFIXED: MetricNames = {
  calls: 'acme_calls_total',
  duration: 'acme_duration_seconds',
  perSecond: 1,
  serviceLabel: 'service_name',
};

/** s; as the connector is shipped, but for the ends. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Span metrics and the service graph of a fleet that is played many times faster than it happened, from the first scrape on. */
export interface MetricsExporter extends LocalServer {
  /** Counts of all calls once everything has been played, by `service` and `client → server`. */
  readonly totals: ReadonlyMap<string, { readonly calls: number; readonly errors: number }>;
  /** Whether all of it has been scraped. */
  readonly isPlayed: () => boolean;
}

/** `playSeconds`: of the clock, in which the fleet's time passes. Served at `/metrics`. */
export async function exportSpanMetrics(names: MetricNames, playSeconds: number): Promise<MetricsExporter> {
  const fleetSeconds = 600;
  const spans = fleetSpans({ traces: 500, services: 12, seconds: fleetSeconds });
  let began: number | undefined;
  let played = false;
  const player = new Player(spans, names);
  const server = createServer((_, response) => {
    began ??= Date.now();
    const passedNs = ((Date.now() - began) / 1000) * (fleetSeconds / playSeconds) * 1e9;
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(player.textAt(passedNs));
    played = passedNs > (fleetSeconds + 30) * 1e9;
  });
  const totals = new Map<string, { calls: number; errors: number }>();
  for (const { group, failed } of callsOf(spans)) {
    const total = totals.get(group) ?? { calls: 0, errors: 0 };
    totals.set(group, { calls: total.calls + 1, errors: total.errors + Number(failed) });
  }
  return { ...(await listenLocally(server)), totals, isPlayed: () => played };
}

interface Call {
  readonly group: string;
  readonly failed: boolean;
}

/** Each call of a service, and each between two. */
function* callsOf(spans: readonly FleetSpan[]): Generator<Call> {
  for (const { service, kind, failed, parent } of spans) {
    if (kind !== 'server') continue;
    yield { group: service, failed };
    yield { group: `${parent < 0 ? 'user' : spans[parent].service} → ${service}`, failed };
  }
}

/**
 * What has ended is added once; a scrape must not take long. A series is there from the start, as 0, so that no increase
 * is missed.
 */
class Player {
  private readonly spans: readonly FleetSpan[];
  private readonly byEnd: readonly FleetSpan[];
  private readonly names: MetricNames;
  private readonly counters = new Counters();
  private added = 0;

  constructor(spans: readonly FleetSpan[], names: MetricNames) {
    this.spans = spans;
    this.names = names;
    this.byEnd = [...spans].sort((one, other) => endOf(one) - endOf(other));
    for (const span of spans) this.add(span, 0);
  }

  textAt(passedNs: number): string {
    while (this.added < this.byEnd.length && endOf(this.byEnd[this.added]) <= passedNs) {
      this.add(this.byEnd[this.added++], 1);
    }
    return this.counters.text();
  }

  private add({ service, operation, kind, duration, failed, parent }: FleetSpan, count: number): void {
    const { names, counters } = this;
    const labels = `${names.serviceLabel}="${service}",span_name="${operation}",span_kind="SPAN_KIND_${kind.toUpperCase()}"`;
    for (const isError of [false, true]) {
      const own = failed === isError ? count : 0;
      const status = `${labels},status_code="STATUS_CODE_${isError ? 'ERROR' : 'UNSET'}"`;
      counters.add(`${names.calls}{${status}}`, own);
      counters.observe(names.duration, status, (duration / 1e9) * names.perSecond, own, names.perSecond);
    }
    if (kind !== 'server') return;
    const ends = `client="${parent < 0 ? 'user' : this.spans[parent].service}",server="${service}",connection_type=""`;
    counters.add(`traces_service_graph_request_total{${ends}}`, count);
    if (failed) counters.add(`traces_service_graph_request_failed_total{${ends}}`, count);
    counters.observe('traces_service_graph_request_server_seconds', ends, duration / 1e9, count, 1);
  }
}

function endOf({ start, duration }: FleetSpan): number {
  return start + duration;
}

class Counters {
  private readonly values = new Map<string, number>();

  add(series: string, by: number): void {
    this.values.set(series, (this.values.get(series) ?? 0) + by);
  }

  observe(metric: string, labels: string, value: number, count: number, perSecond: number): void {
    for (const bound of BOUNDS) {
      const limit = bound * perSecond;
      this.add(`${metric}_bucket{${labels},le="${limit}"}`, value <= limit ? count : 0);
    }
    this.add(`${metric}_bucket{${labels},le="+Inf"}`, count);
    this.add(`${metric}_sum{${labels}}`, value * count);
    this.add(`${metric}_count{${labels}}`, count);
  }

  text(): string {
    return `${Array.from(this.values, ([series, value]) => `${series} ${value}`).join('\n')}\n`;
  }
}
