import { SPAN_KIND } from '#model/spanTable.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import { unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, isTrue, listOf, objectsOf, textOf } from './valueAccess.ts';
import { exceptionOf, firstMessage } from './xrayCause.ts';

/** Fields that become fields of a span, or have names of their own below. Everything else becomes an attribute. */
const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'trace_id',
  'parent_id',
  'name',
  'start_time',
  'end_time',
  'in_progress',
  'type',
  'subsegments',
  'fault',
  'error',
  'throttle',
  'cause',
  'http',
  'aws',
  'sql',
  'annotations',
  'metadata',
  'links',
  'precursor_ids',
  'service',
  'origin',
  'resource_arn',
  'user',
]);
/** Current names of what X-Ray records; what is not here keeps its path. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['http.request.method', 'http.request.method'],
  ['http.request.url', 'url.full'],
  ['http.request.client_ip', 'client.address'],
  ['http.request.user_agent', 'user_agent.original'],
  ['http.response.status', 'http.response.status_code'],
  ['http.response.content_length', 'http.response.body.size'],
  ['aws.operation', 'rpc.method'],
  ['aws.region', 'cloud.region'],
  ['sql.sanitized_query', 'db.query.text'],
  ['sql.database_type', 'db.system.name'],
  ['sql.url', 'server.address'],
]);
/** The first that is true names the error: throttling is an error, too. */
const FAILURES = ['throttle', 'fault', 'error'] as const;

/** What a subsegment has from the segment around it. */
interface Inherited {
  readonly traceId: SmallValue | undefined;
  readonly parentId: SmallValue | undefined;
  readonly resource: number;
}

/** Pours segment documents: a span for the segment, and one for each subsegment in it however deep. */
export class XRayWriter {
  private readonly writer: SpanWriter;

  constructor(context: PourContext) {
    this.writer = new SpanWriter(context);
  }

  write(document: Fields): void {
    const resource = this.resourceOf(document);
    const traceId = document.get('trace_id');
    const owners = new Map<string, SmallValue | undefined>();
    const waiting: [segment: Fields, outer: Inherited | undefined][] = [[document, undefined]];
    const all: typeof waiting = [];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [segment] = next;
      all.push(next);
      for (const exception of objectsOf(fieldsOf(segment.get('cause')).get('exceptions'))) {
        owners.set(textOf(exception.get('id')), segment.get('id'));
      }
      const inherited = { traceId, parentId: segment.get('id'), resource };
      const inner = objectsOf(segment.get('subsegments'));
      for (let index = inner.length - 1; index >= 0; index--) waiting.push([inner[index], inherited]);
    }
    for (const [segment, outer] of all) {
      this.writeOne(segment, outer ?? { traceId, parentId: undefined, resource }, owners, outer !== undefined);
    }
  }

  /** `owners`: ids of the segments by the exceptions they had. */
  private writeOne(
    segment: Fields,
    { traceId, parentId, resource }: Inherited,
    owners: ReadonlyMap<string, SmallValue | undefined>,
    isNested: boolean,
  ): void {
    const { writer } = this;
    const span = writer.begin();
    const parent = segment.get('parent_id');
    writer.ids(segment.get('trace_id') ?? traceId, segment.get('id'), parent ?? parentId);
    writer.name(segment.get('name'));
    span.resource = resource;
    const isInner = isNested || textOf(segment.get('type')) === 'subsegment';
    const namespace = textOf(segment.get('namespace'));
    if (!isInner) span.kind = SPAN_KIND.server;
    else if (namespace === 'remote' || namespace === 'aws') {
      span.kind = SPAN_KIND.client;
      writer.attribute('service.peer.name', segment.get('name'));
    } else span.kind = SPAN_KIND.internal;
    writer.start(unixTime(segment.get('start_time'), 's'));
    if (!isTrue(segment.get('in_progress'))) writer.finish(unixTime(segment.get('end_time'), 's'));

    const failure = FAILURES.find((key) => isTrue(segment.get(key)));
    if (failure !== undefined) {
      writer.failed(firstMessage(segment.get('cause')));
      writer.attribute('error.type', failure);
    }
    this.cause(segment.get('cause'), segment.get('trace_id') ?? traceId, owners);
    for (const key of ['http', 'aws', 'sql']) {
      for (const [path, value] of flatEntries(fieldsOf(segment.get(key)), `${key}.`)) {
        writer.attribute(NAMES.get(path) ?? path, value);
      }
    }
    writer.attributes(fieldsOf(segment.get('annotations')));
    writer.flatAttributes(fieldsOf(segment.get('metadata')), 'metadata.');
    writer.flatAttributes(segment, '', FIELDS);
    for (const link of objectsOf(segment.get('links'))) {
      writer.link(link.get('trace_id'), link.get('id'), fieldsOf(link.get('attributes')));
    }
    for (const id of listOf(segment.get('precursor_ids'))) {
      writer.link(segment.get('trace_id') ?? traceId, id, new Map([['aws.xray.link', 'precursor']]));
    }
    writer.end();
  }

  /** Exceptions of a segment, or the id of one that came up from a subsegment. */
  private cause(
    cause: SmallValue | undefined,
    traceId: SmallValue | undefined,
    owners: ReadonlyMap<string, SmallValue | undefined>,
  ): void {
    const { writer } = this;
    if (typeof cause === 'string') {
      const owner = owners.get(cause);
      if (owner === undefined) writer.attribute('cause', cause);
      else writer.link(traceId, owner, new Map([['exception.id', cause]]));
      return;
    }
    const fields = fieldsOf(cause);
    for (const exception of objectsOf(fields.get('exceptions'))) {
      writer.event('exception', undefined, exceptionOf(exception));
    }
    writer.flatAttributes(fields, 'cause.', EXCEPTIONS);
  }

  /** Slot of what made the document; a segment's name is its service. */
  private resourceOf(document: Fields): number {
    const attributes = new Map<string, SmallValue>();
    for (const [key, value] of flatEntries(fieldsOf(document.get('service')), 'service.')) attributes.set(key, value);
    for (const key of ['origin', 'resource_arn', 'user']) {
      const value = document.get(key);
      if (value !== undefined && value !== null) attributes.set(key, value);
    }
    // Its own name stands for the service; one that is told here would hide it.
    attributes.delete('service.name');
    return this.writer.resourceSlot({ service: textOf(document.get('name')), attributes });
  }
}

const EXCEPTIONS: ReadonlySet<string> = new Set(['exceptions']);
