import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LaneMemory } from '#formats/lane/laneMemory.ts';
import { SpanLane } from '#formats/lane/spanLane.ts';
import { ingest, ingestStructure } from '#ingest/ingest.ts';
import { fileOf } from '#ingest/testFiles.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import { Span } from '#model/span.ts';
import { spanToJson } from '#model/spanJson.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { StringTable } from '#model/stringTable.ts';
import { generateBytes } from '../bench/generate.ts';
import { CODE_FILE, compileLane } from '../scripts/lane.mjs';

const QUIET = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false };

/** What structure says of each row: `name trace/id < parent start+duration service`. */
function rowsOf({ table }: IngestDocument): string[] {
  const strings = new StringTable(table.stringColumns);
  return Array.from({ length: table.length }, (_, row) => {
    const service = table.service[row] < 0 ? '' : strings.get(table.services[table.service[row]]);
    const trace = strings.get(table.traces.id[table.trace[row]]);
    const ids = `${trace}/${strings.get(table.spanId[row])} < ${table.parent[row]}`;
    return `${strings.get(table.operation[row])} ${ids} ${table.start[row]}+${table.duration[row]} ${service}`;
  });
}

/** Everything that is known of each row. */
function spansOf({ table }: IngestDocument): unknown[] {
  const opened = openSpanTable(table);
  return Array.from({ length: table.length }, (_, row) => spanToJson(new Span(opened, row as SpanRow)));
}

/** Read with and without the lane, and how many spans the lane took. */
async function bothWays(
  bytes: string | Uint8Array<ArrayBuffer>,
  { chunk = 1 << 16, isWhole = false }: { readonly chunk?: number; readonly isWhole?: boolean } = {},
) {
  const read = () =>
    (isWhole ? ingest : ingestStructure)([fileOf('trace.json', bytes, { chunk, isBlob: true })], QUIET);
  const places = vi.spyOn(SpanLane.prototype, 'place', 'get');
  const byLane = await read();
  const taken = places.mock.calls.length;
  const none = vi.spyOn(LaneMemory, 'take').mockReturnValue(undefined);
  const bySpan = await read();
  none.mockRestore();
  places.mockRestore();
  if (!byLane || !bySpan) throw new Error('There is no structure.');
  return { byLane, bySpan, taken };
}

afterEach(() => void vi.restoreAllMocks());

describe('the span lane', () => {
  test('is what its source compiles to', async () => {
    expect(readFileSync(CODE_FILE, 'utf8')).toBe(await compileLane());
  });

  test.each(['otlp', 'jaeger', 'zipkin'] as const)('takes every span of a plain file of %s', async (format) => {
    const { byLane, bySpan, taken } = await bothWays(generateBytes({ format, spans: 2000, traces: 3 }), {
      chunk: 1 << 22,
    });
    expect(taken).toBe(2000);
    expect(rowsOf(byLane)).toEqual(rowsOf(bySpan));
    expect(byLane.problems).toEqual(bySpan.problems);
  });

  test.each(['otlp', 'jaeger', 'zipkin'] as const)('takes every span with all it says, of %s', async (format) => {
    const { byLane, bySpan, taken } = await bothWays(generateBytes({ format, spans: 1000 }), { isWhole: true });
    // One of each chunk is cut in two.
    expect(taken).toBeGreaterThan(950);
    expect(spansOf(byLane)).toEqual(spansOf(bySpan));
    expect(byLane.problems).toEqual(bySpan.problems);
  });

  test('leaves to the other reader the one span that is odd', async () => {
    const spans = ['"a"', String.raw`"b\n"`, '"c"'].map(
      (name, at) => `{"traceId":"4d1e00c0db9010db86154a4ba6e91385","id":"00f067aa0ba902b${at}","name":${name}}`,
    );
    const { byLane, bySpan, taken } = await bothWays(`[${spans.join(',')}]`);
    expect(taken).toBe(2);
    expect(rowsOf(byLane)).toEqual(rowsOf(bySpan));
  });

  test('keeps the parent that one key tells where another tells of none', async () => {
    const trace = '4d1e00c0db9010db86154a4ba6e91385';
    const span = (id: string, parent: string) =>
      `{"parentSpanID":"${parent}","traceID":"${trace}","spanID":"${id}","operationName":"get",` +
      `"references":[{"refType":"CHILD_OF","traceID":"${trace}","spanID":""}]}`;
    const spans = [span('00f067aa0ba902b1', '00f067aa0ba902b9'), span('00f067aa0ba902b2', '00f067aa0ba902b1')];
    const { byLane, bySpan, taken } = await bothWays(`{"data":[{"traceID":"${trace}","spans":[${spans.join(',')}]}]}`);
    expect(taken).toBe(2);
    expect(byLane.table.parent).toEqual(new Int32Array([-1, 0]));
    expect(byLane.table).toEqual(bySpan.table);
  });

  test('counts a broken value once, and goes on behind it', async () => {
    const span = (id: string, rest: string) =>
      `{"traceId":"4d1e00c0db9010db86154a4ba6e91385","spanId":"${id}","name":"get"${rest}}`;
    const spans = [
      span('00f067aa0ba902b1', ''),
      span('00f067aa0ba902b2', ',"status":{1}'),
      span('00f067aa0ba902b3', ''),
    ];
    const { byLane, bySpan } = await bothWays(`{"resourceSpans":[{"scopeSpans":[{"spans":[${spans.join(',')}]}]}]}`);
    expect(byLane.table.length).toBe(2);
    expect(byLane.problems).toEqual(bySpan.problems);
  });
});

/** A JSON text of one of some values, as they are written in files that are whole, odd, or wrong. */
const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts);
const id = (digits: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('1', '2', 'a', 'f').map((digit) => `"${digit.repeat(digits)}"`) },
    oneOf(
      '""',
      'null',
      '17',
      `"${'0'.repeat(digits)}"`,
      '"ABCDEF"',
      '"no id"',
      String.raw`"\u0061bc"`,
      '"q83vEjRWeJA="',
    ),
  );
const anyText = oneOf(
  '"get"',
  '"GET /}]{"',
  String.raw`"\"]},\"id\":"`,
  '"ü"',
  '""',
  `"${'long '.repeat(50)}"`,
  'null',
);
const micros = oneOf('1795262400004587', '"1795262400004587"', '0', '1.5', '-3', '1e15', '""', 'null', '[]', '17a');
const nanos = oneOf('"1795262428026117722"', '1795262428026117800', '"0"', '0', '"x"', '-1', '12345678901234567890');
const nested = oneOf(
  '[]',
  '{}',
  'null',
  '[{"key":"a","value":{"stringValue":"],}"}}]',
  '[{"key":"id","type":"string","value":"x"}]',
  '{"http.path":"/a/{id}","kind":"x"}',
  '{"a":[1,[2]],"b":"}"}',
  String.raw`["\\","\"",{"x":"\\\"}"}]`,
);

type Members = readonly (readonly [string, fc.Arbitrary<string>])[];
const OTLP: Members = [
  ['traceId', id(32)],
  ['spanId', id(16)],
  ['parentSpanId', id(16)],
  ['name', anyText],
  ['kind', oneOf('1', '3', '"SPAN_KIND_CLIENT"', '9', 'null', '{}')],
  ['startTimeUnixNano', nanos],
  ['end_time_unix_nano', nanos],
  ['attributes', nested],
  ['events', nested],
  ['status', oneOf('{}', '{"code":2}', '{"code":"STATUS_CODE_ERROR","message":"no"}', 'null', '{1}')],
  ['flags', oneOf('257', '{}')],
  ['droppedAttributesCount', oneOf('0', '7')],
  ['unknown', nested],
  ['resource', oneOf('null', '{}')],
  ['links', oneOf('[]', '[{"traceId":"1","spanId":"2"}]')],
  ['traceState', oneOf('""', '"a=b"')],
];
const JAEGER: Members = [
  ['traceID', id(32)],
  ['flags', oneOf('1', '0', 'null')],
  ['spanID', id(16)],
  ['operationName', anyText],
  [
    'references',
    fc.oneof(
      oneOf('[]', 'null', '[{}]', '[ ]'),
      fc
        .tuple(id(32), id(16), oneOf('CHILD_OF', 'FOLLOWS_FROM'))
        .map(([trace, span, type]) => `[{"refType":"${type}","traceID":${trace},"spanID":${span}}]`),
    ),
  ],
  ['parentSpanID', id(16)],
  ['startTime', micros],
  ['duration', micros],
  ['tags', nested],
  ['logs', nested],
  ['processID', oneOf('"p1"', '"p2"', 'null')],
  ['warnings', oneOf('null', '[]', '["late"]')],
];
const ZIPKIN: Members = [
  ['traceId', id(32)],
  ['id', id(16)],
  ['parentId', id(16)],
  ['kind', oneOf('"CLIENT"', '"SERVER"', '"NONE"', 'null', '3')],
  ['name', anyText],
  ['timestamp', micros],
  ['duration', micros],
  ['localEndpoint', oneOf('{"serviceName":"shop"}', '{"serviceName":"pay","ipv4":"10.0.0.1"}', '{}', 'null', '"x"')],
  ['shared', oneOf('true', 'false')],
  ['tags', nested],
  ['remoteEndpoint', oneOf('{"serviceName":"db","port":1}', 'null', '[]')],
  ['annotations', oneOf('[]', '[{"timestamp":1795262400004587,"value":"sr"}]', '[{}]', 'null')],
  ['debug', oneOf('true', 'false', '1')],
];

/** Spans with some of the members, in any order, with blanks or none between, now and then one twice. */
const spansWith = (members: Members) => {
  const span = fc
    .tuple(fc.shuffledSubarray([...members], { minLength: 3 }), oneOf('', ' ', '\n  '), oneOf(':', ': '))
    .chain(([chosen, blank, colon]) =>
      fc
        .tuple(...chosen.map(([key, value]) => value.map((text) => `"${key}"${colon}${text}`)))
        .map((texts) => `{${blank}${texts.join(`,${blank}`)}${blank}}`),
    );
  return fc.array(span, { minLength: 1, maxLength: 12 });
};

describe('reads as the reader of single spans does', () => {
  test.each([
    ['OTLP', OTLP, (spans: readonly string[]) => `{"resourceSpans":[{"scopeSpans":[{"spans":[${spans.join(',')}]}]}]}`],
    [
      'Jaeger',
      JAEGER,
      (spans: readonly string[]) =>
        `{"data":[{"traceID":"1","spans":[${spans.join(', ')}],"processes":{"p1":{"serviceName":"shop"}}}]}`,
    ],
    ['Zipkin', ZIPKIN, (spans: readonly string[]) => `[${spans.join(',\n')}]`],
  ] as const)('%s, whatever its spans look like', async (_name, members, wrap) => {
    await fc.assert(
      fc.asyncProperty(spansWith(members), fc.integer({ min: 1, max: 400 }), async (spans, chunk) => {
        const text = wrap(spans);
        for (const isWhole of [false, true]) {
          const { byLane, bySpan } = await bothWays(text, { chunk, isWhole });
          // Down to the numbers of its texts.
          expect(byLane.table).toEqual(bySpan.table);
          expect(byLane.problems).toEqual(bySpan.problems);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a file in lines', async () => {
    const text = new TextDecoder().decode(generateBytes({ format: 'zipkin', spans: 300 })).slice(1, -1);
    const { byLane, bySpan, taken } = await bothWays(text.replaceAll('}},{', '}}\n{'), { chunk: 1 << 20 });
    expect(taken).toBe(300);
    expect(rowsOf(byLane)).toEqual(rowsOf(bySpan));
  });

  test('and the whole reading finds the same rows', async () => {
    const bytes = generateBytes({ format: 'jaeger', spans: 500, traces: 2 });
    const structure = await ingestStructure([fileOf('a', bytes, { isBlob: true })], QUIET);
    expect(structure && rowsOf(structure)).toEqual(rowsOf(await ingest([fileOf('a', bytes)], QUIET)));
  });
});
