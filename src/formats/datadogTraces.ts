import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import { DatadogIds } from './datadogIds.ts';
import { writeDatadogEvents, writeDatadogLinks } from './datadogLinks.ts';
import { KIND_NAMES } from './fields.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { Shape } from './shape.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { lengthNs, unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf, isTrue, listOf, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * What Datadog's tracers send to their agent, version 0.4, as JSON: a list of chunks, each a list of spans. Where a log
 * takes the place of the agent, the list stands under `traces`.
 */
export const datadogTraces: JsonFormat = {
  name: 'Datadog v0.4 JSON',
  recognises: (shape) =>
    isChunk(shape, 'traces[][].') ||
    (isChunk(shape, '') &&
      !hasAny(shape, 'start_time', 'attributes') &&
      // Theirs is a text: "GET /cart".
      ![...shape].some((path) => path.startsWith('resource.') || path.startsWith('resource['))),
  decoder: (context) => new DatadogDecoder(context),
};

function isChunk(shape: Shape, place: string): boolean {
  return (
    hasAll(shape, `${place}trace_id`, `${place}span_id`, `${place}resource`) &&
    hasAny(shape, `${place}meta`, `${place}metrics`, `${place}service`) &&
    hasAny(shape, `${place}parent_id`, `${place}start`, `${place}meta`)
  );
}

/** Fields of a span that become fields of ours. Everything else becomes an attribute. */
const FIELDS: ReadonlySet<string> = new Set([
  'trace_id',
  'span_id',
  'parent_id',
  'name',
  'resource',
  'service',
  'type',
  'start',
  'duration',
  'error',
  'meta',
  'metrics',
  'meta_struct',
  'span_links',
  'span_events',
]);
/** Tags that tell of the process, not of the span. */
const OF_RESOURCE = ['env', 'version', 'runtime-id', 'language'] as const;
const CLIENT_TYPES: ReadonlySet<string> = new Set(['sql', 'http', 'cache', 'redis']);

class DatadogDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);
  private readonly ids = new DatadogIds(this.context);
  /** Spans of the chunk that is being read: the upper half of its trace id may stand on any of them. */
  private chunk: Fields[] = [];
  private open = 0;

  protected take(item: Fields): void {
    const logged = listOf(item.get('traces'));
    for (const chunk of logged) {
      this.chunk.push(...objectsOf(chunk));
      this.finish();
    }
    if (logged.length === 0) this.chunk.push(item);
    if (this.open === 0) this.finish();
  }

  array(event: 'begin' | 'end'): void {
    this.open += event === 'begin' ? 1 : -1;
    this.finish();
  }

  finish(): void {
    const { chunk } = this;
    this.chunk = [];
    const upper = new Map<string, string>();
    const services = new Map<string, string>();
    for (const span of chunk) {
      const half = textOf(fieldsOf(span.get('meta')).get('_dd.p.tid'));
      const trace = textOf(span.get('trace_id'));
      if (half !== '' && !upper.has(trace)) upper.set(trace, half);
      services.set(textOf(span.get('span_id')), textOf(span.get('service')));
    }
    for (const span of chunk) {
      const caller = services.get(textOf(span.get('parent_id')));
      this.write(span, upper.get(textOf(span.get('trace_id'))), caller);
    }
  }

  /** `caller`: service of the parent, if that is in the chunk. */
  private write(source: Fields, upperHalf: string | undefined, caller: string | undefined): void {
    const { writer, ids } = this;
    if (!source.has('span_id') && !source.has('trace_id')) {
      this.context.log.add('recordsIgnored');
      return;
    }
    const meta = fieldsOf(source.get('meta'));
    const span = writer.begin();
    span.traceId = ids.trace(source.get('trace_id'), upperHalf);
    span.spanId = ids.span(source.get('span_id'));
    span.parentId = ids.span(source.get('parent_id'));
    const name = textOf(source.get('resource'));
    writer.name(name === '' ? source.get('name') : name);
    if (name !== '') writer.attribute('operation.name', source.get('name'));
    if (textOf(source.get('type')) !== '') writer.attribute('span.type', source.get('type'));
    const start = unixTime(source.get('start'), 'ns');
    writer.start(start);
    writer.duration(lengthNs(source.get('duration'), 'ns'));

    const taken = new Set<string>(['_dd.p.tid', '_dd.span_links', 'events', ...OF_RESOURCE]);
    const kind = KIND_NAMES.get(textOf(meta.get('span.kind')).toLowerCase());
    if (kind !== undefined) taken.add('span.kind');
    span.kind = kind ?? kindByType(source, caller);
    if (isTrue(source.get('error')) || numberOf(source.get('error')) === 1) {
      const key = meta.has('error.message') ? 'error.message' : 'error.msg';
      writer.failed(meta.get(key));
      taken.add(key);
    }
    writeDatadogEvents(writer, source, taken);
    writeDatadogLinks(writer, source, ids);

    writer.attributes(meta, '', taken);
    for (const [key, value] of fieldsOf(source.get('metrics'))) this.metric(key, value);
    writer.flatAttributes(fieldsOf(source.get('meta_struct')));
    writer.flatAttributes(source, '', FIELDS);
    const process = new Map<string, SmallValue>();
    for (const key of OF_RESOURCE) {
      const value = firstOf(meta, key);
      if (value !== undefined) process.set(key, value);
    }
    writer.resource({ service: textOf(source.get('service')), attributes: process });
    writer.end();
  }

  /** Metrics are doubles, however they are written. */
  private metric(key: string, value: SmallValue): void {
    const number = numberOf(value);
    if (number === undefined) this.writer.attribute(key, value);
    else this.writer.typedAttribute(key, ATTRIBUTE_TYPE.double, number);
    // At most 0 = not to be kept.
    if (key === '_sampling_priority_v1' && number !== undefined && number > 0) this.writer.span.traceFlags = 1;
  }
}

function kindByType(source: Fields, caller: string | undefined): number {
  const type = textOf(source.get('type'));
  if (type === 'web') return SPAN_KIND.server;
  const isCall = CLIENT_TYPES.has(type) && caller !== undefined && caller !== textOf(source.get('service'));
  return isCall ? SPAN_KIND.client : SPAN_KIND.unspecified;
}
