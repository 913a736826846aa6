import { KIND_NAMES } from './fields.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import type { Steps } from './steps.ts';
import { isoTime, lengthNs } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, isTrue, listOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';
import { partsReader } from './valueParts.ts';

/** Answers of Datadog's search for spans: docs.datadoghq.com/api/latest/spans. Pages of one trace join by its id. */
export const datadogApi: JsonFormat = {
  name: 'Datadog API JSON',
  recognises: (shape) => hasAny(shape, 'data[].attributes.start_timestamp', 'data.attributes.start_timestamp'),
  decoder: (context) => new DatadogApiDecoder(context),
};

const readParts = partsReader({ data: 'each' });
/** Fields of a span that become fields of ours; all others become attributes. */
const FIELDS: ReadonlySet<string> = new Set([
  'trace_id',
  'span_id',
  'parent_id',
  'start_timestamp',
  'end_timestamp',
  'service',
  'resource_name',
  'type',
  'operation_name',
  'env',
  'host',
  'tags',
  'attributes',
  'custom',
]);

class DatadogApiDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  override readItem(): Steps {
    return readParts(this.context, (_path, value) => this.take(fieldsOf(value)));
  }

  protected take(item: Fields): void {
    const source = fieldsOf(item.get('attributes'));
    if (source.has('span_id') || source.has('trace_id')) this.write(source);
    else this.context.log.add('recordsIgnored');
  }

  private write(source: Fields): void {
    const { writer } = this;
    const span = writer.begin();
    writer.ids(source.get('trace_id'), source.get('span_id'), source.get('parent_id'), true);
    const name = textOf(source.get('resource_name'));
    writer.name(name === '' ? source.get('operation_name') : name);
    if (source.has('operation_name') && name !== '') writer.attribute('operation.name', source.get('operation_name'));
    if (textOf(source.get('type')) !== '') writer.attribute('span.type', source.get('type'));

    // Nested attributes; the same facts may stand in both.
    const facts = new Map(flatEntries(fieldsOf(source.get('attributes'))));
    for (const [key, value] of flatEntries(fieldsOf(source.get('custom')))) facts.set(key, value);
    writer.start(isoTime(source.get('start_timestamp')));
    // Times are cut to ms; the length is exact, in ns.
    const length = lengthNs(facts.get('duration'), 'ns');
    if (length === undefined) writer.finish(isoTime(source.get('end_timestamp')));
    else {
      writer.duration(length);
      facts.delete('duration');
    }
    span.kind = KIND_NAMES.get(textOf(facts.get('span.kind')).toLowerCase()) ?? 0;
    if (span.kind !== 0) facts.delete('span.kind');
    const isError = textOf(source.get('status')) === 'error' || isTrue(source.get('error'));
    if (isError) {
      writer.failed(facts.get('error.message'));
      facts.delete('error.message');
    }
    for (const [key, value] of facts) writer.attribute(key, value);
    for (const [key, value] of tagsOf(source.get('tags'))) {
      if (!facts.has(key) && !FIELDS.has(key)) writer.attribute(key, value);
    }
    writer.flatAttributes(source, '', isError ? new Set([...FIELDS, 'status', 'error']) : FIELDS);
    const process = new Map<string, SmallValue>();
    for (const key of ['env', 'host']) {
      const value = textOf(source.get(key));
      if (value !== '') process.set(key, value);
    }
    writer.resource({ service: textOf(source.get('service')), attributes: process });
    writer.end();
  }
}

/** `["region:eu", "canary"]`: what is before the first colon is the key. */
function tagsOf(value: SmallValue | undefined): Map<string, SmallValue> {
  const tags = new Map<string, SmallValue>();
  for (const tag of listOf(value)) {
    const text = textOf(tag);
    const colon = text.indexOf(':');
    if (text !== '') tags.set(colon < 0 ? text : text.slice(0, colon), colon < 0 ? '' : text.slice(colon + 1));
  }
  return tags;
}
