import { describe, expect, it } from 'vitest';
import { Span } from '#model/span.ts';
import { spanToJson } from '#model/spanJson.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { readTrace } from './testReading.ts';
import type { WrittenFormat } from './writers.ts';
import { WRITERS } from './writers.ts';
import { missingTraces, sharedTraceBytes, sharedTraces } from '../../test/sharedTraces.ts';

/**
 * Everything a table says of its spans, row by row, in text that does not tell in which order it was read. Not that copies were
 * merged, because they are written once.
 */
function lines(table: SpanTable): string[] {
  return Array.from({ length: table.length }, (_, row) => {
    const span = new Span(table, row as SpanRow);
    const links = span.links.map(
      ({ traceState, flags, droppedAttributes }) => `${traceState} ${flags} ${droppedAttributes}`,
    );
    const dropped = span.events.map(({ droppedAttributes }) => droppedAttributes);
    const json = spanToJson(span)
      .replaceAll(/\s+/g, ' ')
      .replace(/"merged"(?:, )?/, '')
      .replace(/,\s*\]/, ' ]')
      .replace(/"flags": \[ \], /, '');
    return `${table.depth[row]} ${table.parent[row]} ${json} ${links.join()} ${dropped.join()}`;
  });
}

function written(table: SpanTable, format: WrittenFormat, hasTimes = true): string {
  return [...WRITERS[format](table, { hasTimes })].join('');
}

/** Reads, writes, reads again; both tables as text. */
function around(input: Parameters<typeof readTrace>[0], format: WrittenFormat): { first: string[]; second: string[] } {
  const first = readTrace(input);
  const hasTimes = !first.problems.includes('noTimes');
  return { first: lines(first.table), second: lines(readTrace(written(first.table, format, hasTimes)).table) };
}

const VALUES = [
  { key: 'text', value: { stringValue: 'a "quote"' } },
  { key: 'flag', value: { boolValue: true } },
  { key: 'count', value: { intValue: '3' } },
  { key: 'large', value: { intValue: '9223372036854775807' } },
  { key: 'whole', value: { doubleValue: 2 } },
  { key: 'odd', value: { doubleValue: 'NaN' } },
  { key: 'raw', value: { bytesValue: 'AAH/' } },
  { key: 'nothing', value: {} },
  {
    key: 'list',
    value: {
      arrayValue: { values: [{ intValue: '1' }, { doubleValue: 1 }, { doubleValue: 0.5 }, {}, { stringValue: 'x' }] },
    },
  },
  {
    key: 'map',
    value: {
      kvlistValue: {
        values: [{ key: 'a', value: { kvlistValue: { values: [{ key: 'b', value: { boolValue: false } }] } } }],
      },
    },
  },
];

/** A request that uses every field OTLP has, in the order in which it is written again. */
const EVERYTHING = {
  resourceSpans: [
    {
      resource: {
        attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }, ...VALUES],
        droppedAttributesCount: 1,
      },
      scopeSpans: [
        {
          scope: { name: 'lib', version: '1.2', attributes: VALUES, droppedAttributesCount: 2 },
          spans: [
            {
              traceId: '0af7651916cd43dd8448eb211c80319c',
              spanId: '00f067aa0ba902b7',
              traceState: 'a=1,b=2',
              flags: 257,
              name: 'GET /cart',
              kind: 2,
              startTimeUnixNano: '1795262400000000001',
              endTimeUnixNano: '1795262400900000003',
              attributes: VALUES,
              droppedAttributesCount: 3,
              events: [
                { timeUnixNano: '1795262400000000777', name: 'retry', attributes: VALUES, droppedAttributesCount: 4 },
                { name: 'no time' },
              ],
              droppedEventsCount: 5,
              links: [
                {
                  traceId: '0af7651916cd43dd8448eb211c80319d',
                  spanId: '00f067aa0ba902b8',
                  traceState: 'c=3',
                  attributes: VALUES,
                  droppedAttributesCount: 6,
                  flags: 1,
                },
              ],
              droppedLinksCount: 7,
              status: { message: 'out of stock', code: 2 },
            },
            {
              traceId: '0af7651916cd43dd8448eb211c80319c',
              spanId: '00f067aa0ba902b9',
              parentSpanId: '00f067aa0ba902b7',
              name: 'still running',
              kind: 0,
              startTimeUnixNano: '1795262400100000000',
            },
            {
              traceId: '0af7651916cd43dd8448eb211c80319c',
              spanId: '00f067aa0ba902ba',
              parentSpanId: 'ffffffffffffffff',
              name: 'orphan that ends before it starts',
              kind: 5,
              startTimeUnixNano: '1795262400800000000',
              endTimeUnixNano: '1795262400700000000',
              status: { code: 1 },
            },
          ],
          schemaUrl: 'https://opentelemetry.io/schemas/1.30.0',
        },
      ],
      schemaUrl: 'https://opentelemetry.io/schemas/1.29.0',
    },
  ],
};

describe('OTLP', () => {
  it('comes out as it went in, field by field', () => {
    expect(JSON.parse(written(readTrace(EVERYTHING).table, 'otlp'))).toEqual(EVERYTHING);
  });

  it('of several traces is one line each on demand', () => {
    const text = ['a', 'b', 'a'].map((trace, at) => ({
      traceId: `${trace}0`,
      id: `${at + 1}`,
      name: 'x',
      timestamp: 1_795_262_400_000_000 + at,
    }));
    const { table } = readTrace(text);
    const output = written(table, 'otlp-lines');
    expect(output.trim().split('\n')).toHaveLength(2);
    expect(lines(readTrace(output).table)).toEqual(lines(table));
  });

  it('keeps circles, self-parents and spans without a start as they were sent', () => {
    const span = (spanId: string, parentSpanId: string, rest: object): object => ({
      traceId: '0a',
      spanId,
      parentSpanId,
      name: spanId,
      kind: 1,
      ...rest,
    });
    const times = { startTimeUnixNano: '1795262400000000000', endTimeUnixNano: '1795262400000000009' };
    const input = {
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [
                span('1', '2', times),
                span('2', '1', times),
                span('3', '3', times),
                span('4', '3', { endTimeUnixNano: '1795262400000000005' }),
                span('5', '3', {}),
              ],
            },
          ],
        },
      ],
    };
    const { first, second } = around(input, 'otlp');
    expect(second).toEqual(first);
    const output = written(readTrace(input).table, 'otlp');
    expect(output).toContain('"parentSpanId":"0000000000000001"');
    expect(output).toContain('"startTimeUnixNano":"0","endTimeUnixNano":"1795262400000000005"');
  });

  it('gives the server half of a shared id an id of its own', () => {
    const half = (kind: string, shared?: true): object => ({
      traceId: 'a',
      id: 'b',
      kind,
      name: 'call',
      timestamp: 1_795_262_400_000_000,
      duration: 9,
      shared,
    });
    const child = {
      traceId: 'a',
      id: 'c',
      parentId: 'b',
      name: 'inner',
      timestamp: 1_795_262_400_000_002,
      duration: 2,
      kind: 'CLIENT',
    };
    const { table } = readTrace([half('CLIENT'), half('SERVER', true), child]);
    const again = readTrace(written(table, 'otlp')).table;
    expect(Array.from(again.depth)).toEqual([0, 1, 1]);
    expect(new Set(Array.from(again.spanId, (id) => again.strings.get(id))).size).toBe(3);
  });
});

describe('Jaeger', () => {
  it('comes out with all that the format can say', () => {
    const input = {
      data: [
        {
          traceID: 'abc',
          spans: [
            {
              traceID: 'abc',
              spanID: '00f067aa0ba902b7',
              flags: 1,
              operationName: 'GET',
              references: [],
              startTime: 1_795_262_400_000_001,
              duration: 900,
              tags: [
                { key: 'span.kind', type: 'string', value: 'server' },
                { key: 'error', type: 'bool', value: true },
                { key: 'n', type: 'int64', value: 3 },
                { key: 'x', type: 'float64', value: 2 },
                { key: 'raw', type: 'binary', value: 'AAH/' },
              ],
              logs: [{ timestamp: 1_795_262_400_000_007, fields: [{ key: 'event', type: 'string', value: 'retry' }] }],
              processID: 'p1',
              warnings: ['clock skew'],
            },
            {
              traceID: 'abc',
              spanID: '00f067aa0ba902b8',
              operationName: 'later',
              references: [
                { refType: 'FOLLOWS_FROM', traceID: 'abc', spanID: '00f067aa0ba902b7' },
                { refType: 'CHILD_OF', traceID: 'def', spanID: '00f067aa0ba902b9' },
              ],
              startTime: 1_795_262_400_000_500,
              duration: 9,
              tags: [],
              logs: [],
              processID: 'p1',
              warnings: null,
            },
          ],
          processes: { p1: { serviceName: 'shop', tags: [{ key: 'host', type: 'string', value: 'a' }] } },
        },
      ],
    };
    const { first, second } = around(input, 'jaeger');
    expect(second).toEqual(first);
    const [trace] = (JSON.parse(written(readTrace(input).table, 'jaeger')) as { data: (typeof input)['data'] }).data;
    expect(trace.spans.map(({ references }) => references.map(({ refType }) => refType))).toEqual([
      [],
      ['FOLLOWS_FROM', 'CHILD_OF'],
    ]);
  });
});

describe('Zipkin', () => {
  it('comes out with all that the format can say', () => {
    const input = [
      {
        traceId: 'abc',
        id: '1',
        kind: 'CLIENT',
        name: 'get',
        timestamp: 1_795_262_400_000_001,
        duration: 900,
        localEndpoint: { serviceName: 'web', ipv4: '10.0.0.1', ipv6: 'fe80::1', port: 80 },
        remoteEndpoint: { serviceName: 'db', ipv4: '10.0.0.2', port: 5432 },
        tags: { error: 'refused', n: '3' },
        annotations: [{ timestamp: 1_795_262_400_000_005, value: 'retry' }],
        debug: true,
      },
      {
        traceId: 'abc',
        id: '1',
        kind: 'SERVER',
        shared: true,
        name: 'get',
        timestamp: 1_795_262_400_000_101,
        duration: 300,
        localEndpoint: { serviceName: 'api' },
      },
      {
        traceId: 'abc',
        parentId: '1',
        id: '2',
        name: 'unfinished',
        timestamp: 1_795_262_400_000_201,
        localEndpoint: { serviceName: 'api' },
      },
      {
        traceId: 'abd',
        parentId: '9',
        id: '3',
        kind: 'SERVER',
        shared: true,
        name: 'alone',
        timestamp: 1_795_262_400_000_201,
        duration: 1,
      },
    ];
    const { first, second } = around(input, 'zipkin');
    expect(second).toEqual(first);
    expect(written(readTrace(input).table, 'zipkin').match(/"shared":true/g)).toHaveLength(2);
  });
});

const ROUND_TRIPS: Readonly<Record<string, WrittenFormat>> = {
  'otlp-json': 'otlp',
  'otlp-jsonl': 'otlp-lines',
  'otlp-json-snake': 'otlp',
  'otlp-json-concat': 'otlp',
  'jaeger-json': 'jaeger',
  'zipkin-v2': 'zipkin',
};

describe.skipIf(missingTraces !== '')(`shared traces ${missingTraces}`, () => {
  for (const { file, folder, truth } of sharedTraces(...Object.keys(ROUND_TRIPS)).filter(
    (one) => one.truth.spans > 0,
  )) {
    it(`gives the same table again for ${file}, written as ${ROUND_TRIPS[folder]}`, () => {
      const { first, second } = around(sharedTraceBytes(file), ROUND_TRIPS[folder]);
      expect(second.length).toBeLessThanOrEqual(truth.spans);
      expect(second).toEqual(first);
    });
  }
});
