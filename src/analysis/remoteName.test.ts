import { describe, expect, it } from 'vitest';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { deriveRemoteName } from './remoteName.ts';

/** The other side of one call, drawn by its words. */
function other(words: string): string | undefined {
  return deriveRemoteName(drawTrace(`shop call 0–10 ${words}`), 0)?.name;
}

describe('a call goes to', () => {
  it.each([
    ['2 the peer service', 'client {peer.service: cart, server.address: 10.0.0.7}', 'cart'],
    [
      '3 the destination by its template',
      'producer {messaging.system: kafka, messaging.destination.template: "orders.{id}", messaging.destination.name: orders.7}',
      'orders.{id}',
    ],
    ['3 the destination', 'producer {messaging.system: kafka, messaging.destination.name: orders}', 'orders'],
    [
      '3 the broker, when the destination is made for one reply',
      'producer {messaging.system: rabbitmq, messaging.destination.name: amq.gen-7, messaging.destination.temporary: true, server.address: mq-1}',
      'rabbitmq@mq-1',
    ],
    [
      '4 a database on a host',
      'client {db.system: postgresql, db.name: orders, net.peer.name: db-1, net.peer.port: 5432}',
      'orders@db-1',
    ],
    ['4 a database', 'client {db.system.name: postgresql, db.namespace: orders}', 'orders'],
    ['4 a host of databases', 'client {db.system.name: redis, server.address: cache-1}', 'cache-1'],
    ['4 some database', 'client {db.system.name: redis}', 'redis'],
    [
      '5 who keeps the model',
      'client {gen_ai.operation.name: chat, gen_ai.system: openai, server.address: api.openai.com}',
      'openai',
    ],
    ['5 the model', 'client {gen_ai.operation.name: chat, gen_ai.request.model: gpt-4o}', 'gpt-4o'],
    ['6 the function', 'client {faas.invoked_name: resize, rpc.system.name: aws-api}', 'resize'],
    [
      '7 a cloud service and what it keeps',
      'client {rpc.system: aws-api, rpc.service: S3, rpc.method: PutObject, aws.s3.bucket: photos, server.address: s3.eu}',
      'S3 photos',
    ],
    ['8 the RPC service', 'client {rpc.system.name: grpc, rpc.method: shop.Cart/Get}', 'shop.Cart'],
    [
      '9 the address',
      'client {rpc.system.name: grpc, rpc.method: shop.Cart/Get, server.address: cart, server.port: 50051}',
      'cart:50051',
    ],
    [
      '9 without the default port',
      'client {http.request.method: GET, server.address: api.bank, server.port: 443, url.full: "https://api.bank/x"}',
      'api.bank',
    ],
    ['10 the host of the URL', 'client {http.method: GET, http.url: "http://u:p@goods:8080/x?y"}', 'goods:8080'],
    ['11 the peer’s address, as it is', 'client {net.sock.peer.addr: 10.4.0.9}', '10.4.0.9'],
    ['12 what SkyWalking calls peer', 'client {peer: "billing:8080"}', 'billing:8080'],
    ['nobody, when it does not say', 'client', undefined],
    ['nobody, when it is called', 'server {server.address: me}', undefined],
    ['a database also without a kind', '{db.system: mysql, db.name: shop}', 'shop'],
  ])('%s', (_, words, name) => {
    expect(other(words)).toBe(name);
  });
});

const TABLE = drawTrace(`
  shop  get cart  0–10  client id=g {peer.service: elsewhere}
    cart serve    1–9   server
  shop  send      10–12 producer id=s {messaging.system: kafka, messaging.destination.name: orders}
  shop  ask Cart  20–22 client {server.address: CART}
  bill  process   30–40 consumer trace=2 link=00000000000000000000000000000001/s
`);

describe('what the document has comes first', () => {
  it('1 the service that answers, below the call or by a link', () => {
    expect(deriveRemoteName(TABLE, rowOf(TABLE, 'get cart'))).toEqual({ name: 'cart', answer: rowOf(TABLE, 'serve') });
    expect(deriveRemoteName(TABLE, rowOf(TABLE, 'send'))).toEqual({ name: 'bill', answer: rowOf(TABLE, 'process') });
  });

  it('a name is that of a service whatever its case', () => {
    expect(deriveRemoteName(TABLE, rowOf(TABLE, 'ask Cart'))).toEqual({ name: 'cart', answer: undefined });
  });
});
