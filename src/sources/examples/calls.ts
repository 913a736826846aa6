import type { Attributes } from './otlpDocument.ts';
import type { Random } from './random.ts';
import type { ShopService } from './shopServices.ts';
import type { SpanBody, SpanRef, SpanWriter } from './traceWriter.ts';

/** An HTTP request between two services of the shop. */
export interface HttpRequest {
  readonly method: string;
  /** Route template, `/users/{id}`. */
  readonly route: string;
  /** Path with its values, and query if any: `/users/4711?full=1`. */
  readonly path: string;
  /** Default 200; from 500 on both sides are errors, from 400 on only the client. */
  readonly status?: number;
}

/** Attributes of the serving side of a request. */
export function serverAttributes(to: ShopService, request: HttpRequest, client: string, userAgent: string): Attributes {
  const [path = '', query] = request.path.split('?');
  return {
    'http.request.method': request.method,
    'http.route': request.route,
    'http.response.status_code': request.status ?? 200,
    'url.scheme': 'http',
    'url.path': path,
    ...(query === undefined ? {} : { 'url.query': query }),
    'server.address': to.address,
    'server.port': to.port,
    'client.address': client,
    'network.protocol.version': '1.1',
    'user_agent.original': userAgent,
  };
}

/** Calls another service: a client span here, its server span there, a network between them. */
export function http(from: SpanWriter, to: ShopService, request: HttpRequest, body: SpanBody): SpanRef {
  const caller = from.service as ShopService;
  const status = request.status ?? 200;
  const attributes = {
    'http.request.method': request.method,
    'http.response.status_code': status,
    'url.full': `http://${to.address}:${to.port}${request.path}`,
    'url.template': request.route,
    'server.address': to.address,
    'server.port': to.port,
    'network.protocol.version': '1.1',
  };
  const name = `${request.method} ${request.route}`;
  return from.call(name, { kind: 'client', scope: caller.scopes.client, attributes }, (client) => {
    client.work(0.4);
    const serverOptions = {
      kind: 'server',
      service: to,
      scope: to.scopes.server,
      attributes: serverAttributes(to, request, '10.4.17.31', caller.userAgent),
    } as const;
    client.call(name, serverOptions, (server) => {
      body(server);
      if (status >= 500) server.fail('', String(status));
    });
    client.work(0.3);
    if (status >= 400) client.fail('', String(status));
  });
}

/** Calls a gRPC method; `method` is `package.Service/Method`. */
export function grpc(from: SpanWriter, to: ShopService, method: string, body: SpanBody): SpanRef {
  const attributes = {
    'rpc.system.name': 'grpc',
    'rpc.method': method,
    'rpc.status_code': 'OK',
    'server.address': to.address,
    'server.port': to.port,
  };
  const scope = (from.service as ShopService).scopes.client;
  return from.call(method, { kind: 'client', scope, attributes }, (client) => {
    client.work(0.4);
    client.call(method, { kind: 'server', service: to, scope: to.scopes.server, attributes }, body);
    client.work(0.2);
  });
}

/** A request to a service outside the shop, which sends no spans. */
export function external(from: SpanWriter, host: string, request: HttpRequest, body: SpanBody): SpanRef {
  const status = request.status ?? 200;
  const attributes = {
    'http.request.method': request.method,
    'http.response.status_code': status,
    'url.full': `https://${host}${request.path}`,
    'url.template': request.route,
    'server.address': host,
    'server.port': 443,
    'network.protocol.version': '2',
  };
  const scope = (from.service as ShopService).scopes.client;
  return from.call(`${request.method} ${request.route}`, { kind: 'client', scope, attributes }, (client) => {
    body(client);
    if (status >= 400) client.fail('', String(status));
  });
}

/** A statement sent to a PostgreSQL database. */
export interface Statement {
  readonly text: string;
  readonly operation: string;
  readonly table: string;
  /** Database name; its server is `<database>-db.shop.svc`. */
  readonly database: string;
  /** Average time, ms. */
  readonly ms: number;
  readonly rows?: number;
}

export function sql(from: SpanWriter, statement: Statement): SpanRef {
  const summary = `${statement.operation} ${statement.table}`;
  const attributes = {
    'db.system.name': 'postgresql',
    'db.namespace': statement.database,
    'db.operation.name': statement.operation,
    'db.collection.name': statement.table,
    'db.query.summary': summary,
    'db.query.text': statement.text,
    ...(statement.rows === undefined ? {} : { 'db.response.returned_rows': statement.rows }),
    'server.address': `${statement.database}-db.shop.svc`,
    'server.port': 5432,
  };
  const scope = (from.service as ShopService).scopes.store;
  return from.call(summary, { kind: 'client', scope, attributes }, (span) => span.work(statement.ms));
}

/** A Redis command; `text` as sent, its arguments replaced by `?`. */
export function redis(from: SpanWriter, text: string, ms: number): SpanRef {
  const [operation = text] = text.split(' ');
  const attributes = {
    'db.system.name': 'redis',
    'db.namespace': '0',
    'db.operation.name': operation,
    'db.query.text': text,
    'server.address': 'session-cache.shop.svc',
    'server.port': 6379,
  };
  const scope = (from.service as ShopService).scopes.store;
  return from.call(operation, { kind: 'client', scope, attributes }, (span) => span.work(ms));
}

/** A Kafka message on its way: what its consumer needs to name it. */
export interface Message {
  readonly sent: SpanRef;
  readonly topic: string;
  readonly attributes: Attributes;
}

function messagingAttributes(operation: string, topic: string): Attributes {
  return {
    'messaging.system': 'kafka',
    'messaging.operation.type': operation,
    'messaging.operation.name': operation,
    'messaging.destination.name': topic,
    'server.address': 'kafka.shop.svc',
    'server.port': 9092,
  };
}

/** Publishes a message; `whileSending` may start its consumers as children (the queue's own time is theirs to wait). */
export function publish(
  from: SpanWriter,
  random: Random,
  topic: string,
  whileSending?: (message: Message, span: SpanWriter) => void,
): Message {
  const attributes = {
    'messaging.destination.partition.id': String(random.int(0, 11)),
    'messaging.kafka.message.key': `order-${random.int(1000, 9999)}`,
    'messaging.kafka.offset': random.int(100_000, 900_000),
  };
  const caller = from.service as ShopService;
  const options = {
    kind: 'producer',
    scope: caller.scopes.messaging,
    attributes: {
      ...messagingAttributes('send', topic),
      'messaging.client.id': `${caller.name}-producer-1`,
      ...attributes,
    },
  } as const;
  let message: Message | undefined;
  const sent = from.call(`send ${topic}`, options, (span) => {
    span.work(3.5);
    message = { sent: { traceId: span.traceId, spanId: span.spanId, endNs: span.nowNs }, topic, attributes };
    whileSending?.(message, span);
  });
  return message ?? { sent, topic, attributes };
}

/** Options of the consumer span that processes a message; the link to it is the body's to add. */
export function consumerOptions(service: ShopService, message: Message) {
  return {
    kind: 'consumer',
    service,
    scope: service.scopes.messaging,
    attributes: {
      ...messagingAttributes('process', message.topic),
      'messaging.consumer.group.name': service.name,
      ...message.attributes,
    },
  } as const;
}

/** Processes a message `waitMs` after it was sent, as a child of the sending span and linked to it. */
export function consume(
  producer: SpanWriter,
  service: ShopService,
  message: Message,
  waitMs: number,
  body: SpanBody,
): void {
  producer.later(waitMs, `process ${message.topic}`, consumerOptions(service, message), (span) => {
    span.link(message.sent);
    body(span);
  });
}
