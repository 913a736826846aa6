import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readTrace, respaced } from '#formats/testReading.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import { fileOf, ingestFiles } from '#ingest/testFiles.ts';
import type { SharedTrace, TraceTruth } from './sharedTraces.ts';
import { missingTraces, sharedTraceBytes, sharedTraces } from './sharedTraces.ts';

const FORMATS: Readonly<Record<string, string>> = {
  'otlp-json': 'OTLP JSON',
  'otlp-jsonl': 'OTLP JSON',
  'otlp-json-concat': 'OTLP JSON',
  'otlp-json-snake': 'OTLP JSON',
  'otlp-json-invalid': 'OTLP JSON',
  'otlp-resourcespans': 'OTLP JSON',
  'tempo-batches': 'Tempo JSON',
  'jaeger-v3': 'Jaeger v3 JSON',
  'tempo-search': 'Tempo search JSON',
  'grafana-dataframe': 'Grafana data frame',
  'jaeger-json': 'Jaeger JSON',
  'jaeger-es': 'Jaeger Elasticsearch documents',
  'jaeger-proto-json': 'Jaeger protobuf JSON',
  'jaeger-thrift-json': 'Jaeger Thrift JSON',
  'jaeger-cassandra-rows': 'Jaeger Cassandra rows',
  'zipkin-v1': 'Zipkin v1 JSON',
  'zipkin-v2': 'Zipkin v2 JSON',
  'opencensus-json': 'OpenCensus JSON',
  'otel-python-console': 'OpenTelemetry Python console',
  'otel-go-stdouttrace': 'OpenTelemetry Go console',
  'otel-js-flat': 'OpenTelemetry JavaScript console',
  'otel-js-readablespan': 'OpenTelemetry JavaScript console',
  'chrome-trace': 'Chrome trace events',
  'nextjs-trace': 'Next.js trace',
  xray: 'AWS X-Ray JSON',
  'datadog-v04': 'Datadog v0.4 JSON',
  'sentry-envelope': 'Sentry envelope',
  'elastic-intake': 'Elastic APM intake',
  'elastic-es-docs': 'Elastic APM documents',
  'data-prepper-docs': 'OpenSearch trace documents',
  'gcp-trace-v1': 'Google Cloud Trace v1',
  'gcp-trace-v2': 'Google Cloud Trace v2',
  'newrelic-spans': 'New Relic spans',
  'signoz-api': 'SigNoz query answer',
  'signoz-rows': 'SigNoz rows',
  'highlight-spans': 'Highlight spans',
  'splunk-hec': 'Splunk HEC events',
  'flat-spans': 'flat spans',
  'mongo-span-docs': 'flat spans',
  langfuse: 'Langfuse trace',
  langsmith: 'LangSmith runs',
  'phoenix-spans': 'Phoenix spans',
  'alibaba-sls': 'Alibaba Cloud log service rows',
  haystack: 'Haystack trace',
  'hypertrace-structured': 'Hypertrace structured trace',
  'span-lifecycle-events': 'span start and end events',
  'nemo-guardrails': 'NeMo Guardrails traces',
  'promptflow-run': 'prompt flow runs',
};

function unpacked(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** Columns of the printed table. */
interface Row {
  readonly file: string;
  readonly spans: number;
  readonly rows: number;
  readonly traces: number;
  readonly depth: number;
  readonly problems: string;
}
const printed: Row[] = [];

function figuresOf(document: IngestDocument): Record<string, unknown> {
  const { counts } = document.files[0];
  const { table } = document;
  let last = 0;
  for (let row = 0; row < table.length; row++)
    last = Math.max(last, table.start[row] + Math.max(0, table.duration[row]));
  const hasTimes = !document.problems.some(({ code }) => code === 'noTimes') && table.length > 0;
  return {
    spans: counts.spans,
    traces: counts.traces,
    services: counts.services,
    root_spans: counts.roots,
    orphan_spans: counts.orphans,
    error_spans: counts.errors,
    min_start_ns: hasTimes ? String(table.originNs) : null,
    max_end_ns: hasTimes ? String(table.originNs + BigInt(last)) : null,
    max_depth: Math.max(0, ...table.traces.depth),
  };
}

/** Where our rules differ from the manifest's, and by which. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Partial<TraceTruth>>>> = {
  // Depth: client and server half of one id, as in Zipkin below.
  'alibaba-sls/contrib-logservice-trace-data.json': { max_depth: 2 },
  'haystack/raw-trace.json': { max_depth: 9 },
  // The times have whole seconds, the lengths beside them fractions: the lengths are taken.
  'span-lifecycle-events/raaf-traces.jsonl': { max_end_ns: '1750712503566130000' },
  // Depth: the manifest leaves out spans below a circle of parents; we cut it and show them. Here one span names itself
  // as its parent, and the other one is its child.
  'otlp-json/elastic-ottl-playground.json': { max_depth: 2 },
  // Services: the manifest looks at the first listing of each span; the service stands in the second, as resource.service.name.
  // Roots: it takes a parent id of zeros for an id; here that means none.
  'tempo-search/gresearch-test-trace.json': { services: 6, root_spans: 1, orphan_spans: 0 },
  // Depth: the manifest takes the records of one id together; we show the server half of a shared id as a child of the
  // client half (algorithms, building the tree), so each such call on the way down adds a level.
  'zipkin-v2/skew.json': { max_depth: 4 },
  'zipkin-v2/smartthings-mobile-web-install.json': { max_depth: 38 },
  'zipkin-v2/yelp.json': { max_depth: 5 },
  'zipkin-v1/contrib-v1-thrift-single-batch.json': { max_depth: 4 },
  'zipkin-v1/opencensus-v1-multiple-batches.json': { max_depth: 4 },
  'zipkin-v1/trainticket-case2-fail1.json': { max_depth: 3 },
  'zipkin-v1/trainticket-login.json': { max_depth: 3 },
  // Trace events. Depth: slices that overlap without nesting stand side by side. Times: the manifest counts those of
  // events that are not shown (flows, counters); what begins before zero is moved, because no time of ours is negative.
  'chrome-trace/bazel-with-queuing.json.gz': { max_depth: 7, min_start_ns: '0', max_end_ns: '469076500000' },
  'chrome-trace/catapult-flow.json': { min_start_ns: '1496637340355000' },
  'chrome-trace/catapult-fuchsia_trace.json.gz': { max_end_ns: '1124611746540583' },
  // An end closes the innermost slice that is open: here one that comes too early, and then two have nothing to close.
  'chrome-trace/speedscope-too-many-end-events.json': { max_end_ns: '5000' },
  // Nothing but records that are no spans: without a span there is no trace.
  'chrome-trace/catapult-bad-world-bounds.json': { traces: 0, min_start_ns: null, max_end_ns: null },
  // The monotonic clock of Next.js is anchored at the date that its first span tells.
  'nextjs-trace/0nmcp-build.trace': { min_start_ns: '1774684698693736000', max_end_ns: '1774684700667334000' },
  // Only the start is told, or only the end: it stands for both. No times at all have no latest end.
  'xray/contrib-minInProgress.txt': { max_end_ns: '1595437651680097000' },
  'xray/contrib-segmentValidationFailed.txt': { min_start_ns: '1596648396640138900' },
  'datadog-v04/php-magento-missing-route.json': { max_end_ns: null },
};

function expected({ file, truth }: SharedTrace): Record<string, unknown> {
  const { traces, spans, services, root_spans, orphan_spans, error_spans, min_start_ns, max_end_ns, max_depth } = truth;
  // null = not told, but for times: there it means that the file has none.
  const anything: unknown = expect.anything();
  const told = (figure: number | null): unknown => figure ?? anything;
  const figures = {
    traces,
    spans,
    services,
    root_spans: told(root_spans),
    orphan_spans: told(orphan_spans),
    error_spans: told(error_spans),
    min_start_ns,
    max_end_ns,
    max_depth: told(max_depth),
  };
  return { ...figures, ...EXCEPTIONS[file] };
}

describe.skipIf(missingTraces !== '')(`shared traces ${missingTraces}`, () => {
  for (const trace of sharedTraces(...Object.keys(FORMATS))) {
    it(`gives the figures of ${trace.file}, in chunks of any size`, { timeout: 30_000 }, async () => {
      const bytes = sharedTraceBytes(trace.file);
      const document = await ingestFiles([fileOf(trace.file, bytes)]);
      const report = document.files[0];
      printed.push({
        file: trace.file,
        spans: report.counts.spans,
        rows: document.table.length,
        traces: report.counts.traces,
        depth: Math.max(0, ...document.table.traces.depth),
        problems: document.problems.map(({ code, count }) => `${code} ${count}`).join(', '),
      });
      expect(report.format).toBe(FORMATS[trace.folder]);
      expect(figuresOf(document)).toEqual(expected(trace));

      const plain = unpacked(bytes);
      const whole = readTrace(plain);
      for (const chunk of [1, 7, 1000]) {
        if (plain.length / chunk > 200_000) continue;
        const chunked = readTrace(plain, chunk);
        expect(chunked.problemList).toEqual(whole.problemList);
        expect(isDeepStrictEqual(chunked.finished, whole.finished), `chunks of ${chunk}`).toBe(true);
      }
    });
  }

  for (const { file } of sharedTraces(...Object.keys(FORMATS)).filter(({ bytes }) => bytes < 500_000)) {
    it(`reads ${file} alike with other white space: no short cut rests on how a writer spells`, () => {
      let state = 1;
      const pick = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
      const packed = sharedTraceBytes(file);
      const bytes = unpacked(packed);
      const whole = readTrace(bytes);
      const other = readTrace(respaced(new TextDecoder().decode(bytes), pick));
      expect(other.problems).toBe(whole.problems);
      expect(isDeepStrictEqual(other.finished.table, whole.finished.table)).toBe(true);
    });
  }

  for (const { file } of sharedTraces('not-a-trace')) {
    it(`refuses ${file} and says what it is`, async () => {
      const document = await ingestFiles([fileOf(file, sharedTraceBytes(file))]);
      expect(document.table.length).toBe(0);
      // Logs are read all the same: they may belong to traces of other files.
      expect(document.problems.map(({ code }) => code).filter((code) => code !== 'logUnmatched')).toEqual([
        'notATrace',
      ]);
      expect(document.problems[0].examples[0].detail).toMatch(/^This looks like (OTLP|a Grafana dashboard)/);
    });
  }

  afterAll(() => console.table(printed));
});
