import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { histogramPercentile } from '#analysis/histogramHealth.ts';
import type { Result } from '#base/result.ts';
import { plainConnection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import type { MetricStore } from '#sources/prometheus.ts';
import { askCalls, askSeries, probeMetrics } from '#sources/prometheus.ts';
import type { Recorded } from '../recordedAnswers.ts';
import { PROMETHEUS_RECORD, recordAnswers } from '../recordedAnswers.ts';
import { freePorts } from './harness/process.ts';
import type { MetricNames, MetricsExporter } from './harness/spanMetricsExporter.ts';
import { CONNECTOR, exportSpanMetrics, PREFIXED, TEMPO } from './harness/spanMetricsExporter.ts';
import type { RunningPrometheus } from './harness/startPrometheus.ts';
import { missingPrometheus, startPrometheus } from './harness/startPrometheus.ts';

const missing = missingPrometheus();
if (missing !== undefined) console.warn(`Not tested against Prometheus: ${missing}`);

/** s in which ten minutes of the fleet pass. */
const PLAY_SECONDS = 24;
const FAMILIES: readonly (readonly [string, MetricNames])[] = [
  ['the connector', CONNECTOR],
  ['Tempo', TEMPO],
  ['a namespace of its own', PREFIXED],
];

interface Running {
  readonly exporter: MetricsExporter;
  readonly server: RunningPrometheus;
}

const running = new Map<MetricNames, Running>();
let range: ClockRange = { fromMs: 0, toMs: 0 };
const never = new AbortController().signal;

async function start(names: MetricNames, port: number): Promise<void> {
  const exporter = await exportSpanMetrics(names, PLAY_SECONDS);
  const server = await startPrometheus(`127.0.0.1:${exporter.port}`, port);
  running.set(names, { exporter, server });
}

function runningOf(names: MetricNames): Running {
  const found = running.get(names);
  if (!found) throw new Error('It was not started.');
  return found;
}

function connectionTo(names: MetricNames) {
  return plainConnection('metrics', runningOf(names).server.url, 'prometheus');
}

function valueOf<T>(result: Result<T, SourceProblem>): T {
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.detail}`);
  return result.value;
}

async function storeOf(names: MetricNames): Promise<MetricStore> {
  return valueOf(await probeMetrics(connectionTo(names), range, never));
}

describe.skipIf(missing !== undefined)('a real Prometheus', () => {
  beforeAll(async () => {
    const fromMs = Date.now();
    // Asked for together: ports that are asked for one by one may be the same.
    const ports = await freePorts(FAMILIES.length);
    await Promise.all(FAMILIES.map(([, names], at) => start(names, ports[at])));
    while (![...running.values()].every(({ exporter }) => exporter.isPlayed())) {
      await new Promise((resume) => setTimeout(resume, 500));
    }
    // The last scrape is stored a moment after it was answered.
    await new Promise((resume) => setTimeout(resume, 1500));
    const toMs = Math.floor(Date.now() / 1000) * 1000;
    range = { fromMs: Math.floor(fromMs / 1000) * 1000, toMs };
  });
  afterAll(async () => {
    await Promise.all([...running.values()].flatMap(({ server, exporter }) => [server.stop(), exporter.close()]));
  });

  it.each(FAMILIES)('is found to count spans as %s does', async (_, names) => {
    const store = await storeOf(names);
    expect(store.spans).toMatchObject({
      calls: names.calls,
      duration: names.duration,
      unitNs: 1e9 / names.perSecond,
      isNative: false,
      serviceLabel: names.serviceLabel,
      operationLabel: 'span_name',
    });
    expect(store.graph?.duration).toBe('traces_service_graph_request_server_seconds');
    expect(store.scrapeMs).toBeLessThanOrEqual(10_000);
  });

  it.each(FAMILIES)('tells the calls of services, by the names of %s', async (_, names) => {
    const { exporter } = runningOf(names);
    const question = { range, by: 'services' as const };
    const { value } = valueOf(await askCalls(connectionTo(names), await storeOf(names), question, never));
    expect(value.map(({ service }) => service).sort()).toEqual([...exporter.totals.keys()].filter(isService).sort());
    for (const { service, calls, errors } of value) {
      // An increase is extrapolated to the ends of its range, by less than two scrapes of each.
      expect(calls).toBeCloseTo(exporter.totals.get(service)?.calls ?? NaN, -1.5);
      expect(errors).toBeCloseTo(exporter.totals.get(service)?.errors ?? NaN, -1);
    }
  });

  it('has the percentiles that are worked out from its buckets', async () => {
    const question = { range, by: 'services' as const };
    const { value } = valueOf(await askCalls(connectionTo(CONNECTOR), await storeOf(CONNECTOR), question, never));
    const window = `${(range.toMs - range.fromMs) / 1000}s`;
    for (const share of [0.5, 0.9, 0.99]) {
      const query = `histogram_quantile(${share}, sum by (service_name, le) (increase(${CONNECTOR.duration}_bucket{span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"}[${window}])))`;
      const theirs = await askServer(CONNECTOR, query);
      for (const { service, durations } of value) {
        const ours = durations && histogramPercentile(durations, share);
        expect((ours ?? NaN) / 1e6).toBeCloseTo(Number(theirs.get(service)), 6);
      }
    }
  });

  it('tells calls between services, and operations of chosen ones', async () => {
    const connection = connectionTo(CONNECTOR);
    const store = await storeOf(CONNECTOR);
    const edges = valueOf(await askCalls(connection, store, { range, by: 'edges' }, never)).value;
    const { totals } = runningOf(CONNECTOR).exporter;
    expect(edges.map(({ caller, service }) => `${caller} → ${service}`).sort()).toEqual(
      [...totals.keys()].filter((group) => !isService(group)).sort(),
    );
    const services = [edges[0].service, 'a"b\\c|d'];
    const question = { range, by: 'operations' as const, services };
    const operations = valueOf(await askCalls(connection, store, question, never)).value;
    expect(new Set(operations.map(({ service }) => service))).toEqual(new Set([edges[0].service]));
  });

  it('tells calls over time', async () => {
    const question = { range, by: 'services' as const };
    const answer = valueOf(await askSeries(connectionTo(CONNECTOR), await storeOf(CONNECTOR), question, 30, never));
    const { times, series, stepMs } = answer.value;
    expect(times.length).toBeLessThanOrEqual(31);
    expect(stepMs).toBeGreaterThanOrEqual(1000);
    for (const { rate, p95 } of series) {
      expect(Math.max(...rate.filter(Number.isFinite))).toBeGreaterThan(0);
      expect(Math.max(...p95.filter(Number.isFinite))).toBeGreaterThan(1e6);
    }
  });

  it('says what is wrong with a question', async () => {
    const store = await storeOf(CONNECTOR);
    const reversed = { fromMs: range.toMs, toMs: range.fromMs };
    const answer = await askSeries(connectionTo(CONNECTOR), store, { range: reversed, by: 'services' }, 30, never);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'badQuery', detail: expect.stringContaining('end timestamp') },
    });
  });

  it.runIf(process.env['RECORD'] === '1')('is recorded', async () => {
    const recorded: Recorded = await recordAnswers(connectionTo(CONNECTOR), range);
    writeFileSync(PROMETHEUS_RECORD, `${JSON.stringify(recorded)}\n`);
    expect(readFileSync(PROMETHEUS_RECORD).length).toBeLessThan(300_000);
  });
});

function isService(group: string): boolean {
  return !group.includes('→');
}

/** By service: the values of a query at the end of the range, as they were sent. */
async function askServer(names: MetricNames, query: string): Promise<ReadonlyMap<string, string>> {
  const address = new URL(`${runningOf(names).server.url}/api/v1/query`);
  address.search = String(new URLSearchParams({ query, time: String(range.toMs / 1000) }));
  const answer = (await (await fetch(address)).json()) as {
    readonly data: {
      readonly result: readonly { readonly metric: Record<string, string>; readonly value: [number, string] }[];
    };
  };
  // In ms, as the histogram is.
  return new Map(answer.data.result.map(({ metric, value }) => [metric[names.serviceLabel], value[1]]));
}
