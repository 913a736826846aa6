import { external, grpc, http } from './calls.ts';
import { consume, publish } from './queue.ts';
import type { Random } from './random.ts';
import type { Shop } from './shopServices.ts';
import type { SpanWriter } from './spanWriter.ts';
import { redis, sql } from './stores.ts';

/** What the steps of a request share: the pods that serve it and the source of its chances. */
export interface Visit {
  readonly shop: Shop;
  readonly random: Random;
  /** The customer, a number as the shop's database has it. */
  readonly userId: number;
  /** Positions in the cart, 1 or more. */
  readonly items: number;
}

/** Reads the user behind the session from the user centre. */
export function authenticate(from: SpanWriter, visit: Visit): void {
  from.call('authenticate', { attributes: { 'code.function.name': 'Session.authenticate' } }, (span) => {
    span.work(2);
    redis(span, 'GET session:?', 0.9);
    const path = `/users/${visit.userId}`;
    span.set({ 'enduser.id': String(visit.userId) });
    http(span, visit.shop.userCentre, { method: 'GET', route: '/users/{id}', path }, (users) => {
      users.work(4);
      const text = 'SELECT id, email, locale, tier FROM users WHERE id = $1';
      sql(users, { text, operation: 'SELECT', table: 'users', database: 'users', ms: 7, rows: 1 });
      users.work(3);
    });
    span.work(1.5);
  });
}

/** Reads goods by id: from the cache, and what it misses from the database. */
export function readGoods(from: SpanWriter, visit: Visit, count: number): void {
  const ids = Array.from({ length: Math.min(count, 6) }, () => visit.random.int(10_000, 99_999)).join(',');
  http(from, visit.shop.goods, { method: 'GET', route: '/goods', path: `/goods?ids=${ids}` }, (goods) => {
    goods.work(2);
    goods.call(
      'GoodsService.byIds',
      { attributes: { 'code.function.name': 'shop.goods.GoodsService.byIds' } },
      (span) => {
        redis(span, 'MGET goods:?', 1.4);
        const missed = Math.max(1, Math.round(count / 4));
        span.event('cache.miss', { 'cache.missed': missed, 'cache.asked': count });
        span.call('load missing', {}, (load) => {
          const text = 'SELECT id, title, price_cents, stock FROM goods WHERE id = ANY($1)';
          sql(load, { text, operation: 'SELECT', table: 'goods', database: 'goods', ms: 11, rows: missed });
          load.fork([() => sql(load, prices(missed)), () => sql(load, images(missed))]);
        });
        redis(span, 'SETEX goods:? ? ?', 0.8);
        span.work(1);
      },
    );
    goods.work(3);
  });
}

const prices = (rows: number) => {
  const text = 'SELECT goods_id, amount_cents, currency FROM prices WHERE goods_id = ANY($1) AND valid_to > now()';
  return { text, operation: 'SELECT', table: 'prices', database: 'goods', ms: 5, rows };
};

const images = (rows: number) => {
  const text = 'SELECT goods_id, url FROM images WHERE goods_id = ANY($1) AND position = 0';
  return { text, operation: 'SELECT', table: 'images', database: 'goods', ms: 4, rows };
};

/** Reads the cart, then the goods in it. */
export function loadCart(from: SpanWriter, visit: Visit): void {
  from.call('load cart', { attributes: { 'code.function.name': 'Cart.load' } }, (span) => {
    span.work(0.5);
    grpc(span, visit.shop.cart, 'shop.cart.v2.CartService/GetCart', (cart) => {
      cart.work(1.5);
      redis(cart, 'HGETALL cart:?', 2.6);
      cart.set({ 'shop.cart.items': visit.items });
      readGoods(cart, visit, visit.items);
      cart.work(2);
    });
    span.work(0.6);
  });
}

/** Takes the stock for every position, one query each: the checkout's repeats. Four warehouses are asked per position. */
function reserveStock(from: SpanWriter, visit: Visit): void {
  from.call('reserve stock', { attributes: { 'code.function.name': 'shop.order.StockService.reserve' } }, (span) => {
    span.work(2);
    const text = 'SELECT stock FROM goods WHERE id = $1 AND warehouse = $2 FOR UPDATE';
    for (let query = 0; query < visit.items * 4; query++) {
      sql(span, { text, operation: 'SELECT', table: 'goods', database: 'goods', ms: 0.85, rows: 1 });
      span.work(0.04);
    }
    const update = 'UPDATE goods SET stock = stock - $1 WHERE id = $2 AND warehouse = $3';
    sql(span, { text: update, operation: 'UPDATE', table: 'goods', database: 'goods', ms: 5 });
    span.work(1);
  });
}

function quoteShipping(from: SpanWriter, visit: Visit): void {
  http(from, visit.shop.shipping, { method: 'POST', route: '/quotes', path: '/quotes' }, (shipping) => {
    shipping.work(1);
    const carriers = ['api.parcel.example', 'rates.nightpost.example', 'quote.bikes.example'];
    shipping.fork(
      carriers.map((host) => () => {
        external(shipping, host, { method: 'POST', route: '/v2/rates', path: '/v2/rates' }, (call) => call.work(19));
      }),
    );
    shipping.work(1);
  });
}

/** Writes the order, then tells billing over the queue, which in turn has mail send the invoice. */
export function placeOrder(from: SpanWriter, visit: Visit): void {
  const { shop, random } = visit;
  http(from, shop.order, { method: 'POST', route: '/orders', path: '/orders', status: 201 }, (order) => {
    order.work(3);
    order.set({ 'shop.order.items': visit.items });
    reserveStock(order, visit);
    quoteShipping(order, visit);
    order.call('write order', { attributes: { 'code.function.name': 'shop.order.OrderRepository.save' } }, (write) => {
      const text = 'INSERT INTO orders (id, user_id, total_cents, state) VALUES ($1, $2, $3, $4)';
      sql(write, { text, operation: 'INSERT', table: 'orders', database: 'orders', ms: 9 });
      const lines = 'INSERT INTO order_lines (order_id, goods_id, quantity) SELECT * FROM unnest($1, $2, $3)';
      sql(write, { text: lines, operation: 'INSERT', table: 'order_lines', database: 'orders', ms: 12 });
      write.work(0.6);
    });
    publish(order, random, 'shop.orders', (message, producer) => {
      consume(producer, shop.billing, message, random.around(118, 0.05), (billing) => {
        billing.work(2);
        const tariff = 'SELECT rate FROM tax_rates WHERE country = $1';
        sql(billing, { text: tariff, operation: 'SELECT', table: 'tax_rates', database: 'billing', ms: 6, rows: 1 });
        const ledger = 'INSERT INTO ledger (order_id, account, amount_cents) VALUES ($1, $2, $3)';
        sql(billing, { text: ledger, operation: 'INSERT', table: 'ledger', database: 'billing', ms: 21 });
        publish(billing, random, 'shop.invoices', (invoice, sender) => {
          consume(sender, shop.mail, invoice, random.around(34, 0.1), (mail) => {
            mail.call('render invoice.pdf', {}, (render) => render.work(38));
            redis(mail, 'LPUSH outbox ?', 0.9);
          });
        });
        billing.work(2);
      });
    });
    order.work(2);
  });
}

/** Shows the confirmation; the receipt is only put into mail's outbox here. */
export function renderConfirmation(from: SpanWriter, visit: Visit): void {
  from.call('render confirmation', { attributes: { 'code.function.name': 'Checkout.renderConfirmation' } }, (span) => {
    span.work(5);
    http(span, visit.shop.mail, { method: 'POST', route: '/receipts', path: '/receipts', status: 202 }, (mail) => {
      mail.work(2);
      mail.call('enqueue receipt', {}, (enqueue) => redis(enqueue, 'LPUSH outbox ?', 1));
    });
    span.work(14);
  });
}
