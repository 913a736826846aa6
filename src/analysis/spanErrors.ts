import { ATTRIBUTE_TYPE, attributeText, keyShift, valueAt } from '#model/attributes.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND, SPAN_STATUS } from '#model/spanTable.ts';
import { spellingsOf } from './aliasTable.ts';
import { newRpcCode } from './aliasValues.ts';
import { ExceptionEvents } from './exceptionEvents.ts';

/** What makes a row an error (semantic-conventions §4), as codes of a column. */
export const ERROR_RULE = {
  none: 0,
  /** its status says so */
  status: 1,
  /** `error.type` is there */
  errorType: 2,
  /** a server answered 500 or more, or a client was answered so */
  http: 3,
  /** an RPC ended in a status that is an error on this side */
  rpc: 4,
  /** a process left another exit code than 0, or a pipeline did not succeed */
  work: 5,
  /** a client was answered 400 to 499: an error unless the user does not count it */
  client4xx: 6,
  /** no error: an exception was recorded, and the span did not fail */
  warning: 7,
} as const;

/** Facts that rules 2 to 5 are about; the order is that of the rules. */
const FACTS = ['error.type', 'http.response.status_code', 'rpc.status_code', 'process.exit.code'] as const;
const [ERROR_TYPE, HTTP, RPC, EXIT, PIPELINE] = [0, 1, 2, 3, 4];
const PIPELINE_RESULT = /^cicd\..*\.result$/;
const BAD_RESULTS: ReadonlySet<string> = new Set(['failure', 'error', 'timeout']);
/** Spellings of one fact: the most there may be. */
const SPELLINGS = 16;
/** Other statuses are the caller's mistake, which a server answers as it should. */
const SERVER_ERRORS: ReadonlySet<string> = new Set([
  'UNKNOWN',
  'DEADLINE_EXCEEDED',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
]);

/**
 * A code of ERROR_RULE per row: the first rule that holds. A status of ok means no error whatever follows; nor is a call
 * that was cancelled one, unless its status says so. One pass over the attributes; where no key of FACTS occurs, none.
 */
export function deriveErrorRules(table: SpanTable): Uint8Array {
  const reader = new ErrorReader(table);
  const rules = new Uint8Array(table.length);
  if (!reader.asksRecords) {
    const { status, length } = table;
    for (let row = 0; row < length; row++) if (status[row] === SPAN_STATUS.error) rules[row] = ERROR_RULE.status;
    return rules;
  }
  for (let row = 0; row < table.length; row++) rules[row] = reader.ruleOf(row);
  return rules;
}

class ErrorReader {
  private readonly table: SpanTable;
  private readonly exceptions: ExceptionEvents;
  /** by string index of a key: 0, or 1 + SPELLINGS × fact + place among its spellings; undefined = no such key */
  private readonly codes: Uint8Array | undefined;
  /** of the row being read, by fact: entry of its best spelling, −1 = none, and that spelling's place */
  private readonly entry = new Int32Array(FACTS.length + 1);
  private readonly place = new Uint8Array(FACTS.length + 1);
  private shift = 0;

  constructor(table: SpanTable) {
    this.table = table;
    this.exceptions = new ExceptionEvents(table);
    const codes = new Uint8Array(table.strings.length);
    const spellings = FACTS.map((fact) => spellingsOf(fact).map(({ key }) => key));
    let isKnown = false;
    for (const key of table.attributeKeys) {
      const name = table.strings.get(key);
      let fact = spellings.findIndex((keys) => keys.includes(name));
      const place = fact < 0 ? 0 : spellings[fact].indexOf(name);
      if (fact < 0 && PIPELINE_RESULT.test(name)) fact = PIPELINE;
      if (fact < 0) continue;
      codes[key] = 1 + SPELLINGS * fact + place;
      isKnown = true;
    }
    this.codes = isKnown ? codes : undefined;
  }

  /** Whether there is anything but its status that could make a row an error. */
  get asksRecords(): boolean {
    return this.codes !== undefined || this.table.events.name.length > 0;
  }

  ruleOf(row: number): number {
    const status = this.table.status[row];
    if (status === SPAN_STATUS.error) return ERROR_RULE.status;
    if (status !== SPAN_STATUS.ok && this.codes !== undefined && this.collect(row, this.codes)) {
      const rule = this.derivedRule(this.table.kind[row]);
      if (rule !== ERROR_RULE.none) return rule;
    }
    return this.exceptions.hasAny(this.table.record[row]) ? ERROR_RULE.warning : ERROR_RULE.none;
  }

  /** Finds the row's facts; false when it has none. */
  private collect(row: number, codes: Uint8Array): boolean {
    const { attributes, record } = this.table;
    const { offset, key } = attributes;
    const end = offset[record[row] + 1];
    this.shift = keyShift(attributes, record[row]);
    let found = false;
    for (let at = offset[record[row]]; at < end; at++) {
      const code = codes[key[this.shift + at]];
      if (code === 0 || this.isEmpty(at)) continue;
      if (!found) this.entry.fill(-1);
      found = true;
      const fact = Math.floor((code - 1) / SPELLINGS);
      const place = (code - 1) % SPELLINGS;
      if (fact === PIPELINE) {
        // Of several results the bad one counts.
        if (this.entry[fact] < 0 || BAD_RESULTS.has(this.text(at))) this.entry[fact] = at;
      } else if (this.entry[fact] < 0 || place < this.place[fact]) {
        this.entry[fact] = at;
        this.place[fact] = place;
      }
    }
    return found;
  }

  private derivedRule(kind: number): number {
    const { entry } = this;
    const http = entry[HTTP] < 0 ? NaN : this.number(entry[HTTP]);
    const rpc = entry[RPC] < 0 ? 'OK' : newRpcCode(this.text(entry[RPC]));
    if (http === 499 || rpc === 'CANCELLED') return ERROR_RULE.none;
    const isAnswered4xx = kind === SPAN_KIND.client && http >= 400 && http < 500;
    // By convention a client repeats the answer's number as its type, which says nothing more.
    const type = entry[ERROR_TYPE] < 0 ? '' : this.text(entry[ERROR_TYPE]);
    if (type !== '' && !(isAnswered4xx && Number(type) === http)) return ERROR_RULE.errorType;
    if (isAnswered4xx) return ERROR_RULE.client4xx;
    if (http >= 500 && (kind === SPAN_KIND.client || kind === SPAN_KIND.server)) return ERROR_RULE.http;
    if (rpc !== 'OK' && (kind === SPAN_KIND.client || (kind === SPAN_KIND.server && SERVER_ERRORS.has(rpc)))) {
      return ERROR_RULE.rpc;
    }
    if (entry[EXIT] >= 0 && this.number(entry[EXIT]) !== 0) return ERROR_RULE.work;
    if (entry[PIPELINE] >= 0 && BAD_RESULTS.has(this.text(entry[PIPELINE]))) return ERROR_RULE.work;
    return ERROR_RULE.none;
  }

  private typeOf(at: number): number {
    return this.table.attributes.type[this.shift + at];
  }

  private isEmpty(at: number): boolean {
    const type = this.typeOf(at);
    if (type === ATTRIBUTE_TYPE.string) return this.table.strings.get(this.table.attributes.value[at]) === '';
    return type === ATTRIBUTE_TYPE.empty;
  }

  private text(at: number): string {
    return attributeText(this.table.strings, this.typeOf(at), valueAt(this.table.attributes, at));
  }

  /** A status that was sent as a number is not spelt out a million times to be read again. */
  private number(at: number): number {
    return this.typeOf(at) === ATTRIBUTE_TYPE.int ? valueAt(this.table.attributes, at) : Number(this.text(at));
  }
}
