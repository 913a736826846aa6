import type { JsonFormat } from './jsonFormat.ts';
import { hasAll, hasAny } from './shape.ts';
import { SkyWalkingWriter } from './skywalkingWriter.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, objectsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** Where lists of spans stand: in answers of the GraphQL API, by their query, and in segments. */
const PLACES = ['data.trace.', 'data.queryTrace.', 'data.queryTraces.traces[].', 'trace.', 'data.', ''] as const;

/** SkyWalking: answers of its API (apache/skywalking-query-protocol, `trace.graphqls`), lists of spans, segments. */
export const skywalking: JsonFormat = {
  name: 'SkyWalking JSON',
  recognises: (shape) =>
    (hasAll(shape, 'segmentId', 'spanId', 'parentSpanId') && hasAny(shape, 'traceId', 'serviceCode', 'endpointName')) ||
    PLACES.some(
      (place) =>
        hasAll(shape, `${place}spans[].spanId`, `${place}spans[].parentSpanId`) &&
        hasAny(shape, `${place}spans[].segmentId`, `${place}spans[].spanType`, 'segmentId', 'traceSegmentId') &&
        !shape.has(`${place}spans[].kind`),
    ) ||
    // Protobuf leaves zeros out, and so the parents of most spans.
    (shape.has('traceSegmentId') && hasAny(shape, 'spans[].operationName', 'spans[].spanType', 'spans[].componentId')),
  decoder: (context) => new SkyWalkingDecoder(context),
};

class SkyWalkingDecoder extends ValueDecoder {
  private readonly writer = new SkyWalkingWriter(this.context);

  finish(): void {
    this.writer.finish();
  }

  protected take(item: Fields): void {
    if (item.has('spanId')) {
      this.writer.write(item, item);
      return;
    }
    const data = fieldsOf(item.get('data'));
    const found = [
      item,
      data,
      fieldsOf(item.get('trace')),
      fieldsOf(firstOf(data, 'trace', 'queryTrace')),
      ...objectsOf(at(data, 'queryTraces', 'traces')),
    ].filter((holder) => holder.has('spans'));
    if (found.length === 0) this.context.log.add('recordsIgnored');
    for (const segment of found) {
      this.writer.beginSegment();
      const isProtobuf = segment.has('traceSegmentId');
      for (const span of objectsOf(segment.get('spans'))) {
        this.writer.write(isProtobuf ? withZeros(span) : span, segment);
      }
    }
  }
}

/** Protobuf writes no zeros: a span without a number is the first, and one without a parent a child of the first. */
function withZeros(span: Fields): Fields {
  const first = new Map<string, SmallValue>([
    ['spanId', 0],
    ['parentSpanId', span.has('spanId') ? 0 : -1],
  ]);
  return new Map([...first, ...span]);
}
