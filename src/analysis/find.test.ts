import { describe, expect, it } from 'vitest';
import type { SpanTable } from '#model/spanTable.ts';
import type { DrawnSpan } from '../../test/drawnSpans.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { startFind } from './find.ts';
import { matchedFields } from './matchedFields.ts';

const shop = drawTrace(`
  shop GET /checkout  0–100 id=aaa trace=feed1234 resource{host.name: web-7}
    cart GetCart      10–40 error message="Card Declined" scope=grpc@1.60
      redis HGETALL   12–20 {db.query.text: HGETALL cart:42, net.peer.port: 6379, hit: true, ratio: 0.25}
    mail Versand Größe 50–60 {note: ÄPFEL} event=exception@55{exception.type: TimeoutError} link=beef/cafe
  lost orphan         70–80 parent=d00d trace=feed1234
`);

function find(query: string, table: SpanTable = shop, firstRow = 0, endRow = table.length): string[] {
  const task = startFind(table, query, { firstRow, endRow });
  while (!task.advance(1, () => performance.now()));
  const { rows, length } = task.matches;
  return [...rows.subarray(0, length)].map((row) => table.strings.get(table.operation[row]));
}

describe('find', () => {
  it.each([
    ['operations', 'checkout', ['GET /checkout']],
    ['services, whatever the case', 'CART', ['GetCart', 'HGETALL']],
    ['span ids', 'aaa', ['GET /checkout']],
    ['ids of parents that are missing', 'd00d', ['orphan']],
    ['status messages', 'card decl', ['GetCart']],
    ['resources', 'web-7', ['GET /checkout']],
    ['scopes', 'grpc', ['GetCart']],
    ['scope versions', '1.60', ['GetCart']],
    ['attribute keys', 'query.text', ['HGETALL']],
    ['attribute values', 'cart:42', ['HGETALL']],
    ['numbers by their text', '637', ['HGETALL']],
    ['fractions', '0.25', ['HGETALL']],
    ['booleans', 'true', ['HGETALL']],
    ['event names', 'exception', ['Versand Größe']],
    ['event attributes', 'timeouterror', ['Versand Größe']],
    ['links', 'cafe', ['Versand Größe']],
    ['letters outside ASCII, whatever the case', 'äpfel', ['Versand Größe']],
    ['letters outside ASCII in names', 'GRÖSSE', []],
    ['letters outside ASCII beside ASCII', 'größe', ['Versand Größe']],
    ['characters that mean something to a pattern', '.*', []],
    ['nothing for nothing', '', []],
    ['nothing across the border of two texts', 'checkoutgetcart', []],
  ])('looks at %s', (_, query, operations) => {
    expect(find(query)).toEqual(operations);
  });

  it('looks at trace ids, and only at the rows asked for', () => {
    expect(find('feed1234')).toHaveLength(5);
    expect(find('feed1234', shop, 1, 3)).toEqual(['GetCart', 'HGETALL']);
  });

  it('agrees with where it says it found something', () => {
    const queries = ['e', '1', 'cart', 'a', 'tr', '.', 'ä', 'service', 'x', '-', '0', 'ß', 'error', 'Tim'];
    for (const query of queries) {
      const told = Array.from({ length: shop.length }, (_, row) => row)
        .filter((row) => matchedFields(shop, row, query).length > 0)
        .map((row) => shop.strings.get(shop.operation[row]));
      expect([query, ...find(query)]).toEqual([query, ...told]);
    }
  });
});

it('Says where in a span a text occurs', () => {
  expect(matchedFields(shop, 2, 'hgetall').map(({ where, key, text }) => [where, key, text])).toEqual([
    ['operation', '', 'HGETALL'],
    ['attribute', 'db.query.text', 'HGETALL cart:42'],
  ]);
  expect(matchedFields(shop, 3, 'timeout')).toEqual([
    { where: 'event', key: 'exception.type', text: 'TimeoutError', index: 0 },
  ]);
});

it('Works in slices: matches grow, and what has been found stays', () => {
  const spans: DrawnSpan[] = [];
  for (let at = 0; at < 20_000; at++) {
    spans.push({ operation: at % 2 === 0 ? 'even' : 'odd', end: at, attributes: { text: `value ${at}`, count: at } });
  }
  const table = buildTrace(spans);
  const task = startFind(table, 'odd', { firstRow: 0, endRow: table.length });
  let clock = 0;
  let slices = 0;
  let before = 0;
  while (!task.advance(1, () => clock++)) {
    slices++;
    expect(task.progress).toBeLessThan(1);
    expect(task.matches.length).toBeGreaterThanOrEqual(before);
    before = task.matches.length;
  }
  expect(slices).toBeGreaterThan(5);
  expect(task.done).toBe(true);
  expect(task.progress).toBe(1);
  expect(task.matches.length).toBe(10_000);
});

it('Has something to show before all texts have been looked at', () => {
  const texts = Array.from({ length: 50_000 }, (_, at) => `a value of its own, ${at}: ÄPFEL`);
  const table = buildTrace(
    texts.map((text, at): DrawnSpan => ({ operation: 'call', start: at, end: at + 1, attributes: { text } })),
  );
  for (const query of ['own, 700', 'äpfel']) {
    const task = startFind(table, query, { firstRow: 0, endRow: table.length });
    const wanted = [...texts.keys()].filter((at) => texts[at].toLowerCase().includes(query));
    let clock = 0;
    while (task.matches.length === 0 && !task.done) task.advance(1, () => clock++);
    expect([query, task.progress < 0.1, task.matches.rows[0]]).toEqual([query, true, wanted[0]]);
    while (!task.advance(1, () => clock++));
    expect([...task.matches.rows.subarray(0, task.matches.length)]).toEqual(wanted);
  }
});
