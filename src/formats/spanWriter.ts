import type { AttributeListsBuilder } from '#model/attributeListsBuilder.ts';
import type { LinkFacts, PendingSpan } from '#model/recordColumns.ts';
import { SPAN_KIND, SPAN_STATUS } from '#model/spanTable.ts';
import type { StringInterner } from '#model/stringInterner.ts';
import type { EnumNames } from './fields.ts';
import { KIND_NAMES } from './fields.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import type { UnixTime } from './times.ts';
import { typedValue } from './typedValue.ts';
import type { Fields } from './valueAccess.ts';
import { textOf } from './valueAccess.ts';

/** A resource as formats name it: the service ('' = none) and the attributes beside its name. */
export interface ResourceFacts {
  readonly service?: string;
  readonly attributes?: Fields;
}

/**
 * Pours spans of formats that are read value by value. One span at a time: `begin`, then the other methods in any order,
 * then `end`. Methods take a value as it stands in the file: one of the wrong type is as if it were absent.
 */
export class SpanWriter {
  readonly context: PourContext;
  private readonly strings: StringInterner;

  constructor(context: PourContext) {
    this.context = context;
    this.strings = context.builder.strings;
  }

  /** The span that is being written, for fields that need no conversion. */
  get span(): PendingSpan {
    return this.context.builder.span;
  }

  begin(): PendingSpan {
    return this.context.builder.beginSpan();
  }

  /** Ends the span; one that has neither ids nor a name is none and is dropped: false then. */
  end(): boolean {
    const { builder, log } = this.context;
    const { span } = this;
    if (span.traceId < 0 && span.spanId < 0 && span.name < 0) {
      builder.abandon();
      return false;
    }
    if (span.spanId < 0) log.add('missingSpanId');
    builder.endSpan();
    return true;
  }

  /** `decimal`: texts of digits are decimal 64-bit numbers in this format. */
  ids(traceId: SmallValue | undefined, spanId: SmallValue | undefined, parentId?: SmallValue, decimal = false): void {
    const { ids } = this.context;
    this.span.traceId = ids.ofValue(traceId, 'trace', decimal);
    this.span.spanId = ids.ofValue(spanId, 'span', decimal);
    this.span.parentId = ids.ofValue(parentId, 'span', decimal);
  }

  name(value: SmallValue | undefined): void {
    const text = textOf(value);
    if (text !== '') this.span.name = this.strings.internText(text);
  }

  /**
   * The kind by its name in any spelling or by OTLP's number, moved by `shift` where a format counts from elsewhere;
   * absent = unspecified. What is unknown is counted.
   */
  kind(value: SmallValue | undefined, shift = 0): void {
    const code = this.code(value, KIND_NAMES, 'kind');
    this.span.kind =
      typeof value === 'number' && code !== undefined
        ? (KIND_NAMES.get(String(value + shift)) ?? 0)
        : (code ?? SPAN_KIND.unspecified);
  }

  /** Code of a name such as "SpanKind.SERVER", "SPAN_KIND_SERVER", "server" or a number; undefined when absent or unknown. */
  code(value: SmallValue | undefined, names: EnumNames, what: string): number | undefined {
    const text = textOf(value).trim();
    if (text === '') return undefined;
    const code = names.get(text.toLowerCase()) ?? names.get(text.slice(text.lastIndexOf('.') + 1).toLowerCase());
    if (code === undefined) this.context.log.add('unknownEnum', { detail: `${what} ${text.slice(0, 80)}` });
    return code;
  }

  start(time: UnixTime | undefined): void {
    if (!time) return;
    this.span.startSec = time.sec;
    this.span.startNano = time.nano;
  }

  /** Absent = never ended. */
  finish(time: UnixTime | undefined): void {
    if (!time || time.sec < 0) return;
    this.span.endSec = time.sec;
    this.span.endNano = time.nano;
  }

  /** ns; wins over an end. */
  duration(ns: number | undefined): void {
    if (ns !== undefined) this.span.durationNs = ns;
  }

  failed(message?: SmallValue): void {
    this.span.status = SPAN_STATUS.error;
    this.statusMessage(message);
  }

  statusMessage(message: SmallValue | undefined): void {
    const text = textOf(message);
    if (text !== '') this.span.statusMessage = this.strings.internText(text);
  }

  traceState(value: SmallValue | undefined): void {
    const text = textOf(value);
    if (text !== '') this.span.traceState = this.strings.internText(text);
  }

  /** An attribute of the span, typed as JSON types it; absent values are none. */
  attribute(key: string, value: SmallValue | undefined): void {
    this.push(this.context.builder.attributes, key, value);
  }

  /** An attribute whose type the format states: a code of ATTRIBUTE_TYPE and what stands for it there. */
  typedAttribute(key: string, type: number, value: number): void {
    this.context.builder.attributes.push(this.strings.internText(key), type, value);
  }

  /** All fields as attributes of the span, their keys behind `prefix`, except those named. */
  attributes(fields: Fields, prefix = '', except?: ReadonlySet<string>): void {
    for (const [key, value] of fields) if (!except?.has(key)) this.attribute(prefix + key, value);
  }

  /** The same with objects inside opened up: {http: {status: 200}} is http.status = 200. */
  flatAttributes(fields: Fields, prefix = '', except?: ReadonlySet<string>): void {
    for (const [key, value] of flatEntries(fields, prefix, except)) this.attribute(key, value);
  }

  /** Names the resource of the span. One with neither a service nor attributes is none. */
  resource(facts: ResourceFacts): void {
    this.span.resource = this.resourceSlot(facts);
  }

  /** Slot of a resource, for `span.resource` of many spans; −1 when there is nothing to tell. */
  resourceSlot({ service = '', attributes }: ResourceFacts): number {
    const { resources } = this.context.builder;
    if (service === '' && (attributes === undefined || attributes.size === 0)) return -1;
    if (service !== '' && !attributes?.has('service.name')) this.push(resources.attributes, 'service.name', service);
    for (const [key, value] of attributes ?? []) this.push(resources.attributes, key, value);
    return resources.slotFor(resources.define(service === '' ? -1 : this.strings.internText(service)));
  }

  /** Names the scope of the span; one without a name and a version is none. */
  scope(name: SmallValue | undefined, version?: SmallValue, attributes?: Fields): void {
    const { scopes } = this.context.builder;
    const [nameText, versionText] = [textOf(name), textOf(version)];
    if (nameText === '' && versionText === '') return;
    for (const [key, value] of attributes ?? []) this.push(scopes.attributes, key, value);
    const versionIndex = versionText === '' ? -1 : this.strings.internText(versionText);
    this.span.scope = scopes.slotFor(scopes.define(this.strings.internText(nameText), versionIndex));
  }

  event(name: SmallValue | undefined, time: UnixTime | undefined, attributes?: Fields): void {
    const { events } = this.context.builder;
    for (const [key, value] of attributes ?? []) this.push(events.attributes, key, value);
    const isTime = time !== undefined && time.sec >= 0;
    events.push(isTime ? time.sec : Number.NaN, isTime ? time.nano : 0, this.strings.internText(textOf(name)));
  }

  link(traceId: SmallValue | undefined, spanId: SmallValue | undefined, attributes?: Fields, decimal = false): void {
    const { ids } = this.context;
    this.linkTo(ids.ofValue(traceId, 'trace', decimal), ids.ofValue(spanId, 'span', decimal), attributes);
  }

  /** The same with ids that were read already: string indexes, −1 = none. */
  linkTo(traceId: number, spanId: number, attributes?: Fields, facts?: LinkFacts): void {
    const { links } = this.context.builder;
    for (const [key, value] of attributes ?? []) this.push(links.attributes, key, value);
    links.push(traceId, spanId, facts);
  }

  /** An attribute of the log record that is being written: `writeLog`. */
  logAttribute(key: string, value: SmallValue | undefined): void {
    this.push(this.context.builder.logs.attributes, key, value);
  }

  private push(into: AttributeListsBuilder, key: string, value: SmallValue | undefined): void {
    if (value === undefined) return;
    const typed = typedValue(this.strings, value);
    into.push(this.strings.internText(key), typed.type, typed.value);
  }
}

/** Nesting past which an object that would be opened up stays one value. */
export const DEEPEST_OPENED = 8;

/** Entries of an object with the objects inside it opened up, their keys joined by dots. */
export function flatEntries(
  fields: Fields,
  prefix = '',
  except?: ReadonlySet<string>,
): [key: string, value: SmallValue][] {
  const result: [string, SmallValue][] = [];
  const open = (inner: Fields, path: string, depth: number): void => {
    for (const [key, value] of inner) {
      if (depth === 0 && except?.has(key)) continue;
      if (value instanceof Map && value.size > 0 && depth < DEEPEST_OPENED) open(value, `${path}${key}.`, depth + 1);
      else result.push([path + key, value]);
    }
  };
  open(fields, prefix, 0);
  return result;
}
