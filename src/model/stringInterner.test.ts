import { describe, expect, it } from 'vitest';
import { StringInterner } from './stringInterner.ts';
import { StringTable } from './stringTable.ts';
import { hashOf } from './textHash.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

describe('equal texts', () => {
  it('have one index, however many others there are', () => {
    const strings = new StringInterner();
    const texts = Array.from({ length: 50_000 }, (_, at) => `${at % 7 === 0 ? 'GET /cart/' : 'é'}${at}`);
    const first = texts.map((text) => strings.internText(text));
    expect(first).toEqual([...texts.keys()]);
    expect(texts.map((text) => strings.internText(text))).toEqual(first);
    const table = new StringTable(strings.columns());
    expect([table.length, table.get(6), table.get(49_999)]).toEqual([50_000, 'é6', 'é49999']);
  });

  it('have one index wherever their bytes stand', () => {
    const strings = new StringInterner();
    const bytes = bytesOf('xorders--orders');
    const index = strings.intern(bytes, 1, 7);
    expect(strings.intern(bytes, 9, 15)).toBe(index);
    expect(strings.internText('orders')).toBe(index);
    expect(strings.internText('order')).not.toBe(index);
  });

  it('have one index when their hash was known before', () => {
    const strings = new StringInterner();
    const bytes = bytesOf('id-4711, id-4712');
    const index = strings.intern(bytes, 0, 7);
    expect(strings.internHashed(bytes, 0, 7, hashOf(bytes, viewOf(bytes), 0, 7))).toBe(index);
  });

  it('are told apart by any of their bytes', () => {
    const strings = new StringInterner();
    const long = 'a stack trace '.repeat(5000);
    const others = [1, 100, 4095, 4096, 40_000, long.length - 2].map(
      (at) => `${long.slice(0, at)}#${long.slice(at + 1)}`,
    );
    const indexes = [long, ...others].map((text) => strings.internText(text));
    expect(indexes).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(strings.text(3)).toBe(others[2]);
  });
});

describe('the columns of a table', () => {
  it('are copies while more texts are to come', () => {
    const strings = new StringInterner();
    strings.internText('one');
    const columns = strings.columns();
    strings.internText('two');
    expect(new StringTable(columns).length).toBe(1);
    expect(columns.bytes.buffer.byteLength).toBe(3);
  });

  it('are the texts themselves at the end', () => {
    const strings = new StringInterner();
    strings.internText('one');
    const columns = strings.columns(true);
    expect(new StringTable(columns).get(0)).toBe('one');
    expect(columns.bytes.buffer).toBe(strings.columns(true).bytes.buffer);
  });
});
