import { describe, expect, it } from 'vitest';
import { ProblemLog } from '#model/problem.ts';
import { StringInterner } from '#model/stringInterner.ts';
import { IdReader } from './ids.ts';
import { JsonReader } from './jsonReader.ts';

function read(json: unknown, kind: 'trace' | 'span'): string {
  const log = new ProblemLog();
  const strings = new StringInterner();
  const reader = new JsonReader();
  reader.feed(new TextEncoder().encode(typeof json === 'string' ? JSON.stringify(json) : String(json)));
  reader.finish();
  const id = strings.text(new IdReader(strings, log).read(reader, kind));
  return log.count('opaqueId') > 0 ? `opaque ${id}` : id;
}

const trace = (json: unknown): string => read(json, 'trace');
const span = (json: unknown): string => read(json, 'span');

describe('a trace id', () => {
  it('is 32 lower-case hex digits, however it was written', () => {
    const id = '4d1e00c0db9010db86154a4ba6e91385';
    expect(trace(id)).toBe(id);
    expect(trace(id.toUpperCase())).toBe(id);
    expect(trace(`0x${id}`)).toBe(id);
    expect(trace('4d1e00c0-db90-10db-8615-4a4ba6e91385')).toBe(id);
    expect(trace('1-4d1e00c0-db9010db86154a4ba6e91385')).toBe(id);
    expect(trace('TR4AwNuQENuGFUpLpukThQ==')).toBe(id);
    expect(trace('TR4AwNuQENuGFUpLpukThQ')).toBe(id);
  });

  it('of 64 bits, or with its zeros cut, is padded, so that both spellings join', () => {
    expect(trace('86154a4ba6e91385')).toBe('000000000000000086154a4ba6e91385');
    expect(trace('6154a4ba6e91385')).toBe('000000000000000006154a4ba6e91385');
    expect(trace('hhVKS6bpE4U=')).toBe('000000000000000086154a4ba6e91385');
  });

  it('may be a number, negative for the upper half of 64 bits', () => {
    expect(trace(1068169210207794600)).toBe('00000000000000000ed2e63cbe71f5a8');
    expect(trace('9223372036854775807')).toBe('00000000000009223372036854775807');
    expect(trace(9223372036854775807n)).toBe('00000000000000007fffffffffffffff');
  });

  it('in no known spelling is kept as it is, never cut', () => {
    expect(trace('req-2025/7')).toBe('opaque req-2025/7');
    expect(trace('a'.repeat(48))).toBe(`opaque ${'a'.repeat(48)}`);
  });
});

describe('a span id', () => {
  it('is 16 lower-case hex digits', () => {
    expect(span('00F067AA0BA902B7')).toBe('00f067aa0ba902b7');
    expect(span('f067aa0ba902b7')).toBe('00f067aa0ba902b7');
    expect(span('0x00f067aa0ba902b7')).toBe('00f067aa0ba902b7');
    expect(span('APBnqgupArc=')).toBe('00f067aa0ba902b7');
    expect(span(-438055438563385046n)).toBe('f9ebb6e64880612a');
    expect(span('span-001')).toBe('opaque span-001');
    expect(span('4d1e00c0db9010db86154a4ba6e91385')).toBe('opaque 4d1e00c0db9010db86154a4ba6e91385');
  });

  it('is none when it is empty, zero in any spelling, a word or no scalar at all', () => {
    const nothing = ['', '0', '0000000000000000', '0x0', 'AAAAAAAAAAA=', 'None', '-1', 0, null, true, '{"a":1}', '[1]'];
    for (const json of nothing)
      expect(span(json === '{"a":1}' || json === '[1]' ? { toString: () => json } : json)).toBe('');
  });
});
