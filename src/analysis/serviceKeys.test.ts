import { describe, expect, it } from 'vitest';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace, printRows } from '../../test/traceDrawing.ts';
import { serviceKeysOf } from './serviceKeys.ts';

/** The key of each row, with its label. */
function printKeys(table: SpanTable): string {
  const { labels, byRow } = serviceKeysOf(table);
  return printRows(table, undefined, [(row) => byRow[row], (row) => labels[byRow[row]]]);
}

describe('serviceKeysOf', () => {
  it('takes names that differ in case for one, and instances that tell no namespace for those that do', () => {
    const table = drawTrace(`
      Cart a 0–9
        cart b 1–8 resource{service.namespace: shop}
          cart c 2–7 resource{service.namespace: Shop}
      - d 10–11
    `);
    expect(printKeys(table)).toBe(['0 Cart', '  0 Cart', '    0 Cart', '1'].join('\n'));
  });

  it('keeps namespaces apart, and what tells none where there are several', () => {
    const table = drawTrace(`
      cart a 0–9 resource{service.namespace: test}
        cart b 1–8 resource{service.namespace: shop}
          cart c 2–7
            web d 3–6 resource{service.namespace: shop}
    `);
    expect(printKeys(table)).toBe(['0 test/cart', '  1 shop/cart', '    2 cart', '      3 web'].join('\n'));
    const { named } = serviceKeysOf(table);
    // A peer is the one of the caller's namespace, else the first.
    expect([named('CART', 3), named('cart', 0), named('web', 0), named('pay', 0)]).toEqual([1, 0, 3, -1]);
  });
});
