import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readInspectText } from './inspectText.ts';
import { jsonText } from './smallValue.ts';

/** JSON of what a text of a console says. */
const read = (text: string): string => jsonText(readInspectText(text).value ?? 'undefined');

describe('what a console prints of an object', () => {
  it('has words, numbers of any size, dates, and names of what cannot be printed', () => {
    expect(read('{ a: null, b: undefined, c: -1.5, d: 9007199254740993, e: 12n, f: true }')).toBe(
      '{"a":null,"c":-1.5,"d":9007199254740993,"e":12,"f":true}',
    );
    expect(read('{ at: 2026-11-21T12:00:00.000Z, s: Symbol(x), g: [Getter/Setter], c: [Circular *1] }')).toBe(
      '{"at":"2026-11-21T12:00:00.000Z","s":"Symbol(x)","g":"[Getter/Setter]","c":"[Circular *1]"}',
    );
  });

  it('has texts in any quotes, in pieces, with escapes', () => {
    expect(read(String.raw`{ 'a-b': "it's", c: ${'`'}"both" 'kinds'${'`'}, d: 'x\ty\u0041\x42\'' }`)).toBe(
      String.raw`{"a-b":"it's","c":"\"both\" 'kinds'","d":"x\tyAB'"}`,
    );
    expect(read("{ a: 'one\\n' +\n  'two', b: 1 }")).toBe('{"a":"one\\ntwo","b":1}');
  });

  it('has classes, maps and lists, however long', () => {
    const value = { m: new Map<unknown, unknown>([['k', [1]]]), e: [], o: {}, list: [[1, 2], [{ x: 'y' }]] };
    expect(read(inspect(value, { depth: 3 }))).toBe('{"m":{"k":[1]},"e":[],"o":{},"list":[[1,2],[{"x":"y"}]]}');
    const { value: long, cuts } = readInspectText(inspect({ list: Array.from({ length: 130 }, (_, at) => at) }));
    expect(jsonText(long ?? null)).toMatch(/,98,99\]\}$/);
    expect(cuts).toBe(1);
  });

  it('is refused when it is broken, or deeper than the stack', () => {
    for (const text of ['{ a: 1', '{ a 1 }', "{ a: 'x }", '[ 1, 2', '{ a: }', '{a:'.repeat(100_000)]) {
      expect(() => readInspectText(text)).toThrow(/^expected /);
    }
  });
});
