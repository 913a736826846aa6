import { STATUS_NAMES, KIND_NAMES } from './fields.ts';
import { FlatFields } from './flatKeys.ts';
import { writeFlatTimes } from './flatTimes.ts';
import { genAiOperation } from './genAi.ts';
import { openedText } from './jsonTextValue.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import { wholeNumber } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import type { TimeUnit } from './times.ts';
import { anyTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf, listOf, numberOf, objectsOf, textOf } from './valueAccess.ts';

/** What a format knows better than a look at one span tells. */
export interface FlatHints {
  /** unit of numbers too small for dates, whose key names none */
  readonly relative?: TimeUnit;
  /** a span in the file whatever it holds */
  readonly always?: boolean;
  /** ids of zeros only are ids */
  readonly zeroIds?: boolean;
}

/**
 * Pours spans that are one object each with keys as OpenTelemetry names them, in any spelling: for the many formats that
 * are close to one another. Fields it does not know become attributes.
 */
export class FlatSpanWriter {
  readonly writer: SpanWriter;
  private readonly hints: FlatHints;

  constructor(context: PourContext, hints: FlatHints = {}) {
    this.writer = new SpanWriter(context);
    this.hints = hints;
  }

  /** False when the object is no span: it has neither an id nor a name. */
  write(source: Fields): boolean {
    const { writer } = this;
    const fields = new FlatFields(source);
    const span = writer.begin();
    const [ownId, parentId] = [plainId(fields.take('spanId')), plainId(fields.take('parentId'))];
    writer.ids(plainId(fields.take('traceId')), ownId, parentId);
    if (this.hints.zeroIds) {
      span.spanId = this.zeroId(ownId) ?? span.spanId;
      span.parentId = this.zeroId(parentId) ?? span.parentId;
    }
    writer.name(fields.take('name'));
    writer.traceState(fields.take('traceState'));
    span.traceFlags = flagsOf(fields.take('flags'));
    span.droppedAttributes = numberOf(fields.take('droppedAttributes')) ?? 0;
    span.droppedEvents = numberOf(fields.take('droppedEvents')) ?? 0;
    span.droppedLinks = numberOf(fields.take('droppedLinks')) ?? 0;
    writeFlatTimes(writer, fields, this.hints.relative);
    this.writeStatus(fields);
    this.writeScope(fields);
    for (const event of objectsOf(openedText(fields.take('events')))) this.writeEvent(event);
    for (const link of objectsOf(openedText(fields.take('links')))) this.writeLink(link);
    const attributes = attributesOf(fields.take('attributes'));
    this.writeKind(fields, attributes);
    this.writeResource(fields, attributes);
    writer.attributes(attributes);
    writer.flatAttributes(fields.rest());
    if (!this.hints.always) return writer.end();
    if (span.spanId < 0) writer.context.log.add('missingSpanId');
    writer.context.builder.endSpan();
    return true;
  }

  private zeroId(id: SmallValue | undefined): number | undefined {
    if (typeof id !== 'string' || !/^0{16}$/.test(id)) return undefined;
    return this.writer.context.builder.strings.internText(id);
  }

  private writeStatus(fields: FlatFields): void {
    const status = openedText(fields.take('status'));
    const inner = fieldsOf(status);
    const code = status instanceof Map ? firstOf(inner, 'code', 'status_code', 'statusCode', 'Code', 'value') : status;
    let known = statusCode(code);
    if (status !== undefined && known === undefined && !(status instanceof Map)) fields.giveBack('status');
    const beside = fields.take('statusCode');
    const besideCode = statusCode(beside);
    if (beside !== undefined && besideCode === undefined) fields.giveBack('statusCode');
    known ??= besideCode;
    if (known !== undefined) this.writer.span.status = known;
    const message = firstOf(inner, 'message', 'description', 'status_message', 'statusMessage', 'Description');
    this.writer.statusMessage(message ?? fields.take('statusMessage'));
  }

  private writeKind(fields: FlatFields, attributes: Map<string, SmallValue>): void {
    const kind = fields.take('kind');
    const text = textOf(kind).trim();
    if (text === '') return;
    const name = text.slice(text.lastIndexOf('.') + 1).toLowerCase();
    const code = KIND_NAMES.get(text.toLowerCase()) ?? KIND_NAMES.get(name);
    if (code !== undefined) {
      this.writer.span.kind = code;
      return;
    }
    // Tracers of language models tell their own kinds here.
    fields.giveBack('kind');
    const operation = genAiOperation(text);
    if (operation === undefined) this.writer.context.log.add('unknownEnum', { detail: `kind ${text.slice(0, 80)}` });
    else if (!attributes.has('gen_ai.operation.name')) attributes.set('gen_ai.operation.name', operation);
  }

  private writeScope(fields: FlatFields): void {
    const scope = fields.take('scope');
    const inner = fieldsOf(scope);
    const name = scope instanceof Map ? inner.get('name') : scope;
    this.writer.scope(
      name ?? fields.take('scopeName'),
      inner.get('version') ?? fields.take('scopeVersion'),
      attributesOf(inner.get('attributes')),
    );
  }

  private writeResource(fields: FlatFields, attributes: Map<string, SmallValue>): void {
    const resource = fieldsOf(openedText(fields.take('resource')));
    const inner = resource.get('attributes');
    const found = attributesOf(inner instanceof Map || Array.isArray(inner) ? inner : new Map(resource));
    const service = openedText(fields.take('service'));
    if (service instanceof Map) for (const [key, value] of flatEntries(service, 'service.')) found.set(key, value);
    let name = textOf(found.get('service.name'));
    if (name === '' && !(service instanceof Map)) name = textOf(service);
    if (name === '') {
      name = textOf(attributes.get('service.name'));
      if (name !== '') attributes.delete('service.name');
    }
    this.writer.resource({ service: name, attributes: found });
  }

  private writeEvent(event: Fields): void {
    const fields = new FlatFields(event);
    const name = fields.take('name') ?? event.get('event');
    const time = fields.takeTime('start');
    const attributes = attributesOf(fields.take('attributes') ?? event.get('fields'));
    for (const [key, value] of flatEntries(fields.rest(), '', NOT_OF_EVENT)) attributes.set(key, value);
    this.writer.event(name, anyTime(time?.value, time?.unit ?? 'ns'), attributes);
  }

  private writeLink(link: Fields): void {
    const context = link.get('context') ?? link.get('spanContext') ?? link.get('span_context');
    const fields = new FlatFields(context instanceof Map ? context : link);
    const attributes = attributesOf(new FlatFields(link).take('attributes'));
    this.writer.link(plainId(fields.take('traceId')), plainId(fields.take('spanId')), attributes);
  }
}

const NOT_OF_EVENT: ReadonlySet<string> = new Set([
  'event',
  'fields',
  'droppedAttributesCount',
  'dropped_attributes_count',
]);

/**
 * Attributes in any form: an object, which may nest; a list of keys and values, which may be typed as in OTLP; or either
 * as JSON in a text.
 */
export function attributesOf(value: SmallValue | undefined): Map<string, SmallValue> {
  const opened = openedText(value);
  if (opened instanceof Map) return new Map(flatEntries(opened));
  const result = new Map<string, SmallValue>();
  for (const entry of listOf(opened)) {
    const fields = fieldsOf(entry);
    const key = firstOf(fields, 'key', 'Key', 'k');
    const inner = firstOf(fields, 'value', 'Value', 'v') ?? null;
    if (typeof key === 'string') result.set(key, untyped(inner));
  }
  return result;
}

/** {"stringValue": "x"} → x, for values that are one such pair. */
function untyped(value: SmallValue): SmallValue {
  if (!(value instanceof Map) || value.size !== 1) return value;
  for (const [key, inner] of value) {
    if (/^int_?value$/i.test(key) && typeof inner === 'string') return wholeNumber(inner) ?? inner;
    if (/^(?:string|bool|int|double)_?value$/i.test(key)) return inner;
  }
  return value;
}

/** Ids that a database wrapped: {"$oid": "…"}. */
function plainId(value: SmallValue | undefined): SmallValue | undefined {
  return value instanceof Map ? firstOf(value, '$oid', '$uuid', '$numberLong', 'value') : value;
}

function statusCode(value: SmallValue | undefined): number | undefined {
  const text = textOf(value).trim().toLowerCase();
  return STATUS_NAMES.get(text) ?? STATUS_NAMES.get(text.slice(text.lastIndexOf('.') + 1));
}

/** The low byte as two hex digits, or all bits as a number. */
function flagsOf(value: SmallValue | undefined): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value >>> 0;
  return typeof value === 'string' && /^[0-9a-f]{2}$/i.test(value) ? Number.parseInt(value, 16) : 0;
}
