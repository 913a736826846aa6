import { http, serverAttributes } from './calls.ts';
import { type Bank, type UserCentre, cancelOrder, pay } from './shopPayment.ts';
import { type Visit, authenticate, loadCart, placeOrder, readGoods, renderConfirmation } from './shopSteps.ts';
import type { SpanBody, SpanRef } from './spanWriter.ts';
import { nodeBadGateway } from './stackTraces.ts';
import { redis, sql } from './stores.ts';
import type { TraceWriter } from './traceWriter.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** A request from a browser to the shop's front end: the root of its trace. */
function request(
  writer: TraceWriter,
  visit: Visit,
  startMs: number,
  what: { readonly method: string; readonly route: string; readonly path: string; readonly status?: number },
  body: SpanBody,
): SpanRef {
  const { webShop } = visit.shop;
  const options = {
    kind: 'server',
    scope: webShop.scopes.server,
    attributes: {
      ...serverAttributes(webShop, what, `203.0.113.${visit.random.int(2, 250)}`, BROWSER),
      'url.scheme': 'https',
      'server.address': 'shop.example',
      'server.port': 443,
      'network.protocol.version': '2',
      'session.id': visit.random.hex(8),
    },
  } as const;
  return writer.trace(startMs, webShop, `${what.method} ${what.route}`, options, body);
}

/** The whole checkout, ten services deep in each other. With a hanging user centre it fails and takes the order back. */
export function checkout(
  writer: TraceWriter,
  visit: Visit,
  startMs: number,
  bank: Bank,
  userCentre: UserCentre,
): SpanRef {
  const status = userCentre === 'healthy' ? 200 : 502;
  const what = { method: 'POST', route: '/checkout', path: '/checkout', status };
  return request(writer, visit, startMs, what, (root) => {
    root.work(4);
    root.event('feature_flag.evaluation', {
      'feature_flag.key': 'one-page-checkout',
      'feature_flag.result.variant': 'on',
      'feature_flag.provider.name': 'flagd',
    });
    authenticate(root, visit);
    loadCart(root, visit);
    placeOrder(root, visit);
    if (pay(root, visit, bank, userCentre)) {
      renderConfirmation(root, visit);
      root.work(2);
      return;
    }
    root.exception('PaymentFailedError', 'payment answered 500 after 6.1 s', nodeBadGateway);
    cancelOrder(root, visit);
    root.work(3);
    root.fail('payment failed', '502');
  });
}

/** A page of goods: list, then prices and images from cache or database. */
export function listGoods(writer: TraceWriter, visit: Visit, startMs: number, count: number): SpanRef {
  const what = { method: 'GET', route: '/goods', path: `/goods?category=lamps&limit=${count}` };
  return request(writer, visit, startMs, what, (root) => {
    root.work(3);
    readGoods(root, visit, count);
    root.call('render page', {}, (render) => render.work(9));
  });
}

/** One article with its stock. */
export function showArticle(writer: TraceWriter, visit: Visit, startMs: number): SpanRef {
  const path = `/goods/${visit.random.int(10_000, 99_999)}`;
  return request(writer, visit, startMs, { method: 'GET', route: '/goods/{id}', path }, (root) => {
    root.work(2);
    http(root, visit.shop.goods, { method: 'GET', route: '/goods/{id}', path }, (goods) => {
      redis(goods, 'GET goods:?', 0.9);
      const text = 'SELECT warehouse, stock FROM goods WHERE id = $1';
      sql(goods, { text, operation: 'SELECT', table: 'goods', database: 'goods', ms: 4, rows: 3 });
      goods.work(2);
    });
    root.call('render page', {}, (render) => render.work(7));
  });
}

/** Signs a customer in; a wrong password is a 401, which is the client's error and not the server's. */
export function login(writer: TraceWriter, visit: Visit, startMs: number, correct: boolean): SpanRef {
  const status = correct ? 200 : 401;
  const what = { method: 'POST', route: '/login', path: '/login', status };
  return request(writer, visit, startMs, what, (root) => {
    root.work(3);
    http(root, visit.shop.userCentre, { method: 'POST', route: '/sessions', path: '/sessions', status }, (users) => {
      const text = 'SELECT id, password_hash FROM users WHERE email = $1';
      sql(users, { text, operation: 'SELECT', table: 'users', database: 'users', ms: 6, rows: 1 });
      users.call(
        'verify password',
        { attributes: { 'code.function.name': 'shop.usercentre.Passwords.verify' } },
        (verify) => verify.work(88),
      );
    });
    if (correct) redis(root, 'SETEX session:? ? ?', 1);
    root.work(2);
  });
}

/** Shows the cart. */
export function showCart(writer: TraceWriter, visit: Visit, startMs: number): SpanRef {
  return request(writer, visit, startMs, { method: 'GET', route: '/cart', path: '/cart' }, (root) => {
    root.work(2);
    authenticate(root, visit);
    loadCart(root, visit);
    root.call('render page', {}, (render) => render.work(6));
  });
}
