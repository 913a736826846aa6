import { SPAN_KIND } from '#model/spanTable.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { KIND_NAMES } from './fields.ts';
import { hasAll } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { lengthNs, unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, isTrue, objectsOf, pairsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * A trace of Expedia’s Haystack (ExpediaDotCom/haystack-idl, `span.proto`). Client and server of a call may have one span
 * id; which is which is told by a tag, or by the times that each of them noted.
 */
export const haystack: JsonFormat = {
  name: 'Haystack trace',
  recognises: (shape) =>
    hasAll(shape, 'traceId', 'childSpans') ||
    hasAll(shape, 'traceId', 'spanId', 'serviceName', 'operationName', 'startTime', 'logs', 'tags[].key'),
  decoder: (context) => new HaystackDecoder(context),
};

const KNOWN: ReadonlySet<string> = new Set([
  'traceId',
  'spanId',
  'parentSpanId',
  'serviceName',
  'operationName',
  'startTime',
  'duration',
  'logs',
  'tags',
]);
/** Events by which a side of a call notes its times. */
const KIND_OF_EVENT: ReadonlyMap<string, number> = new Map([
  ['cs', SPAN_KIND.client],
  ['cr', SPAN_KIND.client],
  ['sr', SPAN_KIND.server],
  ['ss', SPAN_KIND.server],
]);
/** Keys of a tag's value: protobuf has one for each type, as in {key, type: "LONG", vLong}. */
const VALUES = ['value', 'vStr', 'vLong', 'vDouble', 'vBool', 'vBytes'] as const;

class HaystackDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(trace: Fields): void {
    for (const span of trace.has('childSpans') ? objectsOf(trace.get('childSpans')) : [trace]) this.write(trace, span);
  }

  private write(trace: Fields, fields: Fields): void {
    const { writer } = this;
    const span = writer.begin();
    writer.ids(firstOf(fields, 'traceId') ?? trace.get('traceId'), fields.get('spanId'), fields.get('parentSpanId'));
    writer.name(fields.get('operationName'));
    writer.start(unixTime(fields.get('startTime'), 'us'));
    writer.duration(lengthNs(fields.get('duration'), 'us'));
    writer.resource({ service: textOf(fields.get('serviceName')) });
    for (const log of objectsOf(fields.get('logs'))) {
      const attributes = tagsOf(log.get('fields'));
      const name = textOf(attributes.get('event'));
      attributes.delete('event');
      span.kind = KIND_OF_EVENT.get(name) ?? span.kind;
      writer.event(name === '' ? 'log' : name, unixTime(log.get('timestamp'), 'us'), attributes);
    }
    for (const [key, value] of tagsOf(fields.get('tags'))) {
      const kind = key === 'span.kind' ? KIND_NAMES.get(textOf(value).toLowerCase()) : undefined;
      if (kind !== undefined) span.kind = kind;
      else if (key === 'error' && isTrue(value)) writer.failed();
      else writer.attribute(key, value);
    }
    writer.flatAttributes(fields, '', KNOWN);
    writer.end();
  }
}

/** Those without a key are none. */
function tagsOf(value: SmallValue | undefined): Map<string, SmallValue> {
  const tags = pairsOf(value, VALUES);
  tags.delete('');
  return tags;
}
