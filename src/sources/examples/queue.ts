import type { Attributes } from './otlpDocument.ts';
import type { Random } from './random.ts';
import type { Service, SpanBody, SpanRef, SpanWriter } from './spanWriter.ts';

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

/** Publishes a message; `whileSending` may start consumers as children of the sending span. */
export function publish(
  from: SpanWriter,
  random: Random,
  topic: string,
  whileSending?: (message: Message, producer: SpanWriter) => void,
): Message {
  const caller = from.service;
  const attributes = {
    'messaging.destination.partition.id': String(random.int(0, 11)),
    'messaging.kafka.message.key': `order-${random.int(1000, 9999)}`,
    'messaging.kafka.offset': random.int(100_000, 900_000),
  };
  const options = {
    kind: 'producer',
    scope: caller.scopes.messaging,
    attributes: {
      ...messagingAttributes('send', topic),
      'messaging.client.id': `${caller.name}-producer-1`,
      ...attributes,
    },
  } as const;
  const sent = from.call(`send ${topic}`, options, (span) => {
    span.work(3.5);
    const ref = { traceId: span.traceId, spanId: span.spanId, endNs: span.nowNs };
    whileSending?.({ sent: ref, topic, attributes }, span);
  });
  return { sent, topic, attributes };
}

/** Options of the consumer span that processes a message; the link to it is the body's to add. */
export function consumerOptions(service: Service, message: Message) {
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
  service: Service,
  message: Message,
  waitMs: number,
  body: SpanBody,
): void {
  producer.later(waitMs, `process ${message.topic}`, consumerOptions(service, message), (span) => {
    span.link(message.sent);
    body(span);
  });
}
