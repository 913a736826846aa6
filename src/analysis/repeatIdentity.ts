import { ATTRIBUTE_TYPE, keyShift } from '#model/attributes.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG } from '#model/spanTable.ts';
import { missingParentOf } from './missingParents.ts';
import { spellingsOf } from './aliasTable.ts';
import { MaskedHashes } from './maskedHash.ts';

/** Facts that say what a call did, the best first (algorithms §10); only the first that a span has counts. */
const WHAT = [
  'db.query.summary',
  'db.query.text',
  'http.route',
  'url.template',
  'url.path',
  'url.full',
  'rpc.method',
] as const;
/** A span whose name is only `HTTP` may say no more. */
const METHOD = ['http.request.method'] as const;

/** What a waterfall marks on a row: a folded row's marks are true of every member. */
const MARKED = SPAN_FLAG.unfinished | SPAN_FLAG.orphan | SPAN_FLAG.timeRepaired;

/** Tells whether neighbouring rows are the same work: of all that varies from call to call nothing counts. */
export class RepeatIdentity {
  private readonly table: SpanTable;
  private readonly errorRule: Uint8Array;
  private readonly masked: MaskedHashes;
  /** by string index of a key: its place, from 1, among the spellings of WHAT or, negative, of METHOD; 0 = neither */
  private readonly rank: Int8Array;

  /** `errorRule` is deriveErrorRules. */
  constructor(table: SpanTable, errorRule: Uint8Array) {
    this.table = table;
    this.errorRule = errorRule;
    this.masked = new MaskedHashes(table.strings);
    this.rank = new Int8Array(table.strings.length);
    const what = WHAT.flatMap(spellingsOf).map(({ key }) => key);
    const method = METHOD.flatMap(spellingsOf).map(({ key }) => key);
    for (const key of table.attributeKeys) {
      const name = table.strings.get(key);
      this.rank[key] = what.indexOf(name) + 1 || -(method.indexOf(name) + 1);
    }
  }

  /** Whether two rows without children are siblings of one kind, as far as their columns tell: cheap. */
  looksSame(one: number, other: number): boolean {
    // What mostly differs comes first.
    const { operation } = this.table;
    if (operation[one] !== operation[other] && this.masked.of(operation[one]) !== this.masked.of(operation[other])) {
      return false;
    }
    const { parent, trace, service, kind, status, flags } = this.table;
    return (
      parent[one] === parent[other] &&
      trace[one] === trace[other] &&
      service[one] === service[other] &&
      kind[one] === kind[other] &&
      status[one] === status[other] &&
      this.errorRule[one] === this.errorRule[other] &&
      ((flags[one] ^ flags[other]) & MARKED) === 0 &&
      missingParentOf(this.table, one) === missingParentOf(this.table, other)
    );
  }

  /** What a row's attributes say it did, as a number; of rows that say nothing it is the same. */
  fingerprint(row: number): number {
    const { attributes, record } = this.table;
    let what = 0;
    let method = 0;
    let bestWhat = Infinity;
    let bestMethod = -Infinity;
    const shift = keyShift(attributes, record[row]);
    const end = attributes.offset[record[row] + 1];
    for (let at = attributes.offset[record[row]]; at < end; at++) {
      const rank = this.rank[attributes.key[shift + at]];
      if (rank === 0 || attributes.type[shift + at] !== ATTRIBUTE_TYPE.string) continue;
      if (rank > 0 && rank < bestWhat) {
        bestWhat = rank;
        what = this.masked.of(attributes.value[at]);
      } else if (rank < 0 && rank > bestMethod) {
        bestMethod = rank;
        method = attributes.value[at];
      }
    }
    return what + method;
  }
}
