import { readAttributes } from '#model/attributes.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { attributesJson } from './otlpValueJson.ts';
import type { Entry } from './writeJson.ts';
import { jsonCount, jsonObject, jsonString, nonEmptyArray } from './writeJson.ts';
import { logsJson } from './writeOtlpLogs.ts';
import type { WriteOptions } from './writtenFields.ts';
import { endNs, namedParentId, spanIdWriter, startNs } from './writtenFields.ts';

/**
 * The whole table as one OTLP request in JSON, piece by piece. What came from OTLP comes out as it was. Log records that found
 * their spans stand beside them in the same object, as in a file of mixed signals.
 */
export function* writeOtlp(table: SpanTable, options: WriteOptions): Generator<string> {
  yield* request(table, 0, table.length, options);
  yield '\n';
}

/** One request per trace, a line each. */
export function* writeOtlpLines(table: SpanTable, options: WriteOptions): Generator<string> {
  for (let trace = 0; trace < table.traces.length; trace++) {
    yield* request(table, table.traces.firstRow[trace], table.traces.endRow[trace], options);
    yield '\n';
  }
}

function* request(table: SpanTable, firstRow: number, endRow: number, options: WriteOptions): Generator<string> {
  const spanIdOf = spanIdWriter(table);
  yield '{"resourceSpans":[';
  let separator = '';
  for (const [resource, scopes] of groupRows(table, firstRow, endRow)) {
    yield `${separator}{"resource":${resourceJson(table, resource)},"scopeSpans":[`;
    separator = ',';
    let scopeSeparator = '';
    for (const [scope, rows] of scopes) {
      yield `${scopeSeparator}{${scopeJson(table, scope)}"spans":[`;
      scopeSeparator = ',';
      let spanSeparator = '';
      for (const row of rows) {
        yield spanSeparator + spanJson(new Span(table, row as SpanRow), spanIdOf, options);
        spanSeparator = ',';
      }
      yield `]${schemaJson(table, scope < 0 ? -1 : table.scopes.schemaUrl[scope])}}`;
    }
    yield `]${schemaJson(table, resource < 0 ? -1 : table.resources.schemaUrl[resource])}}`;
  }
  const logs = logsJson(table, firstRow, endRow, spanIdOf);
  yield logs === '' ? ']}' : `],${logs}}`;
}

/** Rows by resource and scope, in the order of their first rows. */
function groupRows(table: SpanTable, firstRow: number, endRow: number): Map<number, Map<number, number[]>> {
  const groups = new Map<number, Map<number, number[]>>();
  for (let row = firstRow; row < endRow; row++) {
    let scopes = groups.get(table.resource[row]);
    if (!scopes) groups.set(table.resource[row], (scopes = new Map<number, number[]>()));
    const rows = scopes.get(table.scope[row]);
    if (rows) rows.push(row);
    else scopes.set(table.scope[row], [row]);
  }
  return groups;
}

function resourceJson({ resources, strings }: SpanTable, resource: number): string {
  if (resource < 0) return '{}';
  return jsonObject([
    ['attributes', attributesJson(readAttributes(resources.attributes, strings, resource))],
    ['droppedAttributesCount', jsonCount(resources.droppedAttributes[resource])],
  ]);
}

function scopeJson({ scopes, strings }: SpanTable, scope: number): string {
  if (scope < 0) return '';
  const json = jsonObject([
    ['name', jsonString(strings.get(scopes.name[scope]))],
    ['version', jsonString(strings.get(scopes.version[scope]))],
    ['attributes', attributesJson(readAttributes(scopes.attributes, strings, scope))],
    ['droppedAttributesCount', jsonCount(scopes.droppedAttributes[scope])],
  ]);
  return `"scope":${json},`;
}

function schemaJson({ strings }: SpanTable, schemaUrl: number): string {
  return schemaUrl < 0 ? '' : `,"schemaUrl":${JSON.stringify(strings.get(schemaUrl))}`;
}

function spanJson(span: Span, spanIdOf: (row: number) => string, { hasTimes }: WriteOptions): string {
  const { table, row } = span;
  const parent = table.parent[row];
  const events = span.events.filter(({ severity }) => severity === 0);
  return jsonObject([
    ['traceId', jsonString(span.traceId)],
    ['spanId', jsonString(spanIdOf(row))],
    ['traceState', jsonString(table.strings.get(span.detail('traceState') ?? -1))],
    ['parentSpanId', jsonString(parent >= 0 ? spanIdOf(parent) : namedParentId(span))],
    ['flags', jsonCount(span.detail('traceFlags'))],
    ['name', jsonString(span.operation)],
    ['kind', String(table.kind[row])],
    ['startTimeUnixNano', hasTimes ? timeJson(startNs(span)) : undefined],
    ['endTimeUnixNano', hasTimes ? timeJson(endNs(span)) : undefined],
    ['attributes', attributesJson(span.attributes)],
    ['droppedAttributesCount', jsonCount(span.detail('droppedAttributes'))],
    [
      'events',
      nonEmptyArray(
        events.map(({ time, name, attributes, droppedAttributes }) =>
          jsonObject([
            ['timeUnixNano', Number.isNaN(time) ? undefined : timeJson(table.originNs + BigInt(Math.round(time)))],
            ['name', jsonString(name)],
            ['attributes', attributesJson(attributes)],
            ['droppedAttributesCount', jsonCount(droppedAttributes)],
          ]),
        ),
      ),
    ],
    ['droppedEventsCount', jsonCount(span.detail('droppedEvents'))],
    [
      'links',
      nonEmptyArray(
        span.links.map(({ traceId, spanId, traceState, flags, attributes, droppedAttributes }) =>
          jsonObject([
            ['traceId', jsonString(traceId)],
            ['spanId', jsonString(spanId)],
            ['traceState', jsonString(traceState)],
            ['attributes', attributesJson(attributes)],
            ['droppedAttributesCount', jsonCount(droppedAttributes)],
            ['flags', jsonCount(flags)],
          ]),
        ),
      ),
    ],
    ['droppedLinksCount', jsonCount(span.detail('droppedLinks'))],
    ['status', statusJson(span)],
  ]);
}

function statusJson({ table, row, statusMessage }: Span): string | undefined {
  const entries: Entry[] = [
    ['message', jsonString(statusMessage)],
    ['code', jsonCount(table.status[row])],
  ];
  return entries.some(([, json]) => json !== undefined) ? jsonObject(entries) : undefined;
}

function timeJson(ns: bigint | undefined): string | undefined {
  return ns === undefined ? undefined : `"${ns}"`;
}
