import type { DatadogIds } from './datadogIds.ts';
import { openedText, valueInText } from './jsonTextValue.ts';
import type { SmallValue } from './smallValue.ts';
import type { SpanWriter } from './spanWriter.ts';
import { unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, listOf, numberOf, objectsOf, textOf } from './valueAccess.ts';

const NO_FACTS = { traceState: -1, flags: 0, droppedAttributes: 0 };
/** Keys of an attribute's value in `span_events`, by its `type`. */
const VALUE_KEYS = ['string_value', 'bool_value', 'int_value', 'double_value', 'array_value'] as const;

/** Links of a span: `span_links`, or the same as JSON in a tag, there with ids in hex. */
export function writeDatadogLinks(writer: SpanWriter, source: Fields, ids: DatadogIds): void {
  const { context } = writer;
  const { strings } = context.builder;
  const inTag = fieldsOf(source.get('meta')).get('_dd.span_links');
  for (const link of [...objectsOf(source.get('span_links')), ...objectsOf(valueInText(inTag))]) {
    const [trace, span] = [link.get('trace_id'), link.get('span_id')];
    const upper = halfOf(link.get('trace_id_high'));
    const isHex = typeof trace === 'string' && trace.length > 20;
    const state = textOf(link.get('tracestate'));
    writer.linkTo(
      isHex ? context.ids.ofValue(trace, 'trace') : ids.trace(trace, upper, true),
      typeof span === 'string' && span.length === 16 ? context.ids.ofValue(span, 'span') : ids.span(span),
      fieldsOf(link.get('attributes')),
      {
        ...NO_FACTS,
        traceState: state === '' ? -1 : strings.internText(state),
        flags: numberOf(link.get('flags')) ?? 0,
      },
    );
  }
}

/**
 * Events of a span: `span_events` with typed values, or plain ones as JSON in a tag; and the exception that its error tags
 * tell. Tags that are used up are added to `taken`.
 */
export function writeDatadogEvents(writer: SpanWriter, source: Fields, taken: Set<string>): void {
  const meta = fieldsOf(source.get('meta'));
  for (const event of objectsOf(source.get('span_events'))) {
    const attributes = new Map<string, SmallValue>();
    for (const [key, value] of fieldsOf(event.get('attributes'))) attributes.set(key, plainValue(value));
    writer.event(event.get('name'), unixTime(event.get('time_unix_nano'), 'ns'), attributes);
  }
  const inTag = valueInText(meta.get('events'));
  if (inTag === undefined) taken.delete('events');
  for (const event of objectsOf(inTag)) {
    const time = unixTime(event.get('time_unix_nano'), 'ns');
    writer.event(event.get('name'), time, fieldsOf(openedText(event.get('attributes'))));
  }
  const stack = textOf(meta.get('error.stack'));
  if (stack === '') return;
  taken.add('error.stack');
  const exception = new Map<string, SmallValue>();
  const type = textOf(meta.get('error.type'));
  const message = textOf(meta.get('error.message')) || textOf(meta.get('error.msg'));
  if (type !== '') exception.set('exception.type', type);
  if (message !== '') exception.set('exception.message', message);
  writer.event('exception', undefined, exception.set('exception.stacktrace', stack));
}

/** `{"type": 2, "int_value": 7}` is 7. A type is left out when it is 0, and so may be values. */
function plainValue(value: SmallValue): SmallValue {
  const fields = fieldsOf(value);
  if (fields.size === 0) return value;
  const key = VALUE_KEYS[numberOf(fields.get('type')) ?? 0] ?? VALUE_KEYS[0];
  const inner = fields.get(key) ?? null;
  return key === 'array_value' ? listOf(fieldsOf(inner).get('values')).map(plainValue) : inner;
}

/** 64 bits in decimal as 16 hex digits; '' for none. */
function halfOf(value: SmallValue | undefined): string {
  const text = textOf(value);
  return /^\d{1,20}$/.test(text) ? BigInt(text).toString(16).padStart(16, '0') : '';
}
