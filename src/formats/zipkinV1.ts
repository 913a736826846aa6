import { FieldReader } from './fields.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { LiftedTags } from './liftedTags.ts';
import { hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { lengthNs, unixTime } from './times.ts';
import { typedValue } from './typedValue.ts';
import type { Fields } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';
import type { V1Record } from './zipkinV1Records.ts';
import { v1Records } from './zipkinV1Records.ts';
import type { V1Endpoint, V1Span } from './zipkinV1Span.ts';
import { V1_KEYS, v1Span } from './zipkinV1Span.ts';

/** Zipkin's first format: zipkin.io/zipkin-api, `zipkin-api.yaml`, and `zipkinCore.thrift` as JSON. */
export const zipkinV1: JsonFormat = {
  name: 'Zipkin v1 JSON',
  recognises: (shape) =>
    hasAny(shape, 'traceId', 'trace_id') &&
    shape.has('id') &&
    hasAny(shape, 'binaryAnnotations', 'binary_annotations', 'annotations[].endpoint', 'annotations[].host'),
  decoder: (context) => new ZipkinV1Decoder(context),
};

class ZipkinV1Decoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);
  private readonly lifted = new LiftedTags(this.context, new FieldReader(this.context), 'zipkin');

  protected take(fields: Fields): void {
    const span = v1Span(fields);
    if (span.traceId === undefined && span.spanId === undefined) {
      if (fields.size > 0) this.context.log.add('recordsIgnored');
      return;
    }
    const { records, main } = v1Records(span);
    for (const record of records) this.writeRecord(span, record, record === main ? fields : undefined);
  }

  /** One span of the file counts once, however many services told of it: where its `fields` are given. */
  private writeRecord(source: V1Span, record: V1Record, fields: Fields | undefined): void {
    const { writer, lifted } = this;
    const { strings, attributes } = this.context.builder;
    const span = writer.begin();
    lifted.begin();
    writer.ids(source.traceId, source.spanId, source.parentId);
    if (span.parentId === span.spanId) span.parentId = -1;
    writer.name(source.name);
    span.kind = record.kind;
    span.shared = record.shared;
    span.uncounted = fields === undefined;
    if (record.micros !== 0) writer.start(unixTime(record.micros, 'us'));
    writer.duration(lengthNs(record.length, 'us'));
    for (const { value, micros } of record.events) {
      writer.event(value, micros === 0 ? undefined : unixTime(micros, 'us'));
    }
    for (const tag of record.tags) {
      const key = strings.internText(tag.key);
      const { type, value } = typedValue(strings, tag.value);
      if (!lifted.take(key, type, value)) attributes.push(key, type, value);
    }
    if (record.remote) this.writeRemote(record.remote);
    if (source.debug) writer.attribute('zipkin.debug', true);
    if (fields) writer.flatAttributes(fields, '', V1_KEYS);
    writer.resource(resourceOf(record.endpoint));
    lifted.apply(span);
    writer.end();
  }

  private writeRemote({ service, ipv4, ipv6, port }: V1Endpoint): void {
    const { writer } = this;
    if (service !== '') writer.attribute('service.peer.name', service);
    const address = ipv4 === '' ? ipv6 : ipv4;
    if (address !== '') writer.attribute('network.peer.address', address);
    if (port > 0) writer.attribute('network.peer.port', port);
  }
}

function resourceOf(endpoint: V1Endpoint | undefined): { service: string; attributes: Fields } {
  const attributes = new Map<string, SmallValue>();
  if (!endpoint) return { service: '', attributes };
  const { service, ipv4, ipv6, port } = endpoint;
  if (ipv4 !== '' && ipv6 !== '') attributes.set('host.ip', [ipv4, ipv6]);
  else if (ipv4 !== '' || ipv6 !== '') attributes.set('host.ip', ipv4 === '' ? ipv6 : ipv4);
  if (port > 0) attributes.set('network.local.port', port);
  return { service, attributes };
}
