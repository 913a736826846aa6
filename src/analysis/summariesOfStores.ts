import { SPAN_KIND } from '#model/spanTable.ts';
import type { Conventions } from './conventions.ts';
import { linkTargets, queueDelay } from './linkTargets.ts';
import { summaryHead } from './summaryHead.ts';
import { addressParts, joinParts, joinWords, roughDuration, shortPath } from './summaryText.ts';

/** Links that are followed for one line of text: a larger batch is told by its size. */
const MOST_LINKS = 64;

/** Characters of a query text that are looked at for its verb and table: enough for any hint before them. */
const QUERY_HEAD = 2000;

/** `SELECT orders · postgresql@orders-db · 12 rows`; where no table is known, `acquire row lock · postgresql` */
export function summariseDatabase(facts: Conventions, row: number): string {
  const system = facts.text(row, 'db.system.name');
  const host = facts.text(row, 'server.address') ?? addressParts(facts.text(row, 'db.connection_string')).host;
  const rows = facts.number(row, 'db.response.returned_rows');
  return joinParts(
    queryWords(facts, row),
    host === undefined ? system : `${system}@${host}`,
    rows === undefined ? undefined : `${rows} ${rows === 1 ? 'row' : 'rows'}`,
  );
}

/** A database as a whole is no target: `SELECT fraud_db` says less than most names. */
function queryWords(facts: Conventions, row: number): string {
  const summary = facts.text(row, 'db.query.summary');
  if (summary !== undefined) return summary;
  const text = facts.text(row, 'db.query.text')?.slice(0, QUERY_HEAD);
  const verb = facts.text(row, 'db.operation.name') ?? (text === undefined ? undefined : verbOf(text));
  const target = facts.text(row, 'db.collection.name') ?? tableOf(text) ?? facts.text(row, 'db.stored_procedure.name');
  const words = joinWords(verb, target ?? (text === undefined ? facts.text(row, 'db.namespace') : undefined));
  return summaryHead(facts, row, words, target !== undefined);
}

function verbOf(query: string): string | undefined {
  return /^(?:\s|--.*\n|\/\*[^]*?\*\/)*([a-z]\w*)/i.exec(query)?.[1].toUpperCase();
}

function tableOf(query: string | undefined): string | undefined {
  const found = /\b(?:from|into|update|table|join)\s+([\w.$"`[\]]+)/i.exec(query ?? '');
  return found?.[1].replaceAll(/["`[\]]/g, '');
}

/** `GET session:* · redis · hit`; parts of a key that look like ids are hidden */
export function summariseCache(facts: Conventions, row: number): string {
  const [first, key] = (facts.text(row, 'db.query.text') ?? '').trim().slice(0, QUERY_HEAD).split(/\s+/);
  const command = facts.text(row, 'db.operation.name') ?? first.toUpperCase();
  const hit = facts.text(row, 'cache.hit');
  return joinParts(
    facts.text(row, 'db.query.summary') ??
      summaryHead(facts, row, joinWords(command, key && maskedKey(key)), key !== undefined),
    facts.text(row, 'db.system.name'),
    hit === undefined ? undefined : hit === 'true' ? 'hit' : 'miss',
  );
}

function maskedKey(key: string): string {
  return key
    .split(':')
    .map((part) => (/[\d@]/.test(part) ? '*' : part))
    .join(':');
}

/** Destination with the number of messages: `shop.orders ×40`. */
function destination(facts: Conventions, row: number): string | undefined {
  const count = facts.number(row, 'messaging.batch.message_count');
  return joinWords(
    facts.text(row, 'messaging.destination.template') ?? facts.text(row, 'messaging.destination.name'),
    count === undefined ? undefined : `×${count}`,
  );
}

/** `send shop.orders · kafka · p3` */
export function summariseMessageOut(facts: Conventions, row: number): string {
  const partition = facts.text(row, 'messaging.destination.partition.id');
  return joinParts(
    messageWords(facts, row, SPAN_KIND.producer, 'send'),
    facts.text(row, 'messaging.system'),
    partition === undefined ? undefined : `p${partition}`,
  );
}

/** `process shop.orders ×40 · group billing · waited 1.3 s` */
export function summariseMessageIn(facts: Conventions, row: number): string {
  const group = facts.text(row, 'messaging.consumer.group.name');
  return joinParts(
    messageWords(facts, row, SPAN_KIND.consumer, 'process'),
    group === undefined ? facts.text(row, 'messaging.system') : `group ${group}`,
    waited(facts, row),
  );
}

/** Verb and destination. Where none was sent, only a span of that `kind` is known to have done the `usual` thing. */
function messageWords(facts: Conventions, row: number, kind: number, usual: string): string {
  const sent = facts.text(row, 'messaging.operation.type') ?? facts.text(row, 'messaging.operation.name');
  const verb = sent ?? (facts.table.kind[row] === kind ? usual : undefined);
  const target = destination(facts, row);
  return summaryHead(facts, row, joinWords(verb, target), verb !== undefined && target !== undefined);
}

/** Since the producer that is its parent ended, else since the first of the spans that it links to did. */
function waited({ table }: Conventions, row: number): string | undefined {
  const parent = table.parent[row];
  if (parent >= 0 && table.kind[parent] === SPAN_KIND.producer) return waitedWords(queueDelay(table, row, parent));
  const { offset } = table.links;
  const links = offset[table.record[row] + 1] - offset[table.record[row]];
  if (links === 0 || links > MOST_LINKS) return undefined;
  const delays = linkTargets(table, row).map((target) =>
    target === undefined ? 0 : (queueDelay(table, row, target) ?? 0),
  );
  return waitedWords(Math.max(...delays) || undefined);
}

function waitedWords(delay: number | undefined): string | undefined {
  return delay === undefined ? undefined : `waited ${roughDuration(delay)}`;
}

/** `S3 PutObject photos/…/a.jpg` */
export function summariseCloud(facts: Conventions, row: number): string {
  const bucket = facts.text(row, 'aws.s3.bucket');
  const key = facts.text(row, 'aws.s3.key');
  const target =
    bucket === undefined
      ? (facts.list(row, 'aws.dynamodb.table_names')[0] ?? facts.text(row, 'messaging.destination.name'))
      : shortPath(key === undefined ? bucket : `${bucket}/${key}`);
  // As the agent of Java wrote it before there were names for it.
  const operation =
    facts.text(row, 'rpc.method')?.replace('/', ' ') ??
    joinWords(facts.text(row, 'aws.service'), facts.text(row, 'aws.operation'));
  const words = joinWords(operation, target);
  return joinParts(summaryHead(facts, row, words, operation !== undefined));
}
