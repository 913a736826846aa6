import type { Attribute } from '#model/attributes.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND, SPAN_STATUS } from '#model/spanTable.ts';
import { jsonArray, jsonObject, jsonString, parseExactly } from './writeJson.ts';
import type { WriteOptions } from './writtenFields.ts';
import { endNs, namedParentId, startNs, unpadded } from './writtenFields.ts';

/** Kinds that Zipkin has: anything else is told by its absence. */
const KINDS: Readonly<Record<number, string | undefined>> = {
  [SPAN_KIND.server]: 'SERVER',
  [SPAN_KIND.client]: 'CLIENT',
  [SPAN_KIND.producer]: 'PRODUCER',
  [SPAN_KIND.consumer]: 'CONSUMER',
};
/** Keys that become parts of an endpoint, and so are no tags. */
const LOCAL = new Set(['service.name', 'host.ip', 'network.local.port']);
const REMOTE = new Set(['service.peer.name', 'network.peer.address', 'network.peer.port']);

/**
 * The table as a list of Zipkin v2 spans. The format has microseconds, texts for values and no links; a resource's
 * attributes are tags of its spans (opentelemetry.io/docs/specs/otel/trace/sdk_exporters/zipkin).
 */
export function* writeZipkin(table: SpanTable, options: WriteOptions): Generator<string> {
  yield '[';
  for (let row = 0; row < table.length; row++) {
    yield (row === 0 ? '' : ',\n') + spanJson(new Span(table, row as SpanRow), options);
  }
  yield ']\n';
}

function spanJson(span: Span, { hasTimes }: WriteOptions): string {
  const { table, row, attributes, resourceAttributes } = span;
  const start = startNs(span);
  const end = endNs(span);
  const remote = attributes.filter(({ key }) => REMOTE.has(key));
  return jsonObject([
    ['traceId', JSON.stringify(unpadded(span.traceId))],
    ['parentId', jsonString(parentId(span))],
    ['id', JSON.stringify(span.spanId)],
    ['kind', jsonString(KINDS[table.kind[row]] ?? '')],
    ['name', jsonString(span.operation)],
    ['timestamp', hasTimes && start > 0n ? String(start / 1000n) : undefined],
    // 0 would mean that the span never ended.
    ['duration', hasTimes && end !== undefined ? String(max((end - start) / 1000n, 1n)) : undefined],
    ['localEndpoint', endpoint(span.service, resourceAttributes, 'host.ip', 'network.local.port')],
    [
      'remoteEndpoint',
      endpoint(textOf(remote, 'service.peer.name'), remote, 'network.peer.address', 'network.peer.port'),
    ],
    ['annotations', annotations(span)],
    ['tags', tags(span)],
    ['shared', span.hasFlag('shared') ? 'true' : undefined],
    ['debug', attributes.some(({ key }) => key === 'zipkin.debug') ? 'true' : undefined],
  ]);
}

/** The server half of a shared id names the parent of its client half, as B3 propagates it. */
function parentId(span: Span): string {
  const { table, row } = span;
  const parent = table.parent[row];
  if (parent < 0) return namedParentId(span);
  const above = new Span(table, parent as SpanRow);
  return span.hasFlag('sharedId') ? above.parentId : above.spanId;
}

function endpoint(
  service: string,
  attributes: readonly Attribute[],
  addressKey: string,
  portKey: string,
): string | undefined {
  const written = textOf(attributes, addressKey);
  const known = written.startsWith('[') ? parseExactly(written) : [written];
  const addresses = (Array.isArray(known) ? known : []).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  const ipv6 = addresses.find((address) => address.includes(':'));
  const ipv4 = addresses.find((address) => address !== ipv6);
  const port = textOf(attributes, portKey);
  if (service === '' && addresses.length === 0 && port === '') return undefined;
  return jsonObject([
    ['serviceName', jsonString(service)],
    ['ipv4', jsonString(ipv4 ?? '')],
    ['ipv6', jsonString(ipv6 ?? '')],
    ['port', /^\d{1,5}$/.test(port) ? port : undefined],
  ]);
}

/** An event with attributes is JSON, its name the key, as OpenTelemetry's exporters write it. */
function annotations({ events, table }: Span): string | undefined {
  const items = events
    .filter(({ severity }) => severity === 0)
    .map(({ time, name, attributes }) => {
      const facts = Object.fromEntries(attributes.map(({ key, text }) => [key, text]));
      const value = attributes.length === 0 ? name : JSON.stringify({ [name]: facts });
      return jsonObject([
        ['timestamp', Number.isNaN(time) ? undefined : String((table.originNs + BigInt(Math.round(time))) / 1000n)],
        ['value', JSON.stringify(value)],
      ]);
    });
  return items.length === 0 ? undefined : jsonArray(items);
}

function tags(span: Span): string | undefined {
  const { table, row, scope, statusMessage } = span;
  const entries = new Map<string, string>();
  for (const { key, text } of span.resourceAttributes) if (!LOCAL.has(key)) entries.set(key, text);
  for (const { key, text } of span.attributes) if (!REMOTE.has(key) && key !== 'zipkin.debug') entries.set(key, text);
  if (table.status[row] === SPAN_STATUS.error) entries.set('error', statusMessage === '' ? 'true' : statusMessage);
  if (table.status[row] === SPAN_STATUS.ok) entries.set('otel.status_code', 'OK');
  if (scope.name !== '') entries.set('otel.scope.name', scope.name);
  if (scope.version !== '') entries.set('otel.scope.version', scope.version);
  const traceState = table.strings.get(span.detail('traceState') ?? -1);
  if (traceState !== '') entries.set('w3c.tracestate', traceState);
  if (entries.size === 0) return undefined;
  return jsonObject([...entries].map(([key, text]) => [key, JSON.stringify(text)]));
}

function textOf(attributes: readonly Attribute[], wanted: string): string {
  return attributes.find(({ key }) => key === wanted)?.text ?? '';
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
