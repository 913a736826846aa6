import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, isTrue, objectsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** Spans of highlight.io as its API gives them: alone, in lists, or in the answer to a query of one trace. */
export const highlight: JsonFormat = {
  name: 'Highlight spans',
  recognises: (shape) => PLACES.some((place) => shape.has(`${place}spanName`) && shape.has(`${place}traceID`)),
  decoder: (context) => new HighlightDecoder(context),
};

const PLACES = [
  '',
  'trace[].',
  'trace.trace[].',
  'data.trace.trace[].',
  'data.trace[].',
  'data.traces.edges[].node.',
] as const;

class HighlightDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context);

  protected take(item: Fields): void {
    for (const span of spansIn(item)) this.write(span);
  }

  private write(span: Fields): void {
    const result = new Map(span);
    result.delete('hasErrors');
    result.delete('__typename');
    if (isTrue(span.get('hasErrors'))) result.set('statusCode', 'ERROR');
    // A start without a date counts from the start of the trace; the time stands beside it.
    if (span.has('timestamp')) result.delete('startTime');
    const duration = span.get('duration');
    if (duration !== undefined) {
      result.delete('duration');
      result.set('durationNs', duration);
    }
    this.spans.write(result);
  }
}

function spansIn(item: Fields): readonly Fields[] {
  const edges = at(item, 'data', 'traces', 'edges');
  if (edges !== undefined) return objectsOf(edges).map((edge) => fieldsOf(edge.get('node')));
  let value: SmallValue | undefined;
  let inner: Fields = item;
  for (const key of ['data', 'trace', 'trace']) {
    if (!inner.has(key) || inner.has('spanName')) continue;
    value = inner.get(key);
    inner = fieldsOf(value);
  }
  return Array.isArray(value) ? objectsOf(value) : [inner];
}
