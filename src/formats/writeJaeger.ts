import type { Attribute } from '#model/attributes.ts';
import { readAttributes } from '#model/attributes.ts';
import type { SpanLink } from '#model/span.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND, SPAN_STATUS } from '#model/spanTable.ts';
import { jsonArray, jsonObject } from './writeJson.ts';
import type { WriteOptions } from './writtenFields.ts';
import { endNs, namedParentId, spanIdWriter, startNs, unpadded } from './writtenFields.ts';

/**
 * The table as Jaeger's user interface reads and downloads it. The format has microseconds, text instead of lists and maps, and
 * no attributes of links; what OpenTelemetry keeps in fields stands in tags
 * (opentelemetry.io/docs/specs/otel/trace/sdk_exporters/jaeger).
 */
export function* writeJaeger(table: SpanTable, options: WriteOptions): Generator<string> {
  yield '{"data":[';
  for (let trace = 0; trace < table.traces.length; trace++) {
    const traceId = unpadded(table.strings.get(table.traces.id[trace]));
    yield `${trace === 0 ? '' : ','}{"traceID":${JSON.stringify(traceId)},"spans":[`;
    const firstRow = table.traces.firstRow[trace];
    const resources = new Set<number>();
    for (let row = firstRow; row < table.traces.endRow[trace]; row++) {
      yield `${row === firstRow ? '' : ','}${spanJson(new Span(table, row as SpanRow), options)}`;
      if (table.resource[row] >= 0) resources.add(table.resource[row]);
    }
    const processes = [...resources].map((resource) => `"p${resource + 1}":${processJson(table, resource)}`);
    yield `],"processes":{${processes.join(',')}},"warnings":null}`;
  }
  yield '],"total":0,"limit":0,"offset":0,"errors":null}\n';
}

function spanJson(span: Span, { hasTimes }: WriteOptions): string {
  const { table, row } = span;
  const resource = table.resource[row];
  const { attributes } = span;
  const warnings = attributes.find(({ key, type }) => key === 'jaeger.warnings' && type === 'array');
  const start = startNs(span);
  const end = endNs(span);
  return jsonObject([
    ['traceID', JSON.stringify(unpadded(span.traceId))],
    ['spanID', JSON.stringify(spanIdWriter(table)(row))],
    ['flags', span.detail('traceFlags')?.toString()],
    ['operationName', JSON.stringify(span.operation)],
    ['references', referencesJson(span)],
    ['startTime', hasTimes ? String(start / 1000n) : undefined],
    ['duration', hasTimes && end !== undefined ? String((end - start) / 1000n) : undefined],
    ['tags', tagsJson(fieldTags(span).concat(attributes.filter((attribute) => attribute !== warnings)))],
    [
      'logs',
      jsonArray(
        span.events
          .filter(({ severity }) => severity === 0)
          .map(({ time, name, attributes }) =>
            jsonObject([
              [
                'timestamp',
                Number.isNaN(time) ? undefined : String((table.originNs + BigInt(Math.round(time))) / 1000n),
              ],
              ['fields', tagsJson([text('event', name), ...attributes])],
            ]),
          ),
      ),
    ],
    ['processID', resource < 0 ? undefined : `"p${resource + 1}"`],
    ['warnings', warnings?.text ?? 'null'],
  ]);
}

/** The parent, and the links: Jaeger tells both as references. A link that says how the parent is followed is the parent's. */
function referencesJson(span: Span): string {
  const { table, row, links } = span;
  const parent = table.parent[row];
  const parentId = parent >= 0 ? spanIdWriter(table)(parent) : namedParentId(span);
  const followed = links.find((link) => link.spanId === parentId && link.traceId === span.traceId && !isChildOf(link));
  const references = links
    .filter((link) => link !== followed)
    .map((link) => reference(link.traceId, link.spanId, isChildOf(link)));
  if (parentId !== '') references.unshift(reference(span.traceId, parentId, followed === undefined));
  return jsonArray(references);
}

function reference(traceId: string, spanId: string, isChild: boolean): string {
  const type = isChild ? 'CHILD_OF' : 'FOLLOWS_FROM';
  return `{"refType":"${type}","traceID":${JSON.stringify(unpadded(traceId))},"spanID":${JSON.stringify(spanId)}}`;
}

function isChildOf({ attributes }: SpanLink): boolean {
  return attributes.some(({ key, text: type }) => key === 'opentracing.ref_type' && type === 'child_of');
}

/** Tags for what are fields of a span elsewhere. */
function fieldTags(span: Span): Attribute[] {
  const { table, row, scope } = span;
  const tags: Attribute[] = [];
  if (table.kind[row] !== SPAN_KIND.unspecified) tags.push(text('span.kind', span.kind));
  if (table.status[row] === SPAN_STATUS.error) tags.push({ key: 'error', type: 'bool', text: 'true' });
  if (table.status[row] === SPAN_STATUS.ok) tags.push(text('otel.status_code', 'OK'));
  for (const [key, value] of [
    ['otel.status_description', span.statusMessage],
    ['otel.scope.name', scope.name],
    ['otel.scope.version', scope.version],
    ['w3c.tracestate', table.strings.get(span.detail('traceState') ?? -1)],
  ]) {
    if (value !== '') tags.push(text(key, value));
  }
  return tags;
}

function text(key: string, value: string): Attribute {
  return { key, type: 'string', text: value };
}

function processJson({ resources, strings }: SpanTable, resource: number): string {
  const tags = readAttributes(resources.attributes, strings, resource).filter(({ key }) => key !== 'service.name');
  return `{"serviceName":${JSON.stringify(strings.get(resources.service[resource]))},"tags":${tagsJson(tags)}}`;
}

function tagsJson(attributes: readonly Attribute[]): string {
  return jsonArray(attributes.map((tag) => `{"key":${JSON.stringify(tag.key)},${typedValue(tag)}}`));
}

function typedValue({ type, text: value }: Attribute): string {
  switch (type) {
    case 'bool':
      return `"type":"bool","value":${value}`;
    case 'int':
      return `"type":"int64","value":${value}`;
    case 'bigInt':
      return `"type":"int64","value":"${value}"`;
    case 'double':
      return `"type":"float64","value":${Number.isFinite(Number(value)) ? value : JSON.stringify(value)}`;
    case 'bytes':
      return `"type":"binary","value":${JSON.stringify(value)}`;
    case 'string':
    case 'array':
    case 'map':
    case 'empty':
      return `"type":"string","value":${JSON.stringify(value)}`;
  }
}
