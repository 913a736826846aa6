import { describe, expect, it } from 'vitest';
import { AttributeListsBuilder } from './attributeListsBuilder.ts';
import { ATTRIBUTE_TYPE, readAttributes } from './attributes.ts';
import { StringInterner } from './stringInterner.ts';
import { StringTable } from './stringTable.ts';

type Value = string | number | boolean;

/** Lists of `key=value`, poured and read again. */
class Lists {
  readonly strings = new StringInterner();
  readonly builder = new AttributeListsBuilder();

  push(attributes: Readonly<Record<string, Value>>): this {
    for (const [key, value] of Object.entries(attributes)) {
      const index = this.strings.internText(key);
      if (typeof value === 'string') this.builder.push(index, ATTRIBUTE_TYPE.string, this.strings.internText(value));
      else if (typeof value === 'boolean') this.builder.push(index, ATTRIBUTE_TYPE.bool, value ? 1 : 0);
      else this.builder.push(index, Number.isInteger(value) ? ATTRIBUTE_TYPE.int : ATTRIBUTE_TYPE.double, value);
    }
    return this;
  }

  add(attributes: Readonly<Record<string, Value>>): number {
    return this.push(attributes).builder.end();
  }

  read(): string[] {
    const columns = this.builder.columns();
    const table = new StringTable(this.strings.columns());
    return Array.from({ length: this.builder.length }, (_, list) =>
      readAttributes(columns, table, list)
        .map(({ key, text }) => `${key}=${text}`)
        .join(' '),
    );
  }
}

describe('lists of attributes', () => {
  it('are read as they were pushed, numbers of any size among them', () => {
    const lists = new Lists();
    lists.add({ route: '/cart', status: 200, hit: true });
    lists.add({});
    lists.add({ route: '/', status: 2 ** 30, hit: false });
    lists.add({ route: '/', status: -(2 ** 31), share: 0.25 });
    lists.add({ status: 2 ** 53 - 1, other: 2 ** 30 - 1 });
    expect(lists.read()).toEqual([
      'route=/cart status=200 hit=true',
      '',
      'route=/ status=1073741824 hit=false',
      'route=/ status=-2147483648 share=0.25',
      'status=9007199254740991 other=1073741823',
    ]);
  });

  it('of the same keys and types share them', () => {
    const lists = new Lists();
    for (let at = 0; at < 100; at++) {
      lists.add({ route: `/${at}`, status: at });
      lists.add({ query: `${at}` });
      lists.add({});
    }
    lists.add({ route: '/', status: 0.5 });
    const { key, value } = lists.builder.columns();
    expect([key.length, value.length]).toEqual([5, 302]);
  });

  it('keep a key of their own each, where no two are alike', () => {
    const lists = new Lists();
    const expected = Array.from({ length: 1000 }, (_, at) => {
      lists.add({ [`key ${at}`]: at, same: 1 });
      return `key ${at}=${at} same=1`;
    });
    expect(lists.read()).toEqual(expected);
  });

  it('are dropped as if they had never been', () => {
    const lists = new Lists();
    lists.add({ size: 2 ** 40 });
    lists.add({ size: 2 ** 41, name: 'ended' });
    lists.push({ size: 2 ** 42, other: 'open' });
    lists.builder.rewind(1);
    lists.add({ size: 2 ** 43 });
    expect(lists.read()).toEqual([`size=${2 ** 40}`, `size=${2 ** 43}`]);
    expect([...lists.builder.columns().number]).toEqual([2 ** 40, 2 ** 43]);
  });

  it('are equal when keys, types and values are', () => {
    const lists = new Lists();
    const [one, same, other, odd] = [
      lists.add({ size: 2 ** 40, name: 'a' }),
      lists.add({ size: 2 ** 40, name: 'a' }),
      lists.add({ size: 2 ** 40 + 1, name: 'a' }),
      lists.add({ size: 2 ** 40, label: 'a' }),
    ];
    const { builder } = lists;
    expect([same, other, odd].map((list) => builder.equal(one, list))).toEqual([true, false, false]);
    expect(builder.hash(same)).toBe(builder.hash(one));
  });

  it('keep the sign of a zero that is no whole number', () => {
    const builder = new AttributeListsBuilder();
    builder.push(0, ATTRIBUTE_TYPE.double, -0);
    builder.end();
    expect([...builder.columns().number]).toEqual([-0]);
  });
});
