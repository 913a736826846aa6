import { describe, expect, it } from 'vitest';
import { JsonError, NEED_MORE } from './jsonBytes.ts';
import { JsonReader } from './jsonReader.ts';
import { KeySet } from './keySet.ts';
import { jsonText, readSmallValue } from './smallValue.ts';

const NO_KEYS = new KeySet({});

function readerOf(text: string | Uint8Array): JsonReader {
  const reader = new JsonReader();
  reader.feed(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  reader.finish();
  return reader;
}

function textOf(json: string): string {
  const reader = readerOf(json);
  reader.readText();
  return reader.textAsString();
}

/** The value, fed in two chunks with the border at `border`. */
function readInTwo(bytes: Uint8Array, border: number): string {
  const reader = new JsonReader();
  reader.feed(bytes.subarray(0, border));
  reader.hold();
  try {
    readSmallValue(reader);
    throw new Error('complete before its end');
  } catch (error) {
    if (error !== NEED_MORE) throw error;
  }
  reader.rewind();
  reader.feed(bytes.subarray(border));
  reader.finish();
  return jsonText(readSmallValue(reader));
}

function errorOf(read: () => void): JsonError {
  try {
    read();
  } catch (error) {
    if (error instanceof JsonError) return error;
    throw error;
  }
  throw new Error('no error');
}

function int64(json: string): string {
  const reader = readerOf(json);
  if (!reader.readInt64()) return 'none';
  const size = BigInt(reader.high) * 1_000_000_000n + BigInt(reader.low);
  return String(reader.negative ? -size : size);
}

describe('texts', () => {
  it('lose their escapes wherever they stand', () => {
    const texts = Array.from({ length: 100 }, (_, at) => `${'abcdéfgh'.slice(at % 10)}\n\t"${'x'.repeat(at / 10)}\\ü`);
    texts.push(`${'x'.repeat(3000)}\n`, '\u0001', `x\n${'y'.repeat(5000)}`);
    expect(texts.map((text) => textOf(JSON.stringify(text)))).toEqual(texts);
  });

  it('lose escapes of every kind', () => {
    const texts = [
      'plain',
      'a"b\\c/d',
      '\b\f\n\r\t',
      'äöü €',
      '订单维护服务',
      '🦊',
      '\u0000\u001f',
      'x'.repeat(5000) + '"',
    ];
    for (const text of texts) expect(textOf(JSON.stringify(text))).toBe(text);
  });

  it('are written with \\u in any case, pairs included', () => {
    expect(textOf(String.raw`"\u00e4\u00E4 \uD83E\uDD8A \ud83e\udd8a"`)).toBe('ää 🦊 🦊');
  });

  it('get U+FFFD for half a pair or an escape that is none, and go on', () => {
    expect(textOf(String.raw`"a\ud83eb"`)).toBe('a\ufffdb');
    expect(textOf(String.raw`"a\udd8ab"`)).toBe('a\ufffdb');
    expect(textOf(String.raw`"\ud83e\ud83e\udd8a"`)).toBe('\ufffd🦊');
    expect(textOf(String.raw`"\ud83e\n"`)).toBe('\ufffd\n');
  });

  it('may hold control characters, which JSON forbids and writers write', () => {
    expect(textOf('"a\tb\nc\u0000d"')).toBe('a\tb\nc\u0000d');
  });
});

describe('chunks', () => {
  const value = String.raw`{"k\u0065y":"a\"b\\","ä🦊":[1,-2.5e3,true,null,{"x":"\ud83e\udd8a"}],"n":9223372036854775807}`;
  const bytes = new TextEncoder().encode(` ${value}`);

  it('may end at any byte', () => {
    const whole = jsonText(readSmallValue(readerOf(bytes)));
    expect(JSON.parse(whole)).toEqual(JSON.parse(value));
    for (let border = 0; border < bytes.length; border++) expect(readInTwo(bytes, border)).toBe(whole);
  });

  it('are forgotten once they are read, and offsets still count from the start of the file', () => {
    const reader = new JsonReader();
    for (let item = 0; item < 10_000; item++) {
      reader.feed(new TextEncoder().encode('["0123456789"]'));
      reader.skipValue();
    }
    expect(reader.offset).toBe(140_000);
    expect(reader.bytes.length).toBeLessThan(1000);
  });
});

describe('integers', () => {
  it('are exact over 64 bits, as numbers and as texts', () => {
    for (const digits of [
      '0',
      '-1',
      '9007199254740993',
      '9223372036854775807',
      '-9223372036854775808',
      '18446744073709551615',
    ]) {
      expect(int64(digits)).toBe(digits);
      expect(int64(`"${digits}"`)).toBe(digits);
    }
  });

  it('lose their fraction, and with an exponent are as exact as a double', () => {
    expect(int64('1705327800123456789.75')).toBe('1705327800123456768');
    expect(int64('1.5e3')).toBe('1500');
  });

  it('are none where there is no number, which is consumed all the same', () => {
    for (const json of ['null', 'true', '"abc"', '""', '"-"', '{"a":1}', '[1]', '1e300', '99999999999999999999999']) {
      const reader = readerOf(`[${json},7]`);
      reader.enterArray();
      expect(reader.nextElement()).toBe(true);
      expect(reader.readInt64()).toBe(false);
      expect(reader.nextElement()).toBe(true);
      expect(reader.readInt64()).toBe(true);
      expect(reader.low).toBe(7);
    }
  });
});

describe('numbers', () => {
  it('are read as JSON.parse reads them', () => {
    for (const json of ['0', '-0', '12', '0.1', '-2.5e-3', '1E5', '123456789012345678', '1.7976931348623157e308']) {
      expect(readerOf(json).readNumber()).toBe(JSON.parse(json));
      expect(readerOf(`"${json}"`).readNumber()).toBe(JSON.parse(json));
    }
  });

  it('know NaN and the infinities, bare and as texts', () => {
    expect(readerOf('NaN').readNumber()).toBeNaN();
    expect(readerOf('"Infinity"').readNumber()).toBe(Infinity);
    expect(readerOf('-Infinity').readNumber()).toBe(-Infinity);
    expect(readerOf('""').readNumber()).toBeNaN();
  });
});

describe('forgiveness', () => {
  it('takes trailing, doubled and missing commas', () => {
    expect(jsonText(readSmallValue(readerOf('{"a":[1 2] "b":3}')))).toBe('{"a":[1,2],"b":3}');
    expect(jsonText(readSmallValue(readerOf('{"a":[1,2,,3,],,"b":{},}')))).toBe('{"a":[1,2,3],"b":{}}');
  });

  it('finds a key whatever way it is written', () => {
    const keys = new KeySet({ spanId: ['span_id'] });
    for (const written of ['"spanId"', '"span_id"', String.raw`"span\u0049d"`, String.raw`"\u0073pan_id"`]) {
      const reader = readerOf(`{${written}:1}`);
      reader.enterObject();
      expect(reader.nextKey(keys)).toBe('spanId');
    }
  });

  it('skips 100,000 levels without a stack', () => {
    const levels = 100_000;
    const reader = readerOf(`${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)} 7`);
    reader.skipValue();
    expect(reader.readNumber()).toBe(7);
  });

  it('cuts values of which nobody reads the depth, and stays in step', () => {
    const reader = readerOf(`${'['.repeat(100_000)}${']'.repeat(100_000)} 7`);
    readSmallValue(reader);
    expect(reader.readNumber()).toBe(7);
  });
});

describe('errors', () => {
  const walk = (json: string): JsonError => errorOf(() => readSmallValue(readerOf(json)));

  it('say what was found, and at which byte of the file', () => {
    expect(walk('{"ä":1 5}')).toMatchObject({
      offset: 8,
      truncated: false,
      message: 'expected a key or }, found “5”',
    });
    expect(walk('{"a" 1}')).toMatchObject({ offset: 5, message: 'expected : after a key, found “1”' });
    expect(walk('[1,\u0001]')).toMatchObject({ offset: 3, message: 'expected a value, found the byte 0x01' });
    expect(walk('[}')).toMatchObject({ offset: 1, message: 'expected an element or ], found “}”' });
  });

  it('tell an end that comes too early from a mistake', () => {
    for (const json of ['', '[', '[1', '[1,', '{', '{"a', '{"a"', '{"a":', '{"a":"b', String.raw`"a\u12`, '"\\']) {
      const error = walk(json);
      expect(error.truncated).toBe(true);
      expect(error.offset).toBe(json.length);
    }
  });

  it('count offsets over chunks', () => {
    const reader = new JsonReader();
    reader.feed(new TextEncoder().encode('[1,2,'));
    reader.enterArray();
    expect(reader.nextElement()).toBe(true);
    reader.scalar();
    expect(reader.nextElement()).toBe(true);
    reader.scalar();
    reader.feed(new TextEncoder().encode(' 3 : 4]'));
    expect(reader.nextElement()).toBe(true);
    reader.scalar();
    expect(errorOf(() => reader.nextElement()).offset).toBe(8);
  });

  it('do not lead past the end of an object that is no object', () => {
    const reader = readerOf('[1]');
    expect(errorOf(() => reader.enterObject()).message).toBe('expected an object, found “[”');
    expect(errorOf(() => readerOf('x').nextKey(NO_KEYS)).message).toBe('expected a key or }, found “x”');
  });
});
