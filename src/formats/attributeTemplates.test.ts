import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace, respaced } from './testReading.ts';

const TIME = 1_795_262_400_000_000;

/** Numbers that are the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state % below;
  };
}

/** Values of one key, most of them alike and some of another kind. */
const VALUES: readonly unknown[] = [
  'GET',
  'GET',
  'POST',
  'a "quoted" one',
  '',
  // Written, all of one length.
  'order-4711',
  'order-4712',
  'order-4713',
  'order"471',
  '"rder-471',
  'order-47\\',
  'été-4711',
  7,
  200,
  -3,
  12345678901234567890n,
  0.5,
  true,
  false,
  null,
  [1],
  '7',
  '007',
];

function jaeger(pick: (below: number) => number): string {
  const typeOf = (value: unknown): string =>
    typeof value === 'boolean'
      ? 'bool'
      : typeof value === 'string'
        ? 'string'
        : Number.isInteger(value)
          ? 'int64'
          : 'float64';
  const tag = (key: string): object => {
    const value = VALUES[pick(VALUES.length)];
    const type = pick(20) === 0 ? 'string' : typeOf(value);
    return pick(10) === 0 ? { value, key, type } : { key, type, value };
  };
  return text([
    {
      spans: many(pick, (at) => ({
        traceID: 'a',
        spanID: `${at + 1}`,
        startTime: TIME,
        duration: 1,
        processID: 'p',
        tags: keys(pick).map(tag),
      })),
      processes: { p: { serviceName: 's' } },
    },
  ]);
}

function otlp(pick: (below: number) => number): string {
  const anyValue = (value: unknown): object => {
    if (pick(20) === 0) return { boolValue: value };
    if (typeof value === 'string') return pick(20) === 0 ? { bytesValue: value } : { stringValue: value };
    if (typeof value === 'boolean') return { boolValue: value };
    return { [pick(20) === 0 ? 'doubleValue' : 'intValue']: pick(2) === 0 ? String(value) : value };
  };
  const attribute = (key: string): object => ({ key, value: anyValue(VALUES[pick(VALUES.length)]) });
  const spans = many(pick, (at) => ({
    traceId: 'a',
    spanId: `${at + 1}`,
    startTimeUnixNano: `${TIME}000`,
    attributes: keys(pick).map(attribute),
  }));
  return text({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}

function zipkin(pick: (below: number) => number): string {
  return text(
    many(pick, (at) => ({
      traceId: 'a',
      id: `${at + 1}`,
      timestamp: TIME,
      tags: Object.fromEntries(keys(pick).map((key) => [key, VALUES[pick(VALUES.length)]])),
    })),
  );
}

function many(pick: (below: number) => number, make: (at: number) => object): object[] {
  return Array.from({ length: 200 + pick(20) }, (_, at) => make(at));
}
function keys(pick: (below: number) => number): string[] {
  return ['http.method', 'http.status_code', 'error', 'ke"y', 'peer', 'otel.status_code'].filter(() => pick(5) > 0);
}
function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `#${inner}#` : inner)).replace(
    /"#(\d+)#"/g,
    '$1',
  );
}

describe('attributes read by what came before', () => {
  for (const [name, make] of Object.entries({ jaeger, otlp, zipkin })) {
    it(`are those that are read one by one, of ${name}`, () => {
      for (let seed = 1; seed <= 20; seed++) {
        const file = make(numbers(seed));
        const fast = readTrace(file);
        // Spelt differently each time, nothing can be guessed.
        const slow = readTrace(respaced(file, numbers(seed)));
        expect(fast.problems).toBe(slow.problems);
        expect(isDeepStrictEqual(fast.finished.table, slow.finished.table), `seed ${seed}`).toBe(true);
        const chunked = readTrace(file, 100);
        expect(isDeepStrictEqual(chunked.finished, fast.finished), `seed ${seed}, in chunks`).toBe(true);
      }
    });
  }

  it('end where their quote stands, not where one stood before', () => {
    const id = 'abcdef0';
    const tags = [
      ...Array.from({ length: 20 }, (_, at) => ({ k: `${id}${at % 10}` })),
      { k: 'ab', mno: 'x' },
      { k: id },
    ];
    const { spans } = readTrace(
      tags.map((one, at) => ({ traceId: 'a', id: `${at + 1}`, timestamp: TIME + at, tags: one })),
    );
    expect(spans.slice(-2).map(({ attributes }) => attributeLines(attributes).join(', '))).toEqual([
      'k string ab, mno string x',
      `k string ${id}`,
    ]);
  });

  it('keep apart what only begins alike', () => {
    const tags = [
      { a: '1', b: 'x' },
      { a: '12', b: 'xy' },
      { a: '1', b: 'x' },
      { ab: '1' },
      { a: '1\\', b: '"' },
      { a: '' },
    ];
    const { spans } = readTrace(
      tags.map((one, at) => ({ traceId: 'a', id: `${at + 1}`, timestamp: TIME + at, tags: one })),
    );
    expect(spans.map(({ attributes }) => attributeLines(attributes).join(', '))).toEqual([
      'a string 1, b string x',
      'a string 12, b string xy',
      'a string 1, b string x',
      'ab string 1',
      'a string 1\\, b string "',
      'a string ',
    ]);
  });
});
