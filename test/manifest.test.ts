import { isDeepStrictEqual } from 'node:util';
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
  'jaeger-json': 'Jaeger JSON',
  'zipkin-v2': 'Zipkin v2 JSON',
};

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
  // Depth: the manifest leaves out spans below a circle of parents; we cut it and show them. Here one span names itself
  // as its parent, and the other one is its child.
  'otlp-json/elastic-ottl-playground.json': { max_depth: 2 },
  // Depth: the manifest takes the records of one id together; we show the server half of a shared id as a child of the
  // client half (algorithms, building the tree), so each such call on the way down adds a level.
  'zipkin-v2/skew.json': { max_depth: 4 },
  'zipkin-v2/smartthings-mobile-web-install.json': { max_depth: 38 },
  'zipkin-v2/yelp.json': { max_depth: 5 },
};

function expected({ file, truth }: SharedTrace): Record<string, unknown> {
  const { traces, spans, services, root_spans, orphan_spans, error_spans, min_start_ns, max_end_ns, max_depth } = truth;
  const figures = {
    traces,
    spans,
    services,
    root_spans,
    orphan_spans,
    error_spans,
    min_start_ns,
    max_end_ns,
    max_depth,
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

      const whole = readTrace(bytes);
      for (const chunk of [1, 7, 1000]) {
        if (bytes.length / chunk > 200_000) continue;
        const chunked = readTrace(bytes, chunk);
        expect(chunked.problemList).toEqual(whole.problemList);
        expect(isDeepStrictEqual(chunked.finished, whole.finished), `chunks of ${chunk}`).toBe(true);
      }
    });
  }

  for (const { file } of sharedTraces(...Object.keys(FORMATS)).filter(({ bytes }) => bytes < 500_000)) {
    it(`reads ${file} alike with other white space: no short cut rests on how a writer spells`, () => {
      let state = 1;
      const pick = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
      const bytes = sharedTraceBytes(file);
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
      expect(document.problems.map(({ code }) => code)).toEqual(['notATrace']);
      expect(document.problems[0].examples[0].detail).toMatch(/^This looks like (OTLP|a Grafana dashboard)/);
    });
  }

  afterAll(() => console.table(printed));
});
