import { describe, expect, it } from 'vitest';
import { ATTRIBUTE_TYPE, attributeText } from '#model/attributes.ts';
import { StringInterner } from '#model/stringInterner.ts';
import { StringTable } from '#model/stringTable.ts';
import { AttributeValueReader } from './attributeValue.ts';
import { JsonReader } from './jsonReader.ts';

const NAMES = Object.keys(ATTRIBUTE_TYPE);

/** `type text` of a value that one of the reader's methods reads; nothing of it may be left over. */
function read(json: string, method: 'readAnyValue' | 'readPlain' | 'readBool' | 'readInt' | 'readDouble'): string {
  const strings = new StringInterner();
  const reader = new JsonReader();
  reader.feed(new TextEncoder().encode(`${json} "rest"`));
  reader.finish();
  const values = new AttributeValueReader(reader, strings);
  values[method]();
  reader.readText();
  expect(reader.textAsString()).toBe('rest');
  return `${NAMES[values.type]} ${attributeText(new StringTable(strings.columns()), values.type, values.value)}`.trim();
}

const any = (json: string): string => read(json, 'readAnyValue');

describe('an AnyValue of OTLP', () => {
  it('has the type of its key', () => {
    expect(any('{"stringValue":"GET"}')).toBe('string GET');
    expect(any('{"boolValue":true}')).toBe('bool true');
    expect(any('{"boolValue":"false"}')).toBe('bool false');
    expect(any('{"intValue":"200"}')).toBe('int 200');
    expect(any('{"intValue":-200}')).toBe('int -200');
    expect(any('{"doubleValue":0.5}')).toBe('double 0.5');
    expect(any('{"doubleValue":1}')).toBe('double 1');
    expect(any('{"bytesValue":"AQID"}')).toBe('bytes AQID');
    expect(any('{"string_value":"old spelling"}')).toBe('string old spelling');
    expect(any('{}')).toBe('empty');
  });

  it('keeps integers beyond 2^53 digit by digit', () => {
    expect(any('{"intValue":"9223372036854775807"}')).toBe('bigInt 9223372036854775807');
    expect(any('{"intValue":-9223372036854775808}')).toBe('bigInt -9223372036854775808');
    expect(any('{"intValue":9007199254740991}')).toBe('int 9007199254740991');
    expect(any('{"intValue":9007199254740993}')).toBe('bigInt 9007199254740993');
  });

  it('knows the doubles that JSON does not', () => {
    expect(any('{"doubleValue":"NaN"}')).toBe('double NaN');
    expect(any('{"doubleValue":"-Infinity"}')).toBe('double -Infinity');
    expect(any('{"doubleValue":NaN}')).toBe('double NaN');
    expect(any('-Infinity')).toBe('double -Infinity');
  });

  it('becomes plain JSON text when it is nested, int64 exact', () => {
    expect(
      any('{"arrayValue":{"values":[{"stringValue":"a"},{"intValue":"9223372036854775807"},{"boolValue":false},{}]}}'),
    ).toBe('array ["a",9223372036854775807,false,null]');
    expect(
      any(
        '{"kvlistValue":{"values":[{"key":"k","value":{"array_value":{"values":[{"doubleValue":1.5}]}}},{"key":"none"}]}}',
      ),
    ).toBe('map {"k":[1.5],"none":null}');
  });

  it('has no way into prototypes', () => {
    expect(any('{"kvlistValue":{"values":[{"key":"__proto__","value":{"stringValue":"x"}}]}}')).toBe(
      'map {"__proto__":"x"}',
    );
    expect(read('{"__proto__":{"polluted":true},"constructor":1}', 'readPlain')).toBe(
      'map {"__proto__":{"polluted":true},"constructor":1}',
    );
    expect('polluted' in {}).toBe(false);
  });

  it('may be a bare JSON value', () => {
    expect(any('"text"')).toBe('string text');
    expect(any('12')).toBe('int 12');
    expect(any('1.0')).toBe('double 1');
    expect(any('true')).toBe('bool true');
    expect(any('null')).toBe('empty');
    expect(any('[1,"b",{"c":null}]')).toBe('array [1,"b",{"c":null}]');
  });

  it('that is not of the type it claims keeps what it is', () => {
    expect(any('{"intValue":"12.5"}')).toBe('double 12.5');
    expect(any('{"intValue":"many"}')).toBe('string many');
    expect(any('{"intValue":null}')).toBe('empty');
    expect(any('{"boolValue":"perhaps"}')).toBe('string perhaps');
    expect(any('{"boolValue":5}')).toBe('int 5');
    expect(any('{"boolValue":null}')).toBe('empty');
    expect(any('{"doubleValue":"fast"}')).toBe('string fast');
    expect(any('{"stringValue":7}')).toBe('int 7');
    expect(any('{"stringValue":["a"]}')).toBe('array ["a"]');
    expect(any('{"bytesValue":7}')).toBe('int 7');
    expect(any('{"futureValue":{"deep":[1]}}')).toBe('empty');
  });
});
