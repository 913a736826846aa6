import { BitSet } from '#base/bitSet.ts';
import type { AttributeLists } from '#model/attributes.ts';
import { ATTRIBUTE_TYPE, keyShift, valueAt } from '#model/attributes.ts';
import type { SpanTable } from '#model/spanTable.ts';

/** Answers kept per number: a query may meet millions of attributes, but most values come again and again. */
const KNOWN_NUMBERS = 1 << 16;

const NO = 1;
const YES = 2;

/** Whether the query can be part of the text of a number or of a boolean; else their values need not be looked at. */
export function matchesPlainValues(query: string): boolean {
  const lower = query.toLowerCase();
  return /^[-+.\de]+$/.test(lower) || 'true'.includes(lower) || 'false'.includes(lower);
}

/** Strings that have the query in them, by index. */
export type MatchingStrings = Pick<BitSet, 'has'>;

/** Tells of a row whether the query occurs in it, once it is known which strings have it. */
export class RowMatcher {
  private readonly table: SpanTable;
  private readonly strings: MatchingStrings;
  private readonly lower: string;
  private readonly plainValues: boolean;
  private readonly resources: BitSet;
  private readonly scopes: BitSet;
  /** records with a matching status message, or whose missing parent has a matching id */
  private readonly detailed = new Set<number>();
  private readonly knownNumbers = new Map<number, boolean>();
  /** Whether a list has a key that matches, by where its keys begin: 0 = not looked at, NO, YES. */
  private readonly knownKeys = new Map<AttributeLists, Uint8Array>();

  /** `strings`: the strings that have the query in them. */
  constructor(table: SpanTable, query: string, strings: MatchingStrings) {
    this.table = table;
    this.strings = strings;
    this.lower = query.toLowerCase();
    this.plainValues = matchesPlainValues(query);
    const { resources, scopes, details } = table;
    this.resources = new BitSet(resources.length);
    for (let at = 0; at < resources.length; at++) {
      if (this.list(resources.attributes, at)) this.resources.add(at);
    }
    this.scopes = new BitSet(scopes.length);
    for (let at = 0; at < scopes.length; at++) {
      if (this.text(scopes.name[at]) || this.text(scopes.version[at]) || this.list(scopes.attributes, at)) {
        this.scopes.add(at);
      }
    }
    for (const { at, value } of [details.missingParent, details.statusMessage]) {
      for (let entry = 0; entry < at.length; entry++) if (this.text(value[entry])) this.detailed.add(at[entry]);
    }
  }

  matches(row: number): boolean {
    const { table } = this;
    const record = table.record[row];
    return (
      this.matchesName(row) ||
      this.text(table.spanId[row]) ||
      this.text(table.traces.id[table.trace[row]]) ||
      (table.resource[row] >= 0 && this.resources.has(table.resource[row])) ||
      (table.scope[row] >= 0 && this.scopes.has(table.scope[row])) ||
      this.list(table.attributes, record) ||
      this.events(record) ||
      this.links(record) ||
      (this.detailed.size > 0 && this.detailed.has(record))
    );
  }

  /** In its operation or service. */
  matchesName(row: number): boolean {
    const { operation, service, services } = this.table;
    return this.text(operation[row]) || (service[row] >= 0 && this.text(services[service[row]]));
  }

  /** In an event: its name, or its attributes. */
  matchesEvent(event: number): boolean {
    const { name, attributes } = this.table.events;
    return this.text(name[event]) || this.list(attributes, event);
  }

  private text(index: number): boolean {
    return index >= 0 && this.strings.has(index);
  }

  private list(lists: AttributeLists, list: number): boolean {
    const from = lists.offset[list];
    const to = lists.offset[list + 1];
    if (from === to) return false;
    if (this.hasKey(lists, lists.shape[list], to - from)) return true;
    const { type } = lists;
    const shift = keyShift(lists, list);
    for (let at = from; at < to; at++) if (this.value(type[shift + at], valueAt(lists, at))) return true;
    return false;
  }

  private hasKey(lists: AttributeLists, start: number, size: number): boolean {
    let known = this.knownKeys.get(lists);
    if (known === undefined) {
      known = new Uint8Array(lists.key.length);
      this.knownKeys.set(lists, known);
    }
    if (known[start] === 0) {
      const keys = lists.key.subarray(start, start + size);
      known[start] = keys.some((key) => this.strings.has(key)) ? YES : NO;
    }
    return known[start] === YES;
  }

  private value(type: number, value: number): boolean {
    switch (type) {
      case ATTRIBUTE_TYPE.empty:
        return false;
      case ATTRIBUTE_TYPE.bool:
        return this.plainValues && (value === 0 ? 'false' : 'true').includes(this.lower);
      case ATTRIBUTE_TYPE.int:
      case ATTRIBUTE_TYPE.double:
        return this.plainValues && this.number(value);
      default:
        return this.strings.has(value);
    }
  }

  private number(value: number): boolean {
    let known = this.knownNumbers.get(value);
    if (known === undefined) {
      known = String(value).includes(this.lower);
      if (this.knownNumbers.size < KNOWN_NUMBERS) this.knownNumbers.set(value, known);
    }
    return known;
  }

  private events(record: number): boolean {
    const { offset } = this.table.events;
    for (let at = offset[record]; at < offset[record + 1]; at++) if (this.matchesEvent(at)) return true;
    return false;
  }

  private links(record: number): boolean {
    const { offset, traceId, spanId, attributes } = this.table.links;
    for (let at = offset[record]; at < offset[record + 1]; at++) {
      if (this.text(traceId[at]) || this.text(spanId[at]) || this.list(attributes, at)) return true;
    }
    return false;
  }
}
