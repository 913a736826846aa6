import type { OtlpDocument } from './otlpDocument.ts';
import { consumerOptions } from './queue.ts';
import { createRandom } from './random.ts';
import { checkout, listGoods, login, showArticle, showCart } from './shopRequests.ts';
import { createShop } from './shopServices.ts';
import type { Visit } from './shopSteps.ts';
import type { SpanRef } from './spanWriter.ts';
import { redis, sql } from './stores.ts';
import { TraceWriter } from './traceWriter.ts';

/** 2026-11-21 14:03:20 UTC, in Unix ns. */
const ORIGIN_NS = 1_795_269_800_000_000_000n;

/**
 * Ten seconds of a shop: one slow checkout (a bank that answers 503, then not in time, then an invoice instead; 180
 * stock queries one after the other; billing over a queue) among the smaller requests that surround it.
 */
export function checkoutDocument(): OtlpDocument {
  const random = createRandom(20_261_121);
  const writer = new TraceWriter(random, ORIGIN_NS);
  const chooseShop = createShop(random);
  const visit = (items: number): Visit => ({ shop: chooseShop(), random, userId: random.int(100_000, 999_999), items });

  const slow = checkout(writer, visit(45), 2418, 'failing', 'healthy');
  listGoods(writer, visit(1), 212, 24);
  login(writer, visit(1), 761, true);
  showArticle(writer, visit(1), 1130);
  showCart(writer, visit(3), 1904);
  listGoods(writer, visit(1), 2710, 48);
  login(writer, visit(1), 3365, false);
  login(writer, visit(1), 4420, true);
  showArticle(writer, visit(1), 4981);
  checkout(writer, visit(2), 5733, 'healthy', 'healthy');
  showCart(writer, visit(6), 7094);
  listGoods(writer, visit(1), 8256, 24);
  pickOrder(writer, visit(1), slow, 9012);
  return writer.document();
}

/** The warehouse takes up the order minutes, here seconds, later: a trace of its own, tied to the checkout by a link. */
function pickOrder(writer: TraceWriter, visit: Visit, order: SpanRef, startMs: number): void {
  const { shipping } = visit.shop;
  const attributes = { 'messaging.destination.partition.id': '7', 'messaging.kafka.offset': 418_220 };
  const options = consumerOptions(shipping, { sent: order, topic: 'shop.orders', attributes });
  writer.trace(startMs, shipping, 'process shop.orders', options, (span) => {
    span.link(order, { 'link.reason': 'the checkout that placed this order' });
    span.work(3);
    redis(span, 'GET warehouse:?', 1);
    const text = 'INSERT INTO picks (order_id, shelf, quantity) VALUES ($1, $2, $3)';
    sql(span, { text, operation: 'INSERT', table: 'picks', database: 'shipping', ms: 14 });
    span.work(2);
  });
}
