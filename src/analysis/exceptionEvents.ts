import { ATTRIBUTE_TYPE, keyShift } from '#model/attributes.ts';
import type { SpanTable } from '#model/spanTable.ts';

/** Whether a name is one that exceptions are told under (semantic-conventions §5); older tracers said `error`. */
export function isExceptionName(name: string): boolean {
  return name === 'exception' || name.endsWith('.exception') || name === 'error';
}

/** ERROR to FATAL4 in OTLP's numbers. */
const LEAST_SEVERITY = 17;
const MOST_SEVERITY = 24;

/** What a string index says as the name of an event, or as the key of one of its attributes; 0 = not looked at. */
const OTHER = 1;
const EXCEPTION = 2;
const ESCAPED = 3;

/** Finds the records with an exception among their events. Reads columns; a text is looked at once. */
export class ExceptionEvents {
  private readonly table: SpanTable;
  /** by string index */
  private readonly names: Uint8Array;
  private readonly keys: Uint8Array;

  constructor(table: SpanTable) {
    this.table = table;
    const texts = table.events.name.length > 0 ? table.strings.length : 0;
    this.names = new Uint8Array(texts);
    this.keys = new Uint8Array(texts);
  }

  /** Whether an event of the record is an exception that nobody said stayed inside. */
  hasAny(record: number): boolean {
    const { offset } = this.table.events;
    for (let event = offset[record]; event < offset[record + 1]; event++) if (this.isOne(event)) return true;
    return false;
  }

  /** Whether an event tells of an exception, be it handled or not. */
  isException(event: number): boolean {
    const { name, attributes } = this.table.events;
    if (this.isNamedSo(name[event])) return true;
    const shift = keyShift(attributes, event);
    for (let at = attributes.offset[event]; at < attributes.offset[event + 1]; at++) {
      if (this.meaningOf(attributes.key[shift + at]) === EXCEPTION) return true;
    }
    return false;
  }

  private isOne(event: number): boolean {
    const { severity, attributes } = this.table.events;
    // A log record below ERROR is of an exception that somebody dealt with; an event of the span has no severity.
    if (severity[event] !== 0 && (severity[event] < LEAST_SEVERITY || severity[event] > MOST_SEVERITY)) return false;
    if (!this.isException(event)) return false;
    const shift = keyShift(attributes, event);
    for (let at = attributes.offset[event]; at < attributes.offset[event + 1]; at++) {
      const meaning = this.meaningOf(attributes.key[shift + at]);
      if (meaning === ESCAPED && this.isFalse(attributes.type[shift + at], attributes.value[at])) return false;
    }
    return true;
  }

  private isNamedSo(name: number): boolean {
    if (name < 0) return false;
    if (this.names[name] === 0) this.names[name] = isExceptionName(this.table.strings.get(name)) ? EXCEPTION : OTHER;
    return this.names[name] === EXCEPTION;
  }

  private meaningOf(key: number): number {
    if (key < 0) return OTHER;
    if (this.keys[key] === 0) {
      const text = this.table.strings.get(key);
      if (text === 'exception.type' || text === 'exception.message') this.keys[key] = EXCEPTION;
      else this.keys[key] = text === 'exception.escaped' ? ESCAPED : OTHER;
    }
    return this.keys[key];
  }

  private isFalse(type: number, value: number): boolean {
    if (type === ATTRIBUTE_TYPE.bool) return value === 0;
    return type === ATTRIBUTE_TYPE.string && this.table.strings.get(value).toLowerCase() === 'false';
  }
}
