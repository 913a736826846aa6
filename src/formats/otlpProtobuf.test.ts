import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { attributeLines, readTrace } from './testReading.ts';

const START = 1_795_262_400_000_000_007n;
const TRACE = '4d1e00c0db9010db86154a4ba6e91385';

type Bytes = Uint8Array;
/** Messages by their fields: a text, bytes or a message; varints as bigint; fixed64 and others as a function. */
type Field = readonly [number, string | Bytes | bigint | ((writer: BinaryWriter) => unknown)];

function message(...fields: readonly Field[]): Bytes {
  const writer = new BinaryWriter();
  for (const [number, value] of fields) {
    if (typeof value === 'string') writer.tag(number, WireType.LengthDelimited).string(value);
    else if (value instanceof Uint8Array) writer.tag(number, WireType.LengthDelimited).bytes(value);
    else if (typeof value === 'bigint') writer.tag(number, WireType.Varint).int64(value);
    else value(writer);
  }
  return writer.finish();
}
const fixed64 = (number: number, value: bigint): Field => [
  number,
  (writer) => writer.tag(number, WireType.Bit64).fixed64(value),
];
const fixed32 = (number: number, value: number): Field => [
  number,
  (writer) => writer.tag(number, WireType.Bit32).fixed32(value),
];
const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const text = (value: string): Bytes => message([1, value]);
const attribute = (key: string, value: Bytes): Bytes => message([1, key], [2, value]);

function span(id: number, ...more: readonly Field[]): Bytes {
  const ids: Field[] = [
    [1, hex(TRACE)],
    [2, hex(`00f067aa0ba902b${id}`)],
  ];
  return message(...ids, [5, `s${id}`], fixed64(7, START), fixed64(8, START + 1000n), ...more);
}
const RESOURCE = message([1, attribute('service.name', text('shop'))]);
const SCOPE = message([1, 'http'], [2, '1.0']);
const resourceSpans = (...spans: readonly Bytes[]): Bytes =>
  message([1, RESOURCE], [2, message([1, SCOPE], ...spans.map((bytes): Field => [2, bytes]))]);
const request = (...spans: readonly Bytes[]): Bytes => message([1, resourceSpans(...spans)]);

function join(...parts: readonly Bytes[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
function told(bytes: Bytes): string[] {
  const { format, spans } = readTrace(bytes);
  return [format, ...spans.map(({ operation, service, scope }) => `${operation} ${service} ${scope.name}`)];
}
const kindOf = (bytes: Bytes): string => {
  const found = detect(bytes);
  return found.kind === 'format' ? found.name : found.kind;
};

describe('OTLP protobuf', () => {
  it('is a request with spans under resources and scopes', () => {
    expect(told(request(span(1), span(2)))).toEqual(['OTLP protobuf', 's1 shop http', 's2 shop http']);
    expect(told(join(request(span(1)), request(span(2))))).toEqual(['OTLP protobuf', 's1 shop http', 's2 shop http']);
  });

  it('keeps all that a span has', () => {
    const { spans, problems } = readTrace(
      request(
        span(
          1,
          [3, 'vendor=1'],
          [4, hex('00f067aa0ba902b9')],
          [6, 2n],
          [10, 1n],
          [11, message(fixed64(1, START + 5n), [2, 'retry'], [3, attribute('n', message([3, 3n]))], [4, 2n])],
          [12, 3n],
          [
            13,
            message(
              [1, hex(TRACE)],
              [2, hex('00f067aa0ba902b9')],
              [3, 'a=b'],
              [4, attribute('k', text('v'))],
              fixed32(6, 1),
            ),
          ],
          [14, 4n],
          [15, message([2, 'no'], [3, 2n])],
          fixed32(16, 257),
        ),
      ),
    );
    expect(problems).toBe('orphan ×1');
    const [only] = spans;
    expect(only).toMatchObject({
      traceId: TRACE,
      spanId: '00f067aa0ba902b1',
      parentId: '00f067aa0ba902b9',
      kind: 'server',
      status: 'error',
      statusMessage: 'no',
      startNs: START,
      duration: 1000,
    });
    expect(only.events).toMatchObject([
      { name: 'retry', time: 5, droppedAttributes: 2, attributes: [{ key: 'n', text: '3' }] },
    ]);
    expect(only.links).toMatchObject([
      { traceId: TRACE, spanId: '00f067aa0ba902b9', traceState: 'a=b', flags: 1, attributes: [{ key: 'k' }] },
    ]);
    const details = ['droppedAttributes', 'droppedEvents', 'droppedLinks', 'traceFlags'] as const;
    expect(details.map((name) => only.detail(name))).toEqual([1, 3, 4, 257]);
    expect(only.table.strings.get(only.detail('traceState') ?? -1)).toBe('vendor=1');
    expect([only.scope.name, only.scope.version]).toEqual(['http', '1.0']);
  });

  it('keeps values of every type', () => {
    const double = (value: number): Bytes => message([4, (writer) => writer.tag(4, WireType.Bit64).double(value)]);
    const list = message([1, message([3, 1n])], [1, text('b')], [1, message()], [1, double(Number.NaN)]);
    const values = [
      text('ä'),
      message([2, 1n]),
      message([3, -7n]),
      message([3, 9_223_372_036_854_775_807n]),
      double(0.5),
      message([5, list]),
      message([6, message([1, attribute('x', message([7, hex('0001')]))])]),
      message([7, hex('0001')]),
      message(),
    ];
    const attributes = values.map((value, at): Field => [9, attribute(String(at), value)]);
    expect(attributeLines(readTrace(request(span(1, ...attributes))).spans[0].attributes)).toEqual([
      '0 string ä',
      '1 bool true',
      '2 int -7',
      '3 bigInt 9223372036854775807',
      '4 double 0.5',
      '5 array [1,"b",null,"NaN"]',
      '6 map {"x":"AAE="}',
      '7 bytes AAE=',
      '8 empty ',
    ]);
  });

  it('may be messages behind their lengths, as four bytes or as varints', () => {
    const messages = [request(span(1)), request(), request(span(2))];
    const fixed = messages.map((bytes) => join(Uint8Array.of(0, 0, bytes.length >> 8, bytes.length & 255), bytes));
    const varint = messages.map((bytes) => join(new BinaryWriter().uint32(bytes.length).finish(), bytes));
    for (const file of [join(...fixed), join(...varint)]) {
      expect(told(file)).toEqual(['OTLP protobuf', 's1 shop http', 's2 shop http']);
      expect(readTrace(file).problems).toBe('');
    }
  });

  it('skips fields it does not know, and reads scopes where they stood for a while', () => {
    const unknown: Field[] = [[99, 'x'], [98, 5n], fixed64(97, 1n), fixed32(96, 1)];
    const scopeSpans = message([2, span(1, ...unknown)], ...unknown);
    expect(told(message([1, message([1000, scopeSpans])]))).toEqual(['OTLP protobuf', 's1  ']);
  });

  it('takes the resource and the scope that stand behind the spans', () => {
    const late = message([2, message([2, span(1)], [1, SCOPE])], [1, RESOURCE]);
    expect(told(message([1, late]))).toEqual(['OTLP protobuf', 's1 shop http']);
  });

  it('keeps the spans before a cut, and says where it is', () => {
    const file = request(span(1), span(2));
    const { spans, problemList } = readTrace(file.subarray(0, file.length - 3));
    expect(spans.map(({ operation }) => operation)).toEqual(['s1']);
    expect(problemList).toMatchObject([
      { code: 'truncated', examples: [{ where: `byte ${file.length - 3} of test.json` }] },
    ]);
  });

  it('keeps what stands before the damage in a span, and the spans behind it', () => {
    // A length past the end of its message; a name that is a number.
    const tooLong: Field = [9, (writer) => writer.tag(9, WireType.LengthDelimited).uint32(1000)];
    for (const broken of [tooLong, [15, 5n] satisfies Field]) {
      const { spans, problems } = readTrace(request(span(1), span(2, broken), span(3)));
      expect(spans.map(({ operation, duration }) => [operation, duration])).toEqual([
        ['s1', 1000],
        ['s2', 1000],
        ['s3', 1000],
      ]);
      expect(problems).toBe('truncated ×1');
    }
  });

  it('is told from other bytes that look like protobuf', () => {
    expect(kindOf(request(span(1)))).toBe('OTLP protobuf');
    // No spans at all; ids too short; a trailing field that no request has.
    expect(kindOf(request())).toBe('unknown');
    expect(kindOf(request(message([1, hex('01')], [2, hex('02')], fixed64(7, 1n))))).toBe('unknown');
    expect(kindOf(message([7, 'x'], [1, resourceSpans(span(1))]))).toBe('unknown');
    const metric = message([1, 'requests.count.x'], [2, 'requests'], [7, message([2, 1n])]);
    expect(detect(request(metric))).toEqual({ kind: 'unknown', found: 'OTLP metrics as protobuf, no spans' });
  });

  it('may hold logs, which find their spans in other files', () => {
    const record = message(
      fixed64(1, START),
      [2, 17n],
      [5, text('failed')],
      [9, hex(TRACE)],
      [10, hex('00f067aa0ba902b1')],
    );
    expect(kindOf(request(record))).toBe('OTLP logs protobuf');
    expect(readTrace(request(record)).problems).toBe('logUnmatched ×1');
  });

  it('holds no more than it needs of a file larger than its buffer', () => {
    const spans = Array.from({ length: 3000 }, (_, at) =>
      span(at % 10, [9, attribute('n', text('x'.repeat(at % 200)))]),
    );
    const large = span(1, [9, attribute('large', text('y'.repeat(200_000)))]);
    const file = join(request(...spans), request(large), request(span(2)));
    for (const chunk of [999, 70_000, Infinity]) {
      const { finished, problems } = readTrace(file, chunk);
      expect(finished.files[0].spans).toBe(3002);
      expect(problems).not.toContain('truncated');
    }
  });

  it('reads alike in chunks of any size, damaged or not', { timeout: 30_000 }, () => {
    const event = message(fixed64(1, START), [2, 'e'], [3, attribute('a', text('b'))]);
    const file = request(
      span(1, [11, event], [9, attribute('n', message([3, 5n]))]),
      span(2, [4, hex('00f067aa0ba902b1')]),
    );
    let state = 7;
    const pick = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    let read = 0;
    for (let round = 0; round < 400; round++) {
      const bytes = file.slice(0, round % 4 === 3 ? pick(file.length) + 1 : file.length);
      if (round > 0) bytes[pick(bytes.length)] ^= 1 << pick(8);
      if (!kindOf(bytes).startsWith('OTLP')) continue;
      read++;
      const whole = readTrace(bytes);
      for (const span of whole.spans) void [span.attributes, span.events, span.startNs, span.scope];
      const chunked = readTrace(bytes, 1 + pick(30));
      const same = isDeepStrictEqual([chunked.problemList, chunked.finished], [whole.problemList, whole.finished]);
      expect(same, `round ${round}`).toBe(true);
    }
    expect(read).toBeGreaterThan(200);
  });
});
