import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { openedText } from './jsonTextValue.ts';
import { hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Events for Splunk’s HTTP collector as the OpenTelemetry collector writes spans into them: the span is the event, its
 * resource the fields (docs.splunk.com, “Format events for HTTP Event Collector”).
 */
export const splunkHec: JsonFormat = {
  name: 'Splunk HEC events',
  recognises: (shape) =>
    hasAny(shape, 'event.trace_id', 'event.traceId', 'result.event.trace_id') &&
    hasAny(shape, 'event.span_id', 'event.spanId', 'result.event.span_id'),
  decoder: (context) => new SplunkHecDecoder(context),
};

const BESIDE = ['host', 'source', 'sourcetype', 'index'] as const;

class SplunkHecDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context);

  protected take(outer: Fields): void {
    const item = outer.has('event') ? outer : fieldsOf(outer.get('result'));
    const event = fieldsOf(openedText(item.get('event')));
    if (firstOf(event, 'span_id', 'spanId') === undefined) {
      this.context.log.add('recordsIgnored');
      return;
    }
    const resource = new Map<string, SmallValue>(fieldsOf(item.get('fields')));
    for (const key of BESIDE) {
      const beside = item.get(key);
      if (beside !== undefined && beside !== null && beside !== '') resource.set(`splunk.${key}`, beside);
    }
    this.spans.write(new Map([...event, ['resource', new Map([['attributes', resource]])]]));
  }
}
