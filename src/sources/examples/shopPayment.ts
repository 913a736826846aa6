import { type HttpRequest, external, grpc, http } from './calls.ts';
import { consume, publish } from './queue.ts';
import type { Visit } from './shopSteps.ts';
import type { Service, SpanWriter } from './spanWriter.ts';
import { goCancelled, javaPoolExhausted, pythonReadTimeout } from './stackTraces.ts';
import { redis, sql } from './stores.ts';

/** How the bank answers: at once, or first 503 and then not in time. */
export type Bank = 'healthy' | 'failing';

/** How the user centre answers the question for an address: at once, or never in time. */
export type UserCentre = 'healthy' | 'hanging';

const CHARGE: HttpRequest = { method: 'POST', route: '/v1/charges', path: '/v1/charges' };
const BANK = 'api.bank.example';

function scoreFraud(from: SpanWriter, visit: Visit): void {
  grpc(from, visit.shop.fraud, 'shop.fraud.v1.FraudService/Score', (fraud) => {
    redis(fraud, 'GET features:?', 1.1);
    fraud.call('score model', { attributes: { 'shop.fraud.model': 'gbm-2026-10' } }, (model) => model.work(11));
    fraud.set({ 'shop.fraud.score': 0.07 });
  });
}

/** Charges the card. When the bank fails: an immediate 503, one retry that runs into its deadline of 300 ms. */
function chargeCard(from: SpanWriter, bank: Bank): void {
  from.call('charge card', { attributes: { 'code.function.name': 'payment.bank.charge_card' } }, (span) => {
    span.work(1);
    if (bank === 'healthy') {
      external(span, BANK, CHARGE, (call) => call.work(64));
      return;
    }
    external(span, BANK, { ...CHARGE, status: 503 }, (call) => call.work(8));
    span.event('retry', { 'retry.attempt': 2, 'retry.reason': '503' });
    span.work(2);
    external(span, BANK, { ...CHARGE, status: 504 }, (call) => {
      call.set({ 'http.request.resend_count': 1 });
      call.call('TLS handshake', { attributes: { 'tls.protocol.version': '1.3' } }, (tls) => tls.work(2.5));
      call.pause(299.1);
      call.exception('httpx.ReadTimeout', 'timed out after 0.3 s', pythonReadTimeout('0.3'));
      call.pause(0.2);
    });
    span.work(0.3);
    span.fail('deadline exceeded', 'httpx.ReadTimeout');
  });
}

/** Asks for the address, waiting 3 s at most. A hanging user centre works on, after its client has gone. */
function readAddress(from: SpanWriter, visit: Visit, userCentre: UserCentre, resend: number): boolean {
  const to = visit.shop.userCentre;
  const request = { method: 'GET', route: '/users/{id}/address', path: `/users/${visit.userId}/address` };
  if (userCentre === 'healthy') {
    http(from, to, request, (users) => {
      users.work(4);
      const text = 'SELECT street, city, postcode, country FROM addresses WHERE user_id = $1';
      sql(users, { text, operation: 'SELECT', table: 'addresses', database: 'users', ms: 9, rows: 1 });
      users.work(2);
    });
    return true;
  }
  const attributes = {
    'http.request.method': 'GET',
    'url.full': `http://${to.address}:${to.port}${request.path}`,
    'url.template': request.route,
    'server.address': to.address,
    'server.port': to.port,
    ...(resend === 0 ? {} : { 'http.request.resend_count': resend }),
  };
  const scope = from.service.scopes.client;
  from.call(`GET ${request.route}`, { kind: 'client', scope, attributes }, (client) => {
    hangingServer(client, to, request);
    client.pause(3000);
    client.exception('httpx.ReadTimeout', 'timed out after 3.0 s', pythonReadTimeout('3.0'));
    client.pause(0.4);
    client.fail('timed out after 3.0 s', 'httpx.ReadTimeout');
  });
  return false;
}

/** The server's half of a call that hangs: it waits 5 s for a connection of its pool, then answers 503 to nobody. */
function hangingServer(client: SpanWriter, to: Service, request: HttpRequest): void {
  const attributes = {
    'http.request.method': request.method,
    'http.route': request.route,
    'url.scheme': 'http',
    'url.path': request.path,
    'http.response.status_code': 503,
    'server.address': to.address,
    'server.port': to.port,
  };
  const options = { kind: 'server', service: to, scope: to.scopes.server, attributes } as const;
  client.later(0.5, `${request.method} ${request.route}`, options, (server) => {
    server.work(2);
    server.call('getConnection', { scope: 'io.opentelemetry.hikaricp-3.0@2.22.0' }, (pool) => {
      pool.set({ 'db.client.connection.pool.name': 'users-pool' });
      pool.pause(5000);
      const type = 'java.sql.SQLTransientConnectionException';
      pool.exception(type, 'Connection is not available, request timed out after 5000ms', javaPoolExhausted);
      pool.fail('Connection is not available', type);
    });
    server.work(1);
    server.fail('Connection is not available', '503');
  });
}

/** The callback by which payment tells order that the money is there, or at least that an invoice is out. */
function reportSuccess(from: SpanWriter, visit: Visit): void {
  http(from, visit.shop.order, { method: 'POST', route: '/paymentSuccess', path: '/paymentSuccess' }, (order) => {
    order.work(1);
    const text = 'UPDATE orders SET state = $1, paid_at = now() WHERE id = $2';
    sql(order, { text, operation: 'UPDATE', table: 'orders', database: 'orders', ms: 7 });
    publish(order, visit.random, 'shop.payments');
    order.work(1);
  });
}

/** Pays, by card or by invoice. False when it failed for good, which only a hanging user centre brings about. */
export function pay(from: SpanWriter, visit: Visit, bank: Bank, userCentre: UserCentre): boolean {
  const failed = userCentre === 'hanging';
  const status = failed ? 500 : 202;
  http(from, visit.shop.payment, { method: 'POST', route: '/payments', path: '/payments', status }, (payment) => {
    payment.work(3);
    scoreFraud(payment, visit);
    chargeCard(payment, bank);
    if (bank === 'failing' || failed) {
      const name = bank === 'failing' ? 'fallback: invoice' : 'write invoice';
      payment.call(name, { attributes: { 'code.function.name': 'payment.invoice.write' } }, (invoice) => {
        invoice.work(1.5);
        const known = readAddress(invoice, visit, userCentre, 0);
        if (!known) {
          invoice.event('retry', { 'retry.attempt': 2, 'retry.reason': 'timeout' });
          invoice.pause(100);
          readAddress(invoice, visit, userCentre, 1);
          invoice.work(1);
          invoice.exception('payment.errors.AddressUnknown', 'no address after 2 tries', pythonReadTimeout('3.0'));
          invoice.fail('no address after 2 tries', 'payment.errors.AddressUnknown');
          return;
        }
        const text = 'INSERT INTO invoices (order_id, address_id, amount_cents, due) VALUES ($1, $2, $3, $4)';
        sql(invoice, { text, operation: 'INSERT', table: 'invoices', database: 'payments', ms: 24 });
        invoice.work(1);
      });
    }
    if (!failed) reportSuccess(payment, visit);
    payment.work(2);
  });
  return !failed;
}

/** Takes the order back after a failed payment, and has billing reverse what it booked. */
export function cancelOrder(from: SpanWriter, visit: Visit): void {
  const { shop, random } = visit;
  const request = {
    method: 'DELETE',
    route: '/orders/{id}',
    path: `/orders/${random.int(700_000, 799_999)}`,
    status: 204,
  };
  http(from, shop.order, request, (order) => {
    const release = 'UPDATE goods SET stock = stock + $1 WHERE id = $2 AND warehouse = $3';
    for (let item = 0; item < visit.items; item++) {
      sql(order, { text: release, operation: 'UPDATE', table: 'goods', database: 'goods', ms: 1.2 });
    }
    const text = 'UPDATE orders SET state = $1 WHERE id = $2';
    sql(order, { text, operation: 'UPDATE', table: 'orders', database: 'orders', ms: 6 });
    publish(order, random, 'shop.orders', (message, producer) => {
      consume(producer, shop.billing, message, random.around(41), (billing) => {
        billing.work(3);
        billing.exception('*ledger.AlreadyBookedError', 'ledger entry is booked, writing a reversal', goCancelled);
        const reversal = 'INSERT INTO ledger (order_id, account, amount_cents, reverses) VALUES ($1, $2, $3, $4)';
        sql(billing, { text: reversal, operation: 'INSERT', table: 'ledger', database: 'billing', ms: 18 });
      });
    });
  });
}
