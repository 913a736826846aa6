import { memoByObject } from '#base/memo.ts';
import { serviceName } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import type { Conventions } from './conventions.ts';
import { conventionsOf } from './conventions.ts';
import { hostOf } from './hostOf.ts';
import { linkingRows } from './linkTargets.ts';
import type { SpanType } from './spanTypes.ts';
import { deriveSpanType } from './spanTypes.ts';
import { addressParts, joinWords } from './summaryText.ts';

/** Who a call went to. */
export interface RemoteName {
  readonly name: string;
  /** the span that answered; undefined where the document has none */
  readonly answer: SpanRow | undefined;
}

/** What a span without a kind is that goes out of its process. */
const OUTGOING: ReadonlySet<SpanType> = new Set(['cache', 'database', 'messagingOut', 'cloud', 'httpOut']);
/** Spans that link to a message and are looked through for one that processes it. */
const MOST_LINKING = 8;

/**
 * The name of the other side of a call (semantic-conventions §3): the first of its twelve rules that gives one. Undefined
 * for spans that call nobody. A name of a service of the document is spelt as that service is.
 */
export function deriveRemoteName(table: SpanTable, row: number): RemoteName | undefined {
  if (!isOutgoing(table, row)) return undefined;
  const answer = answerOf(table, row);
  const answering = answer === undefined ? '' : serviceName(table, table.service[answer]);
  if (answering !== '') return { name: answering, answer };
  const name = nameSent(conventionsOf(table), row);
  return name === undefined ? undefined : { name: servicesByName(table).get(name.toLowerCase()) ?? name, answer };
}

function isOutgoing(table: SpanTable, row: number): boolean {
  const kind = table.kind[row];
  if (kind === SPAN_KIND.client || kind === SPAN_KIND.producer) return true;
  return kind === SPAN_KIND.unspecified && OUTGOING.has(deriveSpanType(table, row));
}

/** Rule 1. Of several that answer, such as tries or consumers, the first. */
function answerOf(table: SpanTable, row: number): SpanRow | undefined {
  const { kind, subtreeEnd } = table;
  for (let child = row + 1; child < subtreeEnd[row]; child = subtreeEnd[child]) {
    if (kind[child] === SPAN_KIND.server || kind[child] === SPAN_KIND.consumer) return child as SpanRow;
  }
  return linkingRows(table, row, MOST_LINKING).find((other) => kind[other] === SPAN_KIND.consumer);
}

/** By name in small letters. */
const servicesByName = memoByObject(
  (table: SpanTable): ReadonlyMap<string, string> =>
    new Map(Array.from(table.services, (index) => table.strings.get(index)).map((name) => [name.toLowerCase(), name])),
);

/** Rules 2 to 12, by what the span says itself. */
export function nameSent(facts: Conventions, row: number): string | undefined {
  const text = (canonical: string): string | undefined => facts.text(row, canonical);
  return (
    text('service.peer.name') ??
    queueName(facts, row) ??
    databaseName(facts, row) ??
    (facts.has(row, 'gen_ai.operation.name')
      ? (text('gen_ai.provider.name') ?? text('gen_ai.request.model'))
      : undefined) ??
    text('faas.invoked_name') ??
    cloudName(facts, row) ??
    rpcName(facts, row) ??
    hostOf(facts, row) ??
    (addressParts(text('url.full')).host || undefined) ??
    text('network.peer.address') ??
    // SkyWalking, then OpenTracing.
    text('peer') ??
    text('peer.hostname') ??
    text('peer.address')
  );
}

/** A destination that is made for one reply says nothing: then it is the broker. */
export function queueName(facts: Conventions, row: number): string | undefined {
  const system = facts.text(row, 'messaging.system');
  if (system === undefined) return undefined;
  const isPassing = ['messaging.destination.temporary', 'messaging.destination.anonymous'].some(
    (key) => facts.text(row, key) === 'true',
  );
  const named = facts.text(row, 'messaging.destination.template') ?? facts.text(row, 'messaging.destination.name');
  if (named !== undefined && !isPassing) return named;
  const address = facts.text(row, 'server.address');
  return address === undefined ? system : `${system}@${address}`;
}

function databaseName(facts: Conventions, row: number): string | undefined {
  const system = facts.text(row, 'db.system.name');
  if (system === undefined && !facts.has(row, 'db.query.text')) return undefined;
  const namespace = facts.text(row, 'db.namespace');
  const address = facts.text(row, 'server.address') ?? addressParts(facts.text(row, 'db.connection_string')).host;
  if (namespace !== undefined && address !== undefined) return `${namespace}@${address}`;
  return namespace ?? address ?? system;
}

/** Service and what it keeps: `S3 photos`. */
function cloudName(facts: Conventions, row: number): string | undefined {
  if (deriveSpanType(facts.table, row) !== 'cloud') return undefined;
  const method = facts.text(row, 'rpc.method');
  const service = method?.includes('/') === true ? method.split('/', 1)[0] : facts.text(row, 'aws.service');
  if (service === undefined) return undefined;
  const kept =
    facts.text(row, 'aws.s3.bucket') ??
    facts.list(row, 'aws.dynamodb.table_names').at(0) ??
    facts.text(row, 'messaging.destination.name');
  return joinWords(service, kept);
}

function rpcName(facts: Conventions, row: number): string | undefined {
  if (!facts.has(row, 'rpc.system.name') || facts.has(row, 'server.address')) return undefined;
  const method = facts.text(row, 'rpc.method');
  return method?.includes('/') === true ? method.slice(0, method.lastIndexOf('/')) : undefined;
}
