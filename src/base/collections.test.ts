import { describe, expect, it } from 'vitest';
import { BitSet } from './bitSet.ts';
import { Growable } from './growable.ts';
import { lowerBound } from './search.ts';

describe('a bit set', () => {
  it('holds each bit for itself, in a byte for eight', () => {
    const bits = new BitSet(17);
    expect(bits.bits.length).toBe(3);
    bits.add(0);
    bits.add(7);
    bits.add(16);
    bits.add(16);
    bits.delete(7);
    expect(Array.from({ length: 17 }, (_, at) => at).filter((at) => bits.has(at))).toEqual([0, 16]);
  });
});

describe('the next bit of a set', () => {
  it('is the first from a place on, or the end', () => {
    const bits = new BitSet(100);
    for (const bit of [0, 7, 8, 31, 64, 99]) bits.add(bit);
    const all: number[] = [];
    for (let at = bits.next(0, 100); at < 100; at = bits.next(at + 1, 100)) all.push(at);
    expect(all).toEqual([0, 7, 8, 31, 64, 99]);
    expect([bits.next(9, 20), bits.next(32, 64), bits.next(65, 1000), bits.next(100, 100)]).toEqual([20, 64, 99, 100]);
    expect(new BitSet(0).next(0, 0)).toBe(0);
  });
});

describe('a growable column', () => {
  it('keeps its entries while it grows, and copies only those', () => {
    const column = new Growable(Int32Array, 2);
    for (let value = 0; value < 1000; value++) column.push(value);
    expect(column.length).toBe(1000);
    const copy = column.copy();
    expect(copy).toHaveLength(1000);
    expect(copy.buffer.byteLength).toBe(4000);
    expect([copy[0], copy[999]]).toEqual([0, 999]);
  });

  it('may be cut and pushed on', () => {
    const column = new Growable(Float64Array);
    column.push(1);
    column.push(2);
    column.length = 1;
    column.push(3);
    expect(column.copy()).toEqual(Float64Array.of(1, 3));
  });

  it('makes room without a change', () => {
    const column = new Growable(Uint8Array, 1);
    column.push(9);
    column.reserve(100);
    expect(column.data.length).toBeGreaterThanOrEqual(100);
    expect(column.copy()).toEqual(Uint8Array.of(9));
  });
});

describe('lowerBound', () => {
  it('finds the first value that is not below the wanted one', () => {
    const values = [1, 3, 3, 5];
    expect([0, 1, 2, 3, 4, 5, 6].map((wanted) => lowerBound(values, wanted))).toEqual([0, 0, 1, 1, 3, 3, 4]);
  });

  it('looks only between start and end', () => {
    expect(lowerBound([9, 1, 2, 9], 2, 1, 3)).toBe(2);
    expect(lowerBound([1, 2], 5, 0, 1)).toBe(1);
    expect(lowerBound([], 5)).toBe(0);
  });
});
