import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { Shape } from './shape.ts';
import { hasAny } from './shape.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** A line when a span starts and one when it ends, each with all that is known then: `{event, span: {…}}`. */
export const spanLifecycle: JsonFormat = {
  name: 'span start and end events',
  recognises: (shape: Shape) =>
    shape.has('event') &&
    hasAny(shape, 'span.span_id', 'span.spanId') &&
    hasAny(shape, 'span.trace_id', 'span.traceId'),
  decoder: (context) => new SpanLifecycleDecoder(context),
};

class SpanLifecycleDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context);
  /** spans that started and have not ended yet, by their ids */
  private readonly open = new Map<string, Fields>();
  private readonly ended = new Set<string>();

  protected take(line: Fields): void {
    const span = line.get('span');
    if (!(span instanceof Map)) {
      this.context.log.add('recordsIgnored');
      return;
    }
    const key = `${textOf(firstOf(span, 'trace_id', 'traceId'))} ${textOf(firstOf(span, 'span_id', 'spanId'))}`;
    if (isEnd(line, span)) {
      // What the end does not say again is known from the start.
      this.spans.write(merged(this.open.get(key), span));
      this.open.delete(key);
      this.ended.add(key);
    } else if (!this.ended.has(key)) this.open.set(key, merged(this.open.get(key), span));
  }

  finish(): void {
    for (const span of this.open.values()) this.spans.write(span);
    this.open.clear();
  }
}

function isEnd(line: Fields, span: Fields): boolean {
  const event = textOf(line.get('event')).toLowerCase();
  if (/end|finish|stop|complete|close/.test(event)) return true;
  return !event.includes('start') && firstOf(span, 'end_time', 'endTime') !== undefined;
}

function merged(start: Fields | undefined, end: Fields): Fields {
  return new Map([...(start ?? []), ...[...end].filter(([, value]) => value !== null)]);
}
