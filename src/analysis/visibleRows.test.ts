import { describe, expect, it } from 'vitest';
import { BitSet } from '#base/bitSet.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { dedent, drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import { deriveRepeats } from './repeats.ts';
import { deriveEnds } from './spanEnds.ts';
import {
  collapseToLevel,
  deriveVisibleRows,
  expandAncestors,
  foldEnd,
  maxVisibleLevel,
  rowIndexOf,
  visibleAncestor,
} from './visibleRows.ts';

const shop = drawTrace(`
  shop checkout   0–100
    shop reserve  10–40
      db select   20–30
      db update   31–39
    shop pay      50–90
      bank charge 60–80
        bank book 61–70
`);

function rowsCalled(...operations: string[]): BitSet {
  const rows = new BitSet(shop.length);
  for (const operation of operations) rows.add(rowOf(shop, operation));
  return rows;
}

const whole = { firstRow: 0, endRow: shop.length };
const print = (rows: Int32Array, table: SpanTable = shop): string => printRows(table, rows, ['operation']);

describe('visible rows', () => {
  it('are all rows while nothing is collapsed', () => {
    expect([...deriveVisibleRows(shop, { ...whole, collapsed: new BitSet(shop.length) })]).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
  });

  it('skip what is below a collapsed row', () => {
    expect(print(deriveVisibleRows(shop, { ...whole, collapsed: rowsCalled('reserve', 'charge') }))).toBe(
      dedent(`
        checkout
          reserve
          pay
            charge
      `),
    );
  });

  it('follow the filter, which no hidden collapsed row can narrow', () => {
    const shown = rowsCalled('checkout', 'select', 'charge');
    expect(print(deriveVisibleRows(shop, { ...whole, shown, collapsed: rowsCalled('reserve') }))).toBe(
      dedent(`
        checkout
            select
            charge
      `),
    );
  });

  it('keep to the focused subtree', () => {
    expect(print(deriveVisibleRows(shop, { ...whole, collapsed: rowsCalled(), focus: rowOf(shop, 'pay') }))).toBe(
      '  pay\n    charge\n      book',
    );
  });

  it('keep to the rows of one trace', () => {
    const two = drawTrace(`
      a one 0–10 trace=1
        a below 1–2
      b two 5–10 trace=2
    `);
    const { firstRow, endRow } = two.traces;
    const query = { firstRow: firstRow[1], endRow: endRow[1], collapsed: new BitSet(two.length) };
    expect(print(deriveVisibleRows(two, query), two)).toBe('two');
  });
});

describe('looking among visible rows', () => {
  const visible = deriveVisibleRows(shop, { ...whole, collapsed: rowsCalled('reserve', 'charge') });

  it('finds where a row stands, or −1', () => {
    expect(rowIndexOf(visible, rowOf(shop, 'pay'))).toBe(2);
    expect(rowIndexOf(visible, rowOf(shop, 'select'))).toBe(-1);
  });

  it('finds the row that hides another', () => {
    expect(visibleAncestor(shop, visible, rowOf(shop, 'book'))).toBe(rowOf(shop, 'charge'));
    expect(visibleAncestor(shop, visible, rowOf(shop, 'pay'))).toBe(rowOf(shop, 'pay'));
    expect(visibleAncestor(shop, new Int32Array([4]), rowOf(shop, 'select'))).toBeUndefined();
  });

  it('finds the deepest level in sight', () => {
    expect(maxVisibleLevel(shop, visible)).toBe(2);
    expect(maxVisibleLevel(shop, new Int32Array(0))).toBe(-1);
  });
});

describe('levels', () => {
  it('close from a depth on, so that opening one row shows one level', () => {
    const collapsed = new BitSet(shop.length);
    collapseToLevel(shop, 0, shop.length, 1, collapsed);
    expect(print(deriveVisibleRows(shop, { ...whole, collapsed }))).toBe('checkout\n  reserve\n  pay');
    collapsed.delete(rowOf(shop, 'pay'));
    expect(print(deriveVisibleRows(shop, { ...whole, collapsed }))).toBe('checkout\n  reserve\n  pay\n    charge');
    collapseToLevel(shop, 0, shop.length, 9, collapsed);
    expect(deriveVisibleRows(shop, { ...whole, collapsed })).toHaveLength(shop.length);
  });

  it('leave leaves alone', () => {
    const collapsed = new BitSet(shop.length);
    collapseToLevel(shop, 0, shop.length, 0, collapsed);
    expect(collapsed.has(rowOf(shop, 'select'))).toBe(false);
  });
});

it('opening the ancestors of a row makes it visible and says whether anything changed', () => {
  const collapsed = rowsCalled('checkout', 'reserve', 'charge');
  expect(expandAncestors(shop, rowOf(shop, 'book'), collapsed)).toBe(true);
  expect(expandAncestors(shop, rowOf(shop, 'book'), collapsed)).toBe(false);
  expect(rowIndexOf(deriveVisibleRows(shop, { ...whole, collapsed }), rowOf(shop, 'book'))).toBeGreaterThan(0);
  expect(collapsed.has(rowOf(shop, 'reserve'))).toBe(true);
});

describe('a folded run of repeats', () => {
  const list = drawTrace(`
    shop list    0–100
      db first   1–2
      db price 1 10–11
      db price 2 20–21
      db price 3 30–31
      db price 4 40–41
      db price 5 50–51
      db last    60–61
  `);
  const repeats = deriveRepeats(list, deriveEnds(list));
  const head = rowOf(list, 'price 1');
  const collapsed = new BitSet(list.length);
  collapsed.add(head);
  const query = { firstRow: 0, endRow: list.length, collapsed, repeats };
  const folded = deriveVisibleRows(list, query);

  it('is one row, its first', () => {
    expect(print(folded, list)).toBe('list\n  first\n  price 1\n  last');
    expect(foldEnd(list, repeats, head)).toBe(rowOf(list, 'last'));
    expect(foldEnd(list, repeats, head + 1)).toBe(head + 2);
  });

  it('is all its rows when it is open, or when runs are not asked for', () => {
    const open = { ...query, collapsed: new BitSet(list.length) };
    expect(deriveVisibleRows(list, open)).toHaveLength(list.length);
    expect(deriveVisibleRows(list, { ...query, repeats: undefined })).toHaveLength(list.length);
  });

  it('is hidden by a filter, with all its members', () => {
    const shown = new BitSet(list.length);
    for (const operation of ['list', 'last']) shown.add(rowOf(list, operation));
    expect(print(deriveVisibleRows(list, { ...query, shown }), list)).toBe('list\n  last');
  });

  it('can be focused on', () => {
    const open = { ...query, collapsed: new BitSet(list.length), focus: head };
    expect(print(deriveVisibleRows(list, open), list)).toBe('  price 1\n  price 2\n  price 3\n  price 4\n  price 5');
  });

  it('stands for its members', () => {
    expect(visibleAncestor(list, folded, rowOf(list, 'price 3'), repeats)).toBe(head);
    expect(visibleAncestor(list, folded, rowOf(list, 'last'), repeats)).toBe(rowOf(list, 'last'));
    expect(visibleAncestor(list, Int32Array.of(0), rowOf(list, 'price 3'), repeats)).toBe(0);
  });
});
