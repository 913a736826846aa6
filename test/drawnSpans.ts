import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { AttributeListsBuilder } from '#model/attributeListsBuilder.ts';
import type { Problem } from '#model/problem.ts';
import { SPAN_KIND, SPAN_STATUS, openSpanTable } from '#model/spanTable.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';

/** A value of an attribute; arrays and objects become JSON text. */
export type DrawnValue = string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown };
export type DrawnAttributes = Readonly<Record<string, DrawnValue>>;

/** One span, for inputs too large to draw. Everything but the operation may be left out. */
export interface DrawnSpan {
  readonly operation: string;
  readonly service?: string | undefined;
  /** ns; NaN = no start, which a format may meet. Default 0. */
  readonly start?: number | undefined;
  /** ns; absent = never ended */
  readonly end?: number | undefined;
  readonly kind?: keyof typeof SPAN_KIND | undefined;
  readonly status?: keyof typeof SPAN_STATUS | undefined;
  readonly message?: string | undefined;
  readonly attributes?: DrawnAttributes | undefined;
  readonly resource?: DrawnAttributes | undefined;
  readonly scope?: { readonly name: string; readonly version: string } | undefined;
  readonly events?: readonly DrawnEvent[] | undefined;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[] | undefined;
  /** default: the position in the list, from 1, as 16 hex digits */
  readonly id?: string | undefined;
  /** position in the list, or an id */
  readonly parent?: number | string | undefined;
  readonly traceId?: string | undefined;
  readonly shared?: boolean | undefined;
}

export interface DrawnEvent {
  readonly name: string;
  /** ns */
  readonly time: number;
  readonly attributes?: DrawnAttributes | undefined;
}

export const DRAWN_TRACE_ID = '1'.padStart(32, '0');

/** 2026-11-21 12:00:00 UTC, so that drawn times pass for real ones. */
const BASE_SECONDS = 1_795_262_400;

/** A table of spans that code makes: chains 100,000 deep, 80,000 siblings, seeded random trees. */
export function buildTrace(spans: readonly DrawnSpan[]): SpanTable {
  return buildDocument(spans).table;
}

export function buildDocument(spans: readonly DrawnSpan[]): { table: SpanTable; problems: readonly Problem[] } {
  const builder = new SpanTableBuilder();
  for (const [at, span] of spans.entries()) pushSpan(builder, spans, span, at);
  const { table, problems } = builder.finish();
  return { table: openSpanTable(table), problems };
}

export function drawnId(span: DrawnSpan, at: number): string {
  return span.id ?? (at + 1).toString(16).padStart(16, '0');
}

function pushSpan(builder: SpanTableBuilder, spans: readonly DrawnSpan[], drawn: DrawnSpan, at: number): void {
  const { strings } = builder;
  const span = builder.beginSpan();
  const { parent } = drawn;
  span.traceId = strings.internText(drawn.traceId ?? DRAWN_TRACE_ID);
  span.spanId = strings.internText(drawnId(drawn, at));
  if (parent !== undefined) {
    span.parentId = strings.internText(typeof parent === 'number' ? drawnId(spans[parent], parent) : parent);
  }
  span.name = strings.internText(drawn.operation);
  span.kind = SPAN_KIND[drawn.kind ?? 'unspecified'];
  span.status = SPAN_STATUS[drawn.status ?? 'unset'];
  if (drawn.message !== undefined) span.statusMessage = strings.internText(drawn.message);
  span.shared = drawn.shared ?? false;
  [span.startSec, span.startNano] = split(drawn.start ?? 0);
  if (drawn.end !== undefined) [span.endSec, span.endNano] = split(drawn.end);
  span.resource = resourceOf(builder, drawn);
  span.scope = scopeOf(builder, drawn);
  pushAttributes(builder, builder.attributes, drawn.attributes);
  for (const event of drawn.events ?? []) {
    pushAttributes(builder, builder.events.attributes, event.attributes);
    builder.events.push(...split(event.time), strings.internText(event.name));
  }
  for (const link of drawn.links ?? []) {
    builder.links.push(strings.internText(link.traceId), strings.internText(link.spanId));
  }
  builder.endSpan();
}

function split(ns: number): [seconds: number, nanos: number] {
  if (Number.isNaN(ns)) return [NaN, 0];
  const seconds = Math.floor(ns / 1e9);
  return [BASE_SECONDS + seconds, ns - seconds * 1e9];
}

function resourceOf(builder: SpanTableBuilder, drawn: DrawnSpan): number {
  if (drawn.service === undefined && drawn.resource === undefined) return -1;
  const { resources, strings } = builder;
  const own = drawn.service === undefined ? {} : { 'service.name': drawn.service };
  pushAttributes(builder, resources.attributes, { ...own, ...drawn.resource });
  return resources.slotFor(resources.define(drawn.service === undefined ? -1 : strings.internText(drawn.service)));
}

function scopeOf(builder: SpanTableBuilder, drawn: DrawnSpan): number {
  if (drawn.scope === undefined) return -1;
  const { scopes, strings } = builder;
  const { name, version } = drawn.scope;
  return scopes.slotFor(scopes.define(strings.internText(name), version === '' ? -1 : strings.internText(version)));
}

function pushAttributes(
  { strings }: SpanTableBuilder,
  into: AttributeListsBuilder,
  attributes: DrawnAttributes = {},
): void {
  for (const [key, value] of Object.entries(attributes)) {
    const name = strings.internText(key);
    if (typeof value === 'string') into.push(name, ATTRIBUTE_TYPE.string, strings.internText(value));
    else if (typeof value === 'boolean') into.push(name, ATTRIBUTE_TYPE.bool, value ? 1 : 0);
    else if (typeof value === 'number') {
      into.push(name, Number.isSafeInteger(value) ? ATTRIBUTE_TYPE.int : ATTRIBUTE_TYPE.double, value);
    } else {
      const type = Array.isArray(value) ? ATTRIBUTE_TYPE.array : ATTRIBUTE_TYPE.map;
      into.push(name, type, strings.internText(JSON.stringify(value)));
    }
  }
}
