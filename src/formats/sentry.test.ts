import { describe, expect, it } from 'vitest';
import { sentryEnvelope } from './sentryEnvelope.ts';
import { attributeLines, readTrace } from './testReading.ts';

/** 2026-11-21 12:00:00 UTC in seconds */
const START = 1_795_262_400;
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const ROOT = '00000000000000aa';

const trace = { trace_id: TRACE, span_id: ROOT, parent_span_id: '00000000000000ff', op: 'http.server', status: 'ok' };
function transaction(more: object = {}): object {
  return {
    type: 'transaction',
    transaction: 'POST /cart',
    start_timestamp: START,
    timestamp: START + 0.25,
    contexts: { trace },
    spans: [span()],
    ...more,
  };
}
function span(more: object = {}): object {
  return {
    trace_id: TRACE,
    span_id: '00000000000000ab',
    parent_span_id: ROOT,
    op: 'db.query',
    description: 'SELECT ?',
    start_timestamp: '2026-11-21T12:00:00.100000Z',
    timestamp: START + 0.15,
    ...more,
  };
}

const encoder = new TextEncoder();
/** An envelope of items; of binary ones the length is always told. */
function envelope(
  ...items: (readonly [type: string, payload: object | Uint8Array, withLength?: boolean])[]
): Uint8Array {
  const parts: Uint8Array[] = [encoder.encode('{"event_id":"12","sent_at":"2026-11-21T12:00:01Z"}\n')];
  for (const [type, payload, withLength = true] of items) {
    const bytes = payload instanceof Uint8Array ? payload : encoder.encode(JSON.stringify(payload));
    parts.push(encoder.encode(`${JSON.stringify(withLength ? { type, length: bytes.length } : { type })}\n`));
    parts.push(bytes, encoder.encode('\n'));
  }
  return Buffer.concat(parts);
}
/** As a file would be that holds newlines, brackets and what is no UTF-8. */
const BINARY = Uint8Array.of(10, 123, 0, 255, 10, 10, 34, 125, 13, 10);

describe('Sentry envelope', () => {
  it('has transactions and spans, in items of so many bytes or up to the end of a line', () => {
    for (const withLength of [true, false]) {
      const { format, spans, table } = readTrace(
        envelope(
          ['transaction', transaction(), withLength],
          ['span', span({ span_id: '00000000000000ac' }), withLength],
        ),
      );
      expect(format).toBe('Sentry envelope');
      expect(spans.map(({ row, spanId }) => `${table.depth[row]} ${spanId}`)).toEqual([
        `0 ${ROOT}`,
        '1 00000000000000ab',
        '1 00000000000000ac',
      ]);
    }
  });

  it('passes over binary items by their length, and counts what it does not read', () => {
    const bytes = envelope(
      ['attachment', BINARY],
      ['transaction', transaction()],
      ['attachment', BINARY],
      ['session', {}],
    );
    for (const chunk of [Infinity, 1, 7]) {
      const { table, problemList } = readTrace(bytes, chunk);
      expect(table.length).toBe(2);
      const ignored = problemList.find(({ code }) => code === 'recordsIgnored');
      expect(ignored?.examples.map(({ detail }) => detail)).toEqual([
        'items of type “attachment”: 2',
        'items of type “session”: 1',
      ]);
    }
  });

  it('takes the line where a length does not fit it', () => {
    const text = `{"sent_at":"x"}\n{"type":"transaction","length":7}\n${JSON.stringify(transaction())}\n{"type":"session"}\n{}`;
    expect(readTrace(text).table.length).toBe(2);
  });

  it('goes on behind an item that is broken, and into another envelope', () => {
    const text = `{"dsn":"x"}\r\n{"type":"span"}\r\n{"op":\r\n{"sent_at":"y"}\r\n{"type":"span"}\r\n${JSON.stringify(span())}\r\n`;
    const { table, problems } = readTrace(text);
    expect(table.length).toBe(1);
    expect(problems).toContain('badValue ×1');
  });

  it('may have an empty first line, or nothing behind it', () => {
    expect(readTrace(`{}\n{"type":"span"}\n${JSON.stringify(span())}`).format).toBe('Sentry envelope');
    expect(readTrace('{"sent_at":"2026-11-21T12:00:01Z"}\n').format).toBe('Sentry envelope');
    const foreign = encoder.encode('{"run":1}\n{"type":"span"}\n{}');
    expect(sentryEnvelope.recognises(foreign, true)).toBe(false);
    expect(sentryEnvelope.recognises(encoder.encode('{"trace":{"resourceSpans":[]}}'), true)).toBe(false);
  });

  it('has spans of the newer protocol in lists', () => {
    const { spans } = readTrace(
      envelope([
        'span',
        {
          items: [
            {
              trace_id: TRACE,
              span_id: '01',
              name: 'GET /cart',
              start_timestamp: START,
              end_timestamp: START + 1,
              status: 'error',
              attributes: {
                'sentry.op': { type: 'string', value: 'http.client' },
                'http.status': { type: 'integer', value: 500 },
              },
            },
          ],
        },
      ]),
    );
    expect(spans[0]).toMatchObject({ operation: 'GET /cart', kind: 'client', status: 'error', duration: 1e9 });
    expect(attributeLines(spans[0].attributes)).toEqual(['sentry.op string http.client', 'http.status int 500']);
  });
});

describe('Sentry event', () => {
  it('is a root span and the spans in it: from a client, from the API, or on the way between servers', () => {
    const fromApi = {
      id: '1',
      title: 'POST /cart',
      startTimestamp: START,
      endTimestamp: START + 0.25,
      contexts: { trace },
      entries: [
        { type: 'breadcrumbs', data: {} },
        { type: 'spans', data: [span()] },
      ],
    };
    for (const input of [transaction(), fromApi, [2, 'insert', { group_id: 1, data: transaction() }]]) {
      const { format, spans } = readTrace(input);
      expect(format).toBe('Sentry event');
      expect(spans[0]).toMatchObject({
        traceId: TRACE,
        spanId: ROOT,
        parentId: '00000000000000ff',
        operation: 'POST /cart',
        kind: 'server',
        status: 'ok',
        startNs: BigInt(START) * 1_000_000_000n,
        duration: 250_000_000,
      });
      expect(spans[1]).toMatchObject({
        operation: 'SELECT ?',
        kind: 'client',
        start: 100_000_000,
        duration: 50_000_000,
      });
    }
  });

  it('has tags in any form, data, and what tells of the process; a service it has not', () => {
    const tags = { region: 'eu' };
    for (const form of [tags, [['region', 'eu']], [{ key: 'region', value: 'eu' }]]) {
      const { spans } = readTrace(
        transaction({
          tags: form,
          contexts: {
            trace: { ...trace, data: { 'http.method': 'POST' }, origin: 'auto' },
            device: { family: 'iPhone' },
          },
          sdk: { name: 'sentry.go', version: '1.0', packages: [] },
          server_name: 'host-1',
          measurements: { fcp: { value: 7 } },
        }),
      );
      expect(attributeLines(spans[0].attributes)).toEqual([
        'sentry.op string http.server',
        'http.method string POST',
        'region string eu',
        'origin string auto',
        'contexts.device.family string iPhone',
        'measurements.fcp.value int 7',
      ]);
      expect(attributeLines(spans[1].resourceAttributes)).toEqual([
        'server_name string host-1',
        'sdk.name string sentry.go',
        'sdk.version string 1.0',
      ]);
      expect(spans[0].service).toBe('');
    }
  });

  it('has failed by a status that is none of the harmless ones', () => {
    const statusOf = (status: unknown): string => {
      const [, read] = readTrace(transaction({ spans: [span({ status })] })).spans;
      return `${read.status} ${read.statusMessage}`;
    };
    expect(statusOf('internal_error')).toBe('error internal_error');
    expect(['ok', 'unset', null, 'cancelled', 'unknown'].map(statusOf)).toEqual([
      'ok ',
      'unset ',
      'unset ',
      'unset ',
      'unset ',
    ]);
  });

  it('has kinds that follow from the operation', () => {
    const kindOf = (op: string): string => readTrace(transaction({ spans: [span({ op })] })).spans[1].kind;
    const ops = ['rpc.server', 'http.client', 'db', 'cache.get', 'queue.publish', 'queue.process', 'dbx', 'ui.load'];
    const kinds = 'server client client client producer consumer unspecified unspecified';
    expect(ops.map(kindOf).join(' ')).toBe(kinds);
  });

  it('that is no transaction has no span', () => {
    const { table, problems } = readTrace({ exception: {}, contexts: { trace }, timestamp: START });
    expect(table.length).toBe(0);
    expect(problems).toContain('recordsIgnored ×1');
  });
});

describe('Sentry trace API', () => {
  const node = (id: string, more: object = {}): object => ({
    event_id: `e${id}`,
    span_id: id,
    trace: TRACE,
    transaction: `task ${id}`,
    'transaction.op': 'http.server',
    project_slug: 'shop',
    parent_span_id: '00000000000000ff',
    start_timestamp: START,
    timestamp: START + 1,
    children: [],
    ...more,
  });

  it('is a tree, or a list of them', () => {
    const children = [node('02', { project_slug: 'bank', children: [node('03')] }), node('04')];
    const tree = node('01', { children, parent_span_id: null });
    for (const input of [{ transactions: [tree], orphan_errors: [] }, [tree]]) {
      const { format, spans, table } = readTrace(input);
      expect(format).toBe('Sentry trace API');
      expect(spans.map(({ row, operation, service }) => `${table.depth[row]} ${operation} ${service}`)).toEqual([
        '0 task 01 shop',
        '1 task 02 bank',
        '2 task 03 shop',
        '1 task 04 shop',
      ]);
    }
  });

  it('nests to any depth', () => {
    const open = (depth: number): string => JSON.stringify(node(depth.toString(16))).replace(/\[\]\}$/, '[');
    let text = '';
    for (let depth = 1; depth <= 2000; depth++) text += open(depth);
    expect(readTrace(`[${text}${']}'.repeat(2000)}]`).table.traces.depth[0]).toBe(2000);
  });
});

it('an envelope may begin with a byte order mark and blank lines', () => {
  const lines = '{"sent_at":"2026-11-21T12:00:01Z"}\n{"type":"span"}\n';
  for (const begin of ['\uFEFF', '\n \n']) {
    expect(readTrace(begin + lines + JSON.stringify(span())).format).toBe('Sentry envelope');
    expect(readTrace(begin + lines + JSON.stringify(span())).spans.length).toBe(1);
  }
});
