import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { attributeLines, readTrace } from './testReading.ts';

/** Columns of one span and its child, as the data source of Tempo sends them. */
const COLUMNS: Readonly<Record<string, readonly unknown[]>> = {
  traceID: ['a1', 'a1'],
  spanID: ['b1', 'b2'],
  parentSpanID: [null, 'b1'],
  operationName: ['GET /', 'select'],
  serviceName: ['web', 'db'],
  serviceTags: [[{ key: 'host.name', value: 'h1' }], []],
  startTime: [1_795_262_400_000.5, 1_795_262_400_001.25],
  duration: [10, 0.25],
  tags: [
    [
      { key: 'error', value: true, type: 'bool' },
      { key: 'span.kind', value: 'server', type: 'string' },
    ],
    [{ key: 'rows', value: 3, type: 'int64' }],
  ],
  kind: [null, 'client'],
  statusCode: [null, 2],
  statusMessage: [null, 'timeout'],
  logs: [[{ timestamp: 1_795_262_400_002, fields: [{ key: 'event', value: 'retry' }] }], null],
  references: [[{ traceID: 'c1', spanID: 'd1', tags: [] }], [{ traceID: 'a1', spanID: 'b1' }]],
  warnings: [['clock skew'], null],
};
const names = Object.keys(COLUMNS);
const frame = {
  schema: { name: 'Trace', fields: names.map((name) => ({ name, type: 'other' })) },
  data: { values: names.map((name) => COLUMNS[name]) },
};
const oldFrame = { fields: names.map((name) => ({ name, values: COLUMNS[name] })) };

describe('Grafana data frame', () => {
  it('has a column for each field of a span', () => {
    const { format, spans, problemList } = readTrace({ results: { A: { frames: [frame] } } });
    expect(format).toBe('Grafana data frame');
    expect(spans).toMatchObject([
      {
        operation: 'GET /',
        service: 'web',
        kind: 'server',
        status: 'error',
        startNs: 1_795_262_400_000_500_000n,
        duration: 10_000_000,
        attributes: [],
        events: [{ name: 'retry', attributes: [] }],
        links: [{ spanId: '00000000000000d1' }],
      },
      {
        parentId: '00000000000000b1',
        operation: 'select',
        kind: 'client',
        statusMessage: 'timeout',
        duration: 250_000,
        links: [],
      },
    ]);
    expect(attributeLines(spans[0].resourceAttributes)).toContain('host.name string h1');
    expect(attributeLines(spans[1].attributes)).toEqual(['rows int 3']);
    expect(problemList).toMatchObject([{ code: 'sourceRemark', examples: [{ detail: 'clock skew', where: 'b1' }] }]);
  });

  it('stands in answers, lists, and as pages hold it', () => {
    const buffered = { fields: names.map((name) => ({ name, values: { buffer: COLUMNS[name] } })) };
    for (const file of [{ status: 200, frames: [frame] }, [frame], frame, { data: [oldFrame] }, oldFrame, buffered]) {
      expect(readTrace(file).spans.map(({ operation }) => operation)).toEqual(['GET /', 'select']);
    }
    expect(
      readTrace(`// a golden file\n// of Grafana\n${JSON.stringify({ frames: [frame] }, null, 2)}`).spans.length,
    ).toBe(2);
  });

  it('names events by what stands in their place for a name, and takes the kind from a tag where the column has none', () => {
    const at = 1_795_262_400_002;
    const logs = [
      { timestamp: at, name: 'named', fields: [{ key: 'event', value: 'x' }] },
      { timestamp: at * 1000, name: '', fields: [{ key: 'event', value: 'error' }] },
      { timestamp: at, fields: [{ key: 'message', value: 'retry' }] },
      { timestamp: at, name: '', fields: [{ key: 'message', value: 'text' }] },
    ];
    const columns = {
      traceID: 'a',
      spanID: 'b',
      kind: 'unspecified',
      startTime: at,
      duration: 1,
      tags: [{ key: 'span.kind', value: 'client' }],
      logs,
    };
    const fields = Object.entries(columns).map(([name, value]) => ({ name, values: [value] }));
    const [only] = readTrace([{ fields }]).spans;
    expect([only.kind, only.attributes]).toEqual(['client', []]);
    expect(only.events.map(({ name, time }) => `${name} ${time}`)).toEqual(['named 0', 'error 0', 'retry 0', 'log 0']);
  });

  it('is refused by name without a column of span ids', () => {
    const list = { schema: { fields: [{ name: 'traceID' }, { name: 'startTime' }] }, data: { values: [['a'], [1]] } };
    expect(detect(new TextEncoder().encode(JSON.stringify({ frames: [list] })))).toEqual({
      kind: 'unknown',
      found: 'a Grafana data frame without spans: a list of traces, a node graph or a table',
    });
  });
});
