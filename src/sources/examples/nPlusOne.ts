import { http, serverAttributes } from './calls.ts';
import type { OtlpDocument } from './otlpDocument.ts';
import { createRandom } from './random.ts';
import { createShop } from './shopServices.ts';
import { redis, sql } from './stores.ts';
import { TraceWriter } from './traceWriter.ts';

/** 2026-11-20 09:12:44 UTC, in Unix ns. */
const ORIGIN_NS = 1_795_165_964_000_000_000n;

/** Articles on the page, and so queries that one query could have been. */
const ARTICLES = 200;

/** A page of 200 articles: one query for the list, then one more for the price of each, all under one span. */
export function nPlusOneDocument(): OtlpDocument {
  const random = createRandom(201);
  const writer = new TraceWriter(random, ORIGIN_NS);
  const { webShop, goods } = createShop(random)();
  const request = { method: 'GET', route: '/goods', path: `/goods?category=lamps&limit=${ARTICLES}` };
  const attributes = serverAttributes(
    webShop,
    request,
    '198.51.100.23',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X)',
  );
  const options = { kind: 'server', scope: webShop.scopes.server, attributes } as const;
  writer.trace(318, webShop, 'GET /goods', options, (root) => {
    root.work(3);
    redis(root, 'GET session:?', 0.9);
    http(root, goods, request, (server) => {
      server.work(2);
      redis(server, 'GET list:lamps', 1.1);
      server.call(
        'GoodsService.list',
        { attributes: { 'code.function.name': 'shop.goods.GoodsService.list' } },
        (list) => {
          const text = 'SELECT id, title FROM goods WHERE category = $1 ORDER BY rank LIMIT $2';
          sql(list, { text, operation: 'SELECT', table: 'goods', database: 'goods', ms: 13, rows: ARTICLES });
          const price = 'SELECT amount_cents, currency FROM prices WHERE goods_id = $1 AND valid_to > now()';
          for (let article = 0; article < ARTICLES; article++) {
            sql(list, { text: price, operation: 'SELECT', table: 'prices', database: 'goods', ms: 2.1, rows: 1 });
            list.work(0.12);
          }
          list.work(2);
        },
      );
      redis(server, 'SETEX list:lamps ? ?', 1.2);
      server.call('serialise', {}, (serialise) => serialise.work(6));
    });
    root.call('render page', {}, (render) => render.work(24));
  });
  return writer.document();
}
