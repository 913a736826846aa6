import { SPAN_KIND, SPAN_STATUS } from '#model/spanTable.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import type { UnixTime } from './times.ts';
import { isoTime, lengthNs, unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf, listOf, objectsOf, textOf } from './valueAccess.ts';

/** Fields of a span that become fields of ours, or are worked out anew. Everything else becomes an attribute. */
const SPAN_FIELDS: ReadonlySet<string> = new Set([
  'trace_id',
  'span_id',
  'parent_span_id',
  'op',
  'description',
  'name',
  'status',
  'data',
  'tags',
  'attributes',
  'start_timestamp',
  'timestamp',
  'end_timestamp',
  'start_timestamp_ms',
  'duration_ms',
  'exclusive_time',
  'start_timestamp_precise',
  'end_timestamp_precise',
  'exclusive_time_ms',
  'links',
]);
/** The same for an event; these and `RESOURCE_FIELDS` are no attributes of its root span. */
const EVENT_FIELDS: ReadonlySet<string> = new Set([
  'transaction',
  'title',
  'spans',
  'entries',
  'contexts',
  'tags',
  'sdk',
  'type',
  'start_timestamp',
  'timestamp',
  'startTimestamp',
  'endTimestamp',
  'extra',
  'context',
  '_meta',
]);
const RESOURCE_FIELDS = ['server_name', 'environment', 'release', 'dist', 'platform'] as const;
const TRACE_CONTEXT = new Set(['trace']);
/** Statuses that are no errors; they are numbers of gRPC in some tables. */
const NO_ERRORS: ReadonlySet<string> = new Set(['', 'ok', 'unset', 'unknown', 'cancelled', '0', '1', '2']);
const OK: ReadonlySet<string> = new Set(['ok', '0']);

const KINDS: readonly (readonly [op: string, kind: number])[] = [
  ['http.server', SPAN_KIND.server],
  ['rpc.server', SPAN_KIND.server],
  ['http.client', SPAN_KIND.client],
  ['db', SPAN_KIND.client],
  ['cache', SPAN_KIND.client],
  ['queue.publish', SPAN_KIND.producer],
  ['queue.process', SPAN_KIND.consumer],
];

/** Pours what Sentry's clients and servers say of spans, in envelopes, events and answers of the API. */
export class SentrySpans {
  readonly writer: SpanWriter;

  constructor(context: PourContext) {
    this.writer = new SpanWriter(context);
  }

  /** A transaction: its root span and the spans in it. False for an event that is none: an error, a message. */
  event(event: Fields): boolean {
    const contexts = fieldsOf(event.get('contexts'));
    const trace = fieldsOf(contexts.get('trace'));
    const inner = [
      ...objectsOf(event.get('spans')),
      ...objectsOf(event.get('entries'))
        .filter((entry) => entry.get('type') === 'spans')
        .flatMap((entry) => objectsOf(entry.get('data'))),
    ];
    const start = firstOf(event, 'start_timestamp', 'startTimestamp');
    if (!trace.has('span_id') || (event.get('type') !== 'transaction' && start === undefined && inner.length === 0))
      return false;
    const { writer } = this;
    const resource = this.resourceOf(event);
    writer.begin();
    writer.ids(trace.get('trace_id'), trace.get('span_id'), trace.get('parent_span_id'));
    const op = textOf(trace.get('op'));
    const name = [event.get('transaction'), event.get('title'), trace.get('description'), op].map(textOf);
    writer.name(name.find((text) => text !== ''));
    this.operation(op);
    this.status(trace.get('status'));
    writer.start(timeOf(start));
    writer.finish(timeOf(firstOf(event, 'timestamp', 'endTimestamp')));
    writer.span.resource = resource;
    writer.flatAttributes(fieldsOf(trace.get('data')));
    this.tags(event.get('tags'));
    writer.flatAttributes(trace, '', SPAN_FIELDS);
    writer.flatAttributes(contexts, 'contexts.', TRACE_CONTEXT);
    writer.flatAttributes(event, '', new Set([...EVENT_FIELDS, ...RESOURCE_FIELDS]));
    writer.flatAttributes(fieldsOf(event.get('extra')), 'extra.');
    this.links(trace.get('links'));
    writer.end();
    for (const span of inner) this.span(span, trace.get('trace_id'), resource);
    return true;
  }

  /** `resource`: slot of what the span belongs to, −1 = not known. */
  span(source: Fields, traceId?: SmallValue, resource = -1): void {
    const { writer } = this;
    writer.begin();
    writer.ids(source.get('trace_id') ?? traceId, source.get('span_id'), source.get('parent_span_id'));
    const data = fieldsOf(source.get('data'));
    const attributes = plainAttributes(fieldsOf(source.get('attributes')));
    const op = textOf(source.get('op')) || textOf(firstOf(data, 'sentry.op')) || textOf(attributes.get('sentry.op'));
    const description = textOf(firstOf(source, 'description', 'name'));
    writer.name(description === '' ? op : description);
    this.operation(op);
    this.status(source.get('status'));
    writer.start(startOf(source));
    writer.finish(timeOf(firstOf(source, 'timestamp', 'end_timestamp', 'end_timestamp_precise')));
    if (Number.isNaN(writer.span.endSec)) writer.duration(lengthNs(source.get('duration_ms'), 'ms'));
    writer.span.resource = resource;
    writer.flatAttributes(data, '', OPERATION);
    writer.flatAttributes(attributes, '', OPERATION);
    this.tags(source.get('tags'));
    writer.flatAttributes(source, '', SPAN_FIELDS);
    this.links(source.get('links'));
    writer.end();
  }

  /** The kind follows from the operation: "db" and "db.query" both are calls. */
  operation(op: string): void {
    if (op === '') return;
    this.writer.attribute('sentry.op', op);
    const known = KINDS.find(([prefix]) => op === prefix || op.startsWith(`${prefix}.`));
    if (known) this.writer.span.kind = known[1];
  }

  status(status: SmallValue | undefined): void {
    const { writer } = this;
    const text = textOf(status);
    if (!NO_ERRORS.has(text)) {
      // The newer protocol says only that it failed.
      writer.failed(text === 'error' ? undefined : text);
    } else if (OK.has(text)) writer.span.status = SPAN_STATUS.ok;
    else if (text !== '' && text !== 'unset') writer.attribute('status', status);
  }

  /** An object, a list of pairs, or a list of {key, value}. */
  private tags(tags: SmallValue | undefined): void {
    this.writer.flatAttributes(fieldsOf(tags));
    for (const tag of listOf(tags)) {
      const fields = fieldsOf(tag);
      const [key, value] = Array.isArray(tag) ? tag : [fields.get('key'), fields.get('value')];
      if (textOf(key) !== '') this.writer.attribute(textOf(key), value);
    }
  }

  private links(links: SmallValue | undefined): void {
    for (const link of objectsOf(links)) {
      this.writer.link(link.get('trace_id'), link.get('span_id'), plainAttributes(fieldsOf(link.get('attributes'))));
    }
  }

  /** Sentry knows projects and no services; what tells of the process are attributes of its resource. */
  private resourceOf(event: Fields): number {
    const attributes = new Map<string, SmallValue>();
    for (const key of RESOURCE_FIELDS) {
      const value = event.get(key);
      if (textOf(value) !== '' && value !== undefined) attributes.set(key, value);
    }
    const sdk = fieldsOf(event.get('sdk'));
    for (const key of ['name', 'version']) {
      const value = textOf(sdk.get(key));
      if (value !== '') attributes.set(`sdk.${key}`, value);
    }
    return this.writer.resourceSlot({ attributes });
  }
}

const OPERATION = new Set(['sentry.op']);

/** Seconds with a fraction, or a date. */
export function timeOf(value: SmallValue | undefined): UnixTime | undefined {
  return isoTime(value) ?? unixTime(value, 's');
}

function startOf(source: Fields): UnixTime | undefined {
  const seconds = firstOf(source, 'start_timestamp', 'start_timestamp_precise');
  return seconds === undefined ? unixTime(source.get('start_timestamp_ms'), 'ms') : timeOf(seconds);
}

/** `{"key": {"type": "string", "value": "x"}}` in the newer protocol. */
function plainAttributes(fields: Fields): Map<string, SmallValue> {
  const result = new Map<string, SmallValue>();
  for (const [key, value] of fields) {
    const inner = fieldsOf(value);
    result.set(key, inner.has('type') && inner.has('value') ? (inner.get('value') ?? null) : value);
  }
  return result;
}
