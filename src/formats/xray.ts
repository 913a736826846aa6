import type { JsonFormat } from './jsonFormat.ts';
import { JsonError } from './jsonBytes.ts';
import { JsonReader } from './jsonReader.ts';
import { readNested, readNestedValue } from './nestedValue.ts';
import type { Shape } from './shape.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { Steps } from './steps.ts';
import { placeOf } from './steps.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, isTrue, listOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';
import { XRayWriter } from './xrayWriter.ts';

/**
 * AWS X-Ray: answers of BatchGetTraces, with each segment as JSON in a text, or segment documents themselves
 * (docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html).
 */
export const xray: JsonFormat = {
  name: 'AWS X-Ray JSON',
  recognises: (shape) =>
    hasAny(shape, 'Traces[].Segments', 'Segments[].Document', 'TraceSegmentDocuments') ||
    hasAll(shape, 'Id', 'Document') ||
    isDocument(shape),
  decoder: (context) => new XRayDecoder(context),
};

/** Keys that flat spans with an `id` have, and segments have not. */
const FOREIGN = [
  'span_id',
  'spans',
  'traceId',
  'parent_span_id',
  'resource',
  'attributes',
  'kind',
  'duration',
  'events',
];

function isDocument(shape: Shape): boolean {
  return (
    hasAll(shape, 'trace_id', 'name') &&
    hasAny(shape, 'id', 'subsegments') &&
    hasAny(shape, 'start_time', 'end_time', 'in_progress', 'aws', 'subsegments', 'annotations') &&
    !FOREIGN.some((key) => shape.has(key))
  );
}

class XRayDecoder extends ValueDecoder {
  private readonly writer = new XRayWriter(this.context);

  override readItem(): Steps {
    return readNested(this.context, 'subsegments', (value) => this.take(fieldsOf(value)));
  }

  protected take(item: Fields): void {
    // What PutTraceSegments is sent.
    const sent = listOf(item.get('TraceSegmentDocuments'));
    for (const document of sent) this.takeText(document);
    if (sent.length > 0) return;
    const traces = objectsOf(item.get('Traces'));
    for (const trace of item.has('Segments') ? [item, ...traces] : traces) {
      if (isTrue(trace.get('LimitExceeded'))) {
        this.context.log.add('partialTrace', { detail: `${textOf(trace.get('Id'))}: over the limit of X-Ray` });
      }
      for (const segment of objectsOf(trace.get('Segments'))) this.takeText(segment.get('Document'));
    }
    if (item.has('Document')) this.takeText(item.get('Document'));
    else if (item.has('trace_id') || (item.has('id') && item.has('name'))) this.writer.write(item);
    // The line before each document that is sent to the daemon: {"format": "json", "version": 1}.
    else if (traces.length === 0 && !item.has('Segments') && !item.has('format') && item.size > 0)
      this.context.log.add('recordsIgnored', { detail: [...item.keys()].slice(0, 5).join(', ') });
  }

  private takeText(document: SmallValue | undefined): void {
    if (typeof document !== 'string') {
      this.writer.write(fieldsOf(document));
      return;
    }
    const reader = new JsonReader();
    reader.feed(new TextEncoder().encode(document));
    reader.finish();
    try {
      this.writer.write(fieldsOf(readNestedValue(reader, 'subsegments')));
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      const detail = `a segment document: ${error.message}`;
      this.context.log.add('badValue', { detail, where: placeOf(this.context) });
    }
  }
}
