import { describe, expect, test } from 'vitest';
import { ingest, ingestStructure } from '#ingest/ingest.ts';
import { ingestStructureFirst } from '#ingest/structureFirst.ts';
import { fileOf } from '#ingest/testFiles.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import { spanEnvelope } from '#formats/spanEnvelope.ts';
import { Span } from '#model/span.ts';
import { overlaySpan } from '#model/spanOverlay.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { StringTable } from '#model/stringTable.ts';
import { generateBytes } from '../bench/generate.ts';
import { SAMPLES } from './samples.ts';
import { missingTraces, sharedTraceBytes, sharedTraces } from './sharedTraces.ts';

const QUIET = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false };

/** Rows as far as structure tells them: `depth name id start+duration`. */
function rowsOf({ table }: IngestDocument): string[] {
  const strings = new StringTable(table.stringColumns);
  const id = (row: number): string => (table.spanId[row] < 0 ? '' : strings.get(table.spanId[row]));
  return Array.from(
    { length: table.length },
    (_, row) =>
      `${' '.repeat(table.depth[row])}${strings.get(table.operation[row])} ${id(row)} ${table.start[row]}+${table.duration[row]}`,
  );
}

async function bothReadings(bytes: string | Uint8Array<ArrayBuffer>, chunk = 1 << 16) {
  const file = () => fileOf('trace.json', bytes, { chunk, isBlob: true });
  return { structure: await ingestStructure([file()], QUIET), whole: await ingest([file()], QUIET) };
}

/** Spans of OTLP whose attributes hold what may look like their end. */
const ODD_VALUES: readonly unknown[] = [
  { stringValue: '],"status":{"code":2}}' },
  { stringValue: ']},{"traceId":"1"' },
  { stringValue: 'ends with \\' },
  { stringValue: '\\"],\\"name\\":' },
  { arrayValue: { values: [{ arrayValue: { values: [{ intValue: '1' }] } }, {}] } },
  { kvlistValue: { values: [{ key: 'name', value: { arrayValue: { values: [] } } }] } },
  { stringValue: `${'x'.repeat(300)}"]}${'\\'.repeat(3)}` },
];
const odd = JSON.stringify({
  resourceSpans: [
    {
      resource: {},
      scopeSpans: [
        {
          spans: ODD_VALUES.flatMap((value, at) => {
            const ids = { traceId: '4d1e00c0db9010db86154a4ba6e91385', spanId: `00f067aa0ba902b${at}` };
            const times = { startTimeUnixNano: `179526240000000000${at}`, endTimeUnixNano: `179526240000000010${at}` };
            const attributes = [{ key: 'odd', value }];
            const events = [{ timeUnixNano: '1795262400000000001', attributes, name: 'note' }];
            // The attributes stand first, in the middle and last.
            return [
              { attributes, ...ids, name: `first ${at}`, ...times, events },
              { ...ids, spanId: `10f067aa0ba902b${at}`, attributes, links: [], name: `middle ${at}`, ...times },
              { ...ids, spanId: `20f067aa0ba902b${at}`, name: `last ${at}`, ...times, events, attributes },
            ];
          }),
        },
      ],
    },
  ],
});

describe('structure alone', () => {
  test.each([1, 7, 1000])(
    'has the rows of the whole reading, whatever values look like; chunks of %i bytes',
    async (chunk) => {
      const { structure, whole } = await bothReadings(odd, chunk);
      expect(structure && rowsOf(structure)).toEqual(rowsOf(whole));
      expect(whole.table.length).toBe(21);
    },
  );

  test('has the same rows where lines and blanks stand between the values', async () => {
    const { structure, whole } = await bothReadings(JSON.stringify(JSON.parse(odd), undefined, 2));
    expect(structure && rowsOf(structure)).toEqual(rowsOf(whole));
  });

  test.each(['otlp', 'jaeger', 'zipkin'] as const)('of a generated file of %s is that of its spans', async (format) => {
    const { structure, whole } = await bothReadings(generateBytes({ format, spans: 2000, traces: 3 }));
    expect(structure && rowsOf(structure)).toEqual(rowsOf(whole));
    expect(structure?.table.attributes.value).toHaveLength(0);
    expect(whole.table.attributes.value.length).toBeGreaterThan(2000);
  });

  test.each(SAMPLES)(
    'of a small file has the same rows, in formats too that cannot be read so: $name',
    async ({ text }) => {
      const { structure, whole } = await bothReadings(text);
      expect(structure && rowsOf(structure)).toEqual(rowsOf(whole));
    },
  );

  test('tells where in its file each record begins', async () => {
    const bytes = generateBytes({ format: 'otlp', spans: 50 });
    const { structure } = await bothReadings(bytes, 100);
    const places = structure?.table.place ?? [];
    expect(places).toHaveLength(50);
    const text = new TextDecoder().decode(bytes);
    const beginnings = Array.from(places, (place) => text.slice(place, place + 11));
    expect(new Set(beginnings)).toEqual(new Set(['{"traceId":']));
  });
});

describe.skipIf(missingTraces !== '')(`structure of the shared files ${missingTraces}`, () => {
  const files = sharedTraces(
    'otlp-json',
    'otlp-jsonl',
    'otlp-json-concat',
    'otlp-json-snake',
    'tempo-batches',
    'jaeger-v3',
  ).concat(sharedTraces('jaeger-json', 'zipkin-v2'));

  test.each(files)('$file has as many spans, of the same names and times', async ({ file }) => {
    const { structure, whole } = await bothReadings(sharedTraceBytes(file));
    // Copies with other attributes are told apart by the whole reading alone, and so is which half of a call a span is.
    const sorted = (document: IngestDocument | undefined) =>
      document && new Set(rowsOf(document).map((row) => row.trim()));
    expect(sorted(structure)).toEqual(sorted(whole));
  });
});

describe('a span read alone, by its place in the file', () => {
  test.each(['otlp', 'jaeger', 'zipkin'] as const)('has what the whole reading of %s knows of it', async (format) => {
    const bytes = generateBytes({ format, spans: 40 });
    const { structure, whole } = await bothReadings(bytes);
    if (!structure) throw new Error('no structure');
    const table = openSpanTable(structure.table);
    const wholeTable = openSpanTable(whole.table);
    for (let row = 0 as SpanRow; row < table.length; row++) {
      const from = bytes.subarray(table.place[table.record[row]], table.place[table.record[row]] + 20_000);
      const file = {
        name: 'span',
        size: undefined,
        blob: new Blob([spanEnvelope(structure.files[0].format) ?? '', from]),
      };
      const alone = openSpanTable((await ingest([file], QUIET)).table);
      const overlaid = new Span(overlaySpan(table, row, alone, alone.record.indexOf(0) as SpanRow), row);
      const expected = new Span(wholeTable, row);
      expect(overlaid.attributes).toEqual(expected.attributes);
      expect(overlaid.events).toEqual(expected.events);
      expect(overlaid.links).toEqual(expected.links);
      expect(overlaid.operation).toBe(expected.operation);
    }
  });
});

describe('a document that is read twice', () => {
  const bytes = generateBytes({ format: 'otlp', spans: 400 });
  const read = (
    mayTake: boolean,
    file: { blob?: Blob; bytes?: Uint8Array<ArrayBuffer> } = { blob: new Blob([bytes]) },
  ) => {
    const told: string[] = [];
    const listener = {
      ...QUIET,
      onStructure: ({ table }: IngestDocument) =>
        void told.push(`structure of ${table.length}, ${table.attributes.value.length} attributes`),
      mayTake: (size: number) => {
        told.push(`asked for ${Math.round((size / bytes.length) * 10) / 10} of the file`);
        return mayTake;
      },
    };
    const files = [{ name: 'a', size: bytes.length, ...(file.blob ? { blob: file.blob } : fileOf('a', bytes)) }];
    return ingestStructureFirst(files, listener, { readTwiceFrom: 1000 }).then((document) => ({ told, document }));
  };

  test('comes as structure first, then whole', async () => {
    const { told, document } = await read(true);
    expect(told).toEqual(['structure of 400, 0 attributes', 'asked for 0.5 of the file']);
    expect(document?.table.attributes.value.length).toBeGreaterThan(5000);
  });

  test('stays structure where the memory is not granted', async () => {
    const { told, document } = await read(false);
    expect(told[0]).toBe('structure of 400, 0 attributes');
    expect(document).toBeUndefined();
  });

  test('comes at once when its bytes come only once', async () => {
    const { told, document } = await read(true, { bytes });
    expect(told).toEqual([]);
    expect(document?.isStructure).toBe(false);
  });
});
