import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = 'ab42124a3c573678d4d8b21ba52df300';

/** One span as the console exporter makes it, before it is printed. */
function flat(id: string, more: object = {}): object {
  return {
    resource: { attributes: { 'service.name': 'shop' } },
    instrumentationScope: { name: 'http', version: '1.2', schemaUrl: undefined },
    traceId: TRACE,
    parentSpanContext: undefined,
    traceState: undefined,
    name: `op ${id}`,
    id: id.padStart(16, '0'),
    kind: 0,
    timestamp: 1_795_262_400_000_000,
    duration: 341.083,
    attributes: {},
    status: { code: 0 },
    events: [],
    links: [],
    ...more,
  };
}
const first = (more: object): ReturnType<typeof readTrace>['spans'][0] => readTrace(flat('01', more)).spans[0];

describe('spans of the JavaScript SDK in JSON', () => {
  it('count kinds from 0 = internal, and have µs with a fraction', () => {
    const { format, spans } = readTrace([0, 1, 2, 3, 4].map((kind) => flat(`0${kind + 1}`, { kind })));
    expect(format).toBe('OpenTelemetry JavaScript console');
    expect(spans.map(({ kind }) => kind)).toEqual(['internal', 'server', 'client', 'producer', 'consumer']);
    expect(spans[0]).toMatchObject({ startNs: 1_795_262_400_000_000_000n, duration: 341_083, service: 'shop' });
    expect(spans[0].scope).toMatchObject({ name: 'http', version: '1.2' });
  });

  it('name their parent as version 2 does, or version 1', () => {
    const parent = { traceId: TRACE, spanId: '00000000000000ff', traceFlags: 1, isRemote: true };
    expect(first({ parentSpanContext: parent })).toMatchObject({ parentId: '00000000000000ff' });
    expect(first({ parentSpanContext: parent }).detail('traceFlags')).toBe(0x300);
    expect(first({ parentId: '00000000000000ff' }).parentId).toBe('00000000000000ff');
  });

  it('have a status, events at pairs of seconds and ns, links, and resources of older versions', () => {
    const one = first({
      status: { code: 2, message: 'no' },
      resource: { _attributes: { 'service.name': 'cart' }, asyncAttributesPending: false },
      events: [{ name: 'retry', attributes: { n: 2 }, time: [1_795_262_400, 5000] }],
      links: [{ context: { traceId: TRACE, spanId: '00000000000000ee', traceFlags: 1 }, attributes: { why: 'x' } }],
      extra: { deep: true },
    });
    expect(one).toMatchObject({ status: 'error', statusMessage: 'no', service: 'cart' });
    expect(one.events.map(({ name, time }) => [name, time])).toEqual([['retry', 5000]]);
    expect(one.links.map(({ spanId }) => spanId)).toEqual(['00000000000000ee']);
    expect(attributeLines(one.attributes)).toEqual(['extra.deep bool true']);
  });

  it('may be ReadableSpan objects, whose fields begin with _ where the class’s do', () => {
    const own = {
      traceId: TRACE,
      spanId: '0000000000000001',
      traceFlags: 1,
      traceState: { _internalState: { a: '1' } },
    };
    const readable = {
      name: 'get',
      kind: 2,
      parentSpanId: '00000000000000ff',
      startTime: [1_795_262_400, 1],
      endTime: [1_795_262_400, 900],
      status: { code: 1 },
      attributes: { n: 1 },
      resource: { attributes: { 'service.name': 'shop' } },
      instrumentationLibrary: { name: 'http' },
      droppedAttributesCount: 3,
    };
    const inner = {
      ...readable,
      _spanContext: own,
      _duration: [0, 899],
      _ended: true,
      resource: { _rawAttributes: [['service.name', 'shop']], _asyncAttributesPending: false },
    };
    const flatIds = { ...readable, traceId: TRACE, spanId: '0000000000000001', traceFlags: 1 };
    for (const shape of [{ ...readable, spanContext: own, duration: [0, 899], ended: true }, inner, flatIds]) {
      const { format, spans } = readTrace(shape);
      expect(format).toBe('OpenTelemetry JavaScript console');
      expect(spans[0]).toMatchObject({
        traceId: TRACE,
        parentId: '00000000000000ff',
        kind: 'client',
        status: 'ok',
        duration: 899,
        service: 'shop',
      });
      expect([spans[0].detail('traceFlags'), spans[0].detail('droppedAttributes')]).toEqual([1, 3]);
    }
    const open = { ...readable, spanContext: own, endTime: [0, 0], duration: [-1, 0], ended: false };
    expect(readTrace(open).spans[0].duration).toBeUndefined();
  });
});

describe('what console.dir prints of such spans', () => {
  const print = (value: unknown): string => inspect(value, { depth: 3 });

  it('is read between the lines of a log, in any pieces', () => {
    const text = [
      'Listening on [::]:8080 {ready}',
      print(
        flat('01', { attributes: { 'http.url': "it's /a?b={c}", n: 1, big: 12345678901234567890n, list: ['x', 2] } }),
      ),
      '{"level":30,"msg":"a line of JSON"}',
      print(flat('02', { parentSpanContext: { traceId: TRACE, spanId: '0000000000000001' } })),
      '',
    ].join('\n');
    const { format, spans, problems, finished } = readTrace(text);
    expect(format).toBe('OpenTelemetry JavaScript console text');
    expect(problems).toBe('');
    expect(spans.map(({ operation, parentId, duration, service }) => [operation, parentId, duration, service])).toEqual(
      [
        ['op 01', '', 341_083, 'shop'],
        ['op 02', '0000000000000001', 341_083, 'shop'],
      ],
    );
    expect(attributeLines(spans[0].attributes)).toEqual([
      "http.url string it's /a?b={c}",
      'n int 1',
      'big bigInt 12345678901234567890',
      'list array ["x",2]',
    ]);
    expect(readTrace(text, 1).finished).toEqual(finished);
    expect(readTrace(text.replaceAll('\n', '\r\n')).finished.table.length).toBe(2);
  });

  it('may be a list, and texts with line breaks and escapes', () => {
    const stack = `Error: "no"\n    at shop (/a.js:1)\n${'    at call (/b.js:2)\n'.repeat(9)}\u0007é`;
    const { spans } = readTrace(print([flat('01', { attributes: { stack } }), flat('02')]));
    expect(spans.map(({ operation }) => operation)).toEqual(['op 01', 'op 02']);
    expect(spans[0].attributes[0].text).toBe(stack);
  });

  it('tells of what was cut short', () => {
    const deep = { a: { b: { c: 1 } } };
    const many = Array.from({ length: 103 }, () => 1);
    const { spans, problems } = readTrace(print(flat('01', { attributes: { deep, many }, links: [] })));
    expect(problems).toBe('cutValue ×2');
    expect(spans[0].attributes[0].text).toBe('{"a":{"b":"[Object]"}}');
  });

  it('knows classes, functions and objects without a prototype', () => {
    class Custom {
      readonly x = 1;
    }
    const attributes = Object.assign(Object.create(null) as object, {
      c: new Custom(),
      f: () => 1,
      m: new Map([['k', 1]]),
    });
    expect(attributeLines(readTrace(print(flat('01', { attributes }))).spans[0].attributes)).toEqual([
      'c map {"x":1}',
      'f string [Function: f]',
      'm map {"k":1}',
    ]);
  });

  it('loses no more than the span that is broken', () => {
    const good = print(flat('02'));
    const cut = print(flat('01')).split('\n').slice(0, 9).join('\n');
    const wrong = print(flat('03')).replace('name:', 'name');
    const { spans, problems } = readTrace(`${cut}\n${good}\n${wrong}\n${cut}`);
    expect(spans.map(({ operation }) => operation)).toEqual(['op 02']);
    expect(problems).toBe('badValue ×2, truncated ×1');
  });
});
