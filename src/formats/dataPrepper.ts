import { DOCUMENT_PLACES, readDocuments } from './documents.ts';
import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { SmallValue } from './smallValue.ts';
import type { Steps } from './steps.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Spans as Data Prepper puts them into OpenSearch (index `otel-v1-apm-span-*`; opensearch-project/data-prepper, plugin
 * `otel-trace-raw-processor`): documents alone, in bulk files, in answers. Old ones have a key for each attribute.
 */
export const dataPrepper: JsonFormat = {
  name: 'OpenSearch trace documents',
  recognises: (shape) =>
    DOCUMENT_PLACES.some((place) => shape.has(`${place}durationInNanos`) && shape.has(`${place}spanId`)),
  decoder: (context) => new DataPrepperDecoder(context),
};

/** Facts about the trace that are repeated in each of its spans. */
const REPEATED = /^traceGroup(?:Fields)?(?:\.|$)/;

class DataPrepperDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context);

  override readItem(): Steps {
    return readDocuments(this.context, (document) => this.take(document));
  }

  protected take(document: Fields): void {
    if (document.has('spanId') || document.has('traceId')) this.spans.write(regrouped(document));
  }
}

/** The old form as the new one: `span.attributes.http@url` is the attribute http.url. */
function regrouped(document: Fields): Fields {
  const result = new Map<string, SmallValue>();
  const attributes = new Map(fieldsOf(document.get('attributes')));
  const resource = fieldsOf(document.get('resource'));
  const ofResource = new Map(fieldsOf(resource.get('attributes')));
  for (const [key, value] of document) {
    if (key.startsWith('span.attributes.')) attributes.set(dotted(key.slice(16)), value);
    else if (key.startsWith('resource.attributes.')) ofResource.set(dotted(key.slice(20)), value);
    else if (key === 'events') result.set(key, Array.isArray(value) ? value.map(dottedEvent) : value);
    else if (!REPEATED.test(key) && key !== 'schemaUrl') result.set(key, value);
  }
  if (attributes.size > 0) result.set('attributes', attributes);
  if (ofResource.size > 0) result.set('resource', new Map([['attributes', ofResource]]));
  return result;
}

function dottedEvent(event: SmallValue): SmallValue {
  const fields = fieldsOf(event);
  const attributes = [...fieldsOf(fields.get('attributes'))].map(([key, value]): [string, SmallValue] => [
    dotted(key),
    value,
  ]);
  return new Map([...fields, ['attributes', new Map(attributes)]]);
}

/** OpenSearch would make objects of dotted keys. */
function dotted(key: string): string {
  return key.replaceAll('@', '.');
}
