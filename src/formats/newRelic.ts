import type { JsonFormat } from './jsonFormat.ts';
import { KIND_NAMES, STATUS_NAMES } from './fields.ts';
import { hasAll } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import { anyTime, lengthNs } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, isTrue, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * What is sent to New Relic's Trace API (docs.newrelic.com, “Report traces via the Trace API: New Relic format”), and
 * rows of a query of spans, which have the same keys in one object.
 */
export const newRelic: JsonFormat = {
  name: 'New Relic spans',
  recognises: (shape) =>
    hasAll(shape, 'spans[].trace.id', 'spans[].id') ||
    hasAll(shape, 'common', 'spans[].id', 'spans[].attributes') ||
    ['', ...ANSWERS].some(
      (place) =>
        hasAll(shape, `${place}trace.id`, `${place}duration.ms`) ||
        hasAll(shape, `${place}trace.id`, `${place}attributes.duration.ms`),
    ),
  decoder: (context) => new NewRelicDecoder(context),
};

/** Rows in answers: of the query API, of NerdGraph. */
const ANSWERS = ['results[].events[].', 'data.actor.account.nrql.results[].'] as const;

const KNOWN: ReadonlySet<string> = new Set([
  'id',
  'guid',
  'trace.id',
  'traceId',
  'parent.id',
  'parentId',
  'name',
  'timestamp',
  'duration.ms',
  'durationMs',
  'service.name',
  'span.kind',
  'otel.status_code',
  'otel.status_description',
]);

class NewRelicDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(item: Fields): void {
    const common = flatAll(fieldsOf(item.get('common')));
    for (const span of spansIn(item)) this.write(common, flatAll(span));
  }

  private write(common: Fields, own: Fields): void {
    const { writer } = this;
    const fields = new Map([...common, ...own]);
    writer.begin();
    writer.ids(
      firstOf(fields, 'trace.id', 'traceId'),
      firstOf(fields, 'id', 'guid'),
      firstOf(fields, 'parent.id', 'parentId'),
    );
    writer.name(fields.get('name'));
    writer.start(anyTime(fields.get('timestamp'), 'ms'));
    writer.duration(lengthNs(firstOf(fields, 'duration.ms', 'durationMs'), 'ms'));
    const kind = KIND_NAMES.get(textOf(fields.get('span.kind')).toLowerCase());
    if (kind !== undefined) writer.span.kind = kind;
    const status = STATUS_NAMES.get(textOf(fields.get('otel.status_code')).toLowerCase());
    if (status !== undefined) writer.span.status = status;
    if (isTrue(fields.get('error'))) writer.failed(fields.get('error.message'));
    writer.statusMessage(fields.get('otel.status_description'));
    // What all spans of a batch have in common tells where they come from.
    const service = textOf(firstOf(fields, 'service.name', 'appName', 'entity.name'));
    writer.resource({ service, attributes: without(common, KNOWN) });
    for (const [key, value] of without(own, KNOWN))
      if (!(key === 'error' && isTrue(value))) writer.attribute(key, value);
    writer.end();
  }
}

function spansIn(item: Fields): readonly Fields[] {
  if (item.has('spans')) return objectsOf(item.get('spans'));
  const rows = at(item, 'data', 'actor', 'account', 'nrql', 'results');
  if (rows !== undefined) return objectsOf(rows);
  return item.has('results') ? objectsOf(item.get('results')).flatMap((row) => objectsOf(row.get('events'))) : [item];
}

/** The fields with their attributes among them and objects opened: a field wins over an attribute. */
function flatAll(fields: Fields): Fields {
  const attributes = fieldsOf(fields.get('attributes'));
  const own = [...fields].filter(([key]) => key !== 'attributes');
  return new Map([...flatEntries(attributes), ...flatEntries(new Map<string, SmallValue>(own))]);
}

function without(fields: Fields, keys: ReadonlySet<string>): Fields {
  return new Map([...fields].filter(([key]) => !keys.has(key)));
}
