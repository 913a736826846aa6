import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { Shape } from './shape.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Spans of Arize Phoenix and others that follow OpenInference (github.com/Arize-ai/openinference, `spec/`): one object
 * each, with their ids in `context` or beside the rest; lists of them under any keys; or tables column by column.
 */
export const phoenix: JsonFormat = {
  name: 'Phoenix spans',
  recognises: (shape) => isPhoenix(shape, '') || [...listPlaces(shape)].some((place) => isPhoenix(shape, place)),
  decoder: (context) => new PhoenixDecoder(context),
};

function isPhoenix(shape: Shape, place: string): boolean {
  const hasContext = hasAll(shape, `${place}context.trace_id`, `${place}context.span_id`);
  if (hasContext) return hasAny(shape, `${place}span_kind`, `${place}status_code`);
  if (!hasAll(shape, `${place}trace_id`, `${place}span_id`)) return false;
  return hasAny(
    shape,
    `${place}duration_ns`,
    `${place}openinference.span.kind`,
    `${place}attributes.openinference.span.kind`,
  );
}

/** Lists under any key. */
function listPlaces(shape: Shape): Set<string> {
  const places = new Set<string>();
  for (const path of shape) {
    const list = /^(.+\[\]\.)(?:context\.)?span_id$/.exec(path)?.[1];
    if (list !== undefined) places.add(list);
  }
  return places;
}

class PhoenixDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context, { zeroIds: true });

  protected take(value: Map<string, SmallValue>): void {
    const waiting: SmallValue[] = [value];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const item = fieldsOf(next);
      if (isSpan(item)) this.write(isTable(item) ? undefined : item, item);
      else {
        // The stack gives them back in their order. Lists may be too long to be spread.
        const inner = Array.isArray(next) ? next : [...item.values()];
        for (const held of inner.toReversed()) if (isNested(held)) waiting.push(held);
      }
    }
  }

  /** `span` undefined: a table whose columns are `table`. */
  private write(span: Fields | undefined, table: Fields): void {
    for (const row of span ? [span] : rowsOf(table)) {
      if (!isSpan(row) || !this.spans.write(flatContext(row))) this.context.log.add('recordsIgnored');
    }
  }
}

function isNested(value: SmallValue): boolean {
  return value instanceof Map || Array.isArray(value);
}

function isSpan(fields: Fields): boolean {
  return fields.has('span_id') || fields.has('context.span_id') || at(fields, 'context', 'span_id') !== undefined;
}

/** A span's id is no list; that of a table, as pandas writes one, is a list or a map by row. */
function isTable(fields: Fields): boolean {
  const id = fields.get('context.span_id') ?? fields.get('span_id');
  return Array.isArray(id) || id instanceof Map;
}

function rowsOf(table: Fields): Fields[] {
  const rows = new Map<string, Map<string, SmallValue>>();
  for (const [key, column] of table) {
    const cells = Array.isArray(column)
      ? column.map((value, at): [string, SmallValue] => [String(at), value])
      : fieldsOf(column);
    for (const [row, value] of cells) {
      let fields = rows.get(row);
      if (!fields) {
        fields = new Map();
        rows.set(row, fields);
      }
      fields.set(key, value);
    }
  }
  return [...rows.values()];
}

/** `context` opened; OpenInference’s kind, which is none of OpenTelemetry’s, under the key of its attribute. */
function flatContext(span: Fields): Fields {
  const result = new Map<string, SmallValue>();
  const own = fieldsOf(span.get('attributes'));
  const kind = span.get('span_kind') ?? null;
  // Phoenix’s own key of a span, which nothing refers to.
  for (const [key, value] of span) {
    if (key === 'context') for (const [inner, id] of fieldsOf(value)) result.set(inner, id);
    else if (key.startsWith('context.')) result.set(key.slice(8), value);
    else if (key === 'attributes') result.set(key, value);
    else if (key.startsWith('attributes.')) result.set(key.slice(11), value);
    else if (key !== 'span_kind' && !(key === 'id' && span.has('context'))) result.set(key, value);
  }
  const isTold = own.has('openinference.span.kind') || at(own, 'openinference', 'span', 'kind') !== undefined;
  if (typeof kind === 'string' && kind !== 'UNKNOWN' && !isTold) {
    result.set('attributes', new Map([...own, ['openinference.span.kind', kind]]));
  }
  return result;
}
