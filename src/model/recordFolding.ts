import type { ProblemLog } from './problem.ts';
import type { RecordColumns } from './recordColumns.ts';
import type { RecordDefinitions } from './recordDefinitions.ts';
import type { RecordIndex } from './recordIndex.ts';
import { SPAN_FLAG, SPAN_KIND } from './spanTable.ts';

/** What became of the records that share an id. */
export interface Folding {
  /** 1 = stands for no row of its own: a copy, or the unfinished half of a finished span */
  readonly dropped: Uint8Array;
  /** records that stand for a row */
  readonly rows: number;
  /** record whose client half this one hangs under, −1 = not a server half */
  readonly clientHalf: Int32Array;
  /** by record: the unfinished record that is part of it */
  readonly partial: ReadonlyMap<number, number>;
  /** SPAN_FLAG bits found here */
  readonly flags: Uint16Array;
}

function sameSpan(records: RecordColumns, definitions: RecordDefinitions, one: number, other: number): boolean {
  return (
    records.name.data[one] === records.name.data[other] &&
    definitions.resourceOf(one) === definitions.resourceOf(other) &&
    records.startSec.data[one] === records.startSec.data[other] &&
    records.startNano.data[one] === records.startNano.data[other]
  );
}

function sameEvents(records: RecordColumns, one: number, other: number): boolean {
  const { offset, sec, nano, name, attributes } = records.events;
  const first = offset.data[one];
  const second = offset.data[other];
  const size = offset.data[one + 1] - first;
  if (size !== offset.data[other + 1] - second) return false;
  for (let at = 0; at < size; at++) {
    if (
      !Object.is(sec.data[first + at], sec.data[second + at]) ||
      nano.data[first + at] !== nano.data[second + at] ||
      name.data[first + at] !== name.data[second + at] ||
      !attributes.equal(first + at, second + at)
    ) {
      return false;
    }
  }
  return true;
}

function sameLinks(records: RecordColumns, one: number, other: number): boolean {
  const { offset, traceId, spanId, attributes } = records.links;
  const first = offset.data[one];
  const second = offset.data[other];
  const size = offset.data[one + 1] - first;
  if (size !== offset.data[other + 1] - second) return false;
  for (let at = 0; at < size; at++) {
    if (
      traceId.data[first + at] !== traceId.data[second + at] ||
      spanId.data[first + at] !== spanId.data[second + at] ||
      !attributes.equal(first + at, second + at)
    ) {
      return false;
    }
  }
  return true;
}

function identical(records: RecordColumns, definitions: RecordDefinitions, one: number, other: number): boolean {
  return (
    sameSpan(records, definitions, one, other) &&
    records.parentId.data[one] === records.parentId.data[other] &&
    records.duration.data[one] === records.duration.data[other] &&
    records.kind.data[one] === records.kind.data[other] &&
    records.status.data[one] === records.status.data[other] &&
    records.statusMessage.data[one] === records.statusMessage.data[other] &&
    definitions.scopeOf(one) === definitions.scopeOf(other) &&
    records.shared.data[one] === records.shared.data[other] &&
    records.attributes.equal(one, other) &&
    sameEvents(records, one, other) &&
    sameLinks(records, one, other)
  );
}

const HASHED = ['name', 'startSec', 'startNano', 'duration', 'parentId', 'statusMessage', 'status'] as const;

/** Equal for identical records, and different for nearly all others: 80,000 of one id may differ in one field only. */
function contentHash(records: RecordColumns, definitions: RecordDefinitions, record: number): number {
  let hash = records.attributes.hash(record);
  const mix = (value: number): void => void (hash = Math.imul(hash ^ (value | 0), 0x01000193));
  for (const name of HASHED) mix(records[name].data[record]);
  mix(definitions.resourceOf(record));
  mix(definitions.scopeOf(record));
  const { events, links } = records;
  for (let at = events.offset.data[record]; at < events.offset.data[record + 1]; at++) {
    for (const column of [events.sec, events.nano, events.name]) mix(column.data[at]);
    mix(events.attributes.hash(at));
  }
  for (let at = links.offset.data[record]; at < links.offset.data[record + 1]; at++) {
    for (const column of [links.traceId, links.spanId]) mix(column.data[at]);
    mix(links.attributes.hash(at));
  }
  return hash ^ records.kind.data[record];
}

/**
 * Decides about records with one id (algorithms §1.1–4): identical copies fold into one, an unfinished record joins the
 * finished one, server halves of a shared RPC id hang under the client half, and what is left is flagged duplicateId.
 * Copies are found through a hash of their content, so 80,000 of one id stay linear.
 */
export function foldRecords(
  records: RecordColumns,
  definitions: RecordDefinitions,
  index: RecordIndex,
  log: ProblemLog,
): Folding {
  const count = records.length;
  const dropped = new Uint8Array(count);
  const clientHalf = new Int32Array(count).fill(-1);
  const partial = new Map<number, number>();
  const flags = new Uint16Array(count);
  let rows = count;

  for (const first of index.repeated) {
    const members: number[] = [];
    const byContent = new Map<number, number[]>();
    for (let record = first; record >= 0; record = index.after(record)) {
      const hash = contentHash(records, definitions, record);
      const alike = byContent.get(hash);
      const original = alike?.find((known) => identical(records, definitions, known, record));
      if (original === undefined) {
        if (alike) alike.push(record);
        else byContent.set(hash, [record]);
        members.push(record);
      } else {
        dropped[record] = 1;
        flags[original] |= SPAN_FLAG.merged;
        log.add('identicalDuplicate', { record: original });
      }
    }
    const rest = joinPartials(records, definitions, members, dropped, partial, flags, log);
    splitHalves(records, rest, clientHalf, flags);
    for (let record = first; record >= 0; record = index.after(record)) rows -= dropped[record];
  }
  return { dropped, rows, clientHalf, partial, flags };
}

/** Algorithms §1.2. Gives the members that are left. */
function joinPartials(
  records: RecordColumns,
  definitions: RecordDefinitions,
  members: readonly number[],
  dropped: Uint8Array,
  partial: Map<number, number>,
  flags: Uint16Array,
  log: ProblemLog,
): number[] {
  const ended = members.filter((record) => records.duration.data[record] >= 0);
  if (ended.length === 0 || ended.length === members.length) return [...members];
  const finishedBy = new Map<string, number>();
  const key = (record: number): string =>
    `${records.name.data[record]} ${definitions.resourceOf(record)} ${records.startSec.data[record]} ${records.startNano.data[record]}`;
  for (const record of ended) finishedBy.set(key(record), record);
  for (const record of members) {
    if (records.duration.data[record] >= 0) continue;
    const final = finishedBy.get(key(record));
    if (final === undefined || partial.has(final)) continue;
    partial.set(final, record);
    dropped[record] = 1;
    flags[final] |= SPAN_FLAG.merged;
    log.add('partialMerged', { record: final });
  }
  return members.filter((record) => dropped[record] === 0);
}

/** Algorithms §1.3 and §1.4. */
function splitHalves(
  records: RecordColumns,
  members: readonly number[],
  clientHalf: Int32Array,
  flags: Uint16Array,
): void {
  if (members.length < 2) return;
  const kind = records.kind.data;
  const isHalf = (record: number): boolean =>
    kind[record] === SPAN_KIND.server || (records.shared.data[record] === 1 && kind[record] !== SPAN_KIND.client);
  const client = members.find((record) => kind[record] === SPAN_KIND.client);
  const others: number[] = [];
  for (const record of members) {
    if (client !== undefined && record !== client && isHalf(record)) {
      clientHalf[record] = client;
      flags[record] |= SPAN_FLAG.sharedId;
    } else {
      others.push(record);
    }
  }
  if (others.length < 2) return;
  for (const record of others) flags[record] |= SPAN_FLAG.duplicateId;
}
