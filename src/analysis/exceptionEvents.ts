import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { SpanTable } from '#model/spanTable.ts';

/** Whether a name is one that exceptions are told under (semantic-conventions §5); older tracers said `error`. */
export function isExceptionName(name: string): boolean {
  return name === 'exception' || name.endsWith('.exception') || name === 'error';
}

/** ERROR to FATAL4 in OTLP's numbers. */
const LEAST_SEVERITY = 17;
const MOST_SEVERITY = 24;

/** Finds the records with an exception among their events. Reads columns; a name is looked at once. */
export class ExceptionEvents {
  private readonly table: SpanTable;
  /** by string index of a name: 0 = not looked at, 1 = of no exception, 2 = of one */
  private readonly names: Uint8Array;
  /** string indexes; −1 = occurs nowhere */
  private readonly escaped: number;
  private readonly telling: readonly number[];

  constructor(table: SpanTable) {
    this.table = table;
    const hasEvents = table.events.name.length > 0;
    this.names = new Uint8Array(hasEvents ? table.strings.length : 0);
    const keyOf = (key: string): number => (hasEvents ? table.strings.find(key) : -1);
    this.escaped = keyOf('exception.escaped');
    this.telling = ['exception.type', 'exception.message'].map(keyOf).filter((key) => key >= 0);
  }

  /** Whether an event of the record is an exception that nobody said stayed inside. */
  hasAny(record: number): boolean {
    const { offset } = this.table.events;
    for (let event = offset[record]; event < offset[record + 1]; event++) if (this.isOne(event)) return true;
    return false;
  }

  private isOne(event: number): boolean {
    const { name, severity, attributes } = this.table.events;
    // A log record below ERROR is of an exception that somebody dealt with; an event of the span has no severity.
    if (severity[event] !== 0 && (severity[event] < LEAST_SEVERITY || severity[event] > MOST_SEVERITY)) return false;
    let isException = this.isNamedSo(name[event]);
    for (let at = attributes.offset[event]; at < attributes.offset[event + 1]; at++) {
      const key = attributes.key[at];
      if (key === this.escaped && this.isFalse(attributes.type[at], attributes.value[at])) return false;
      if (!isException) isException = this.telling.includes(key);
    }
    return isException;
  }

  private isNamedSo(name: number): boolean {
    if (name < 0) return false;
    if (this.names[name] === 0) this.names[name] = isExceptionName(this.table.strings.get(name)) ? 2 : 1;
    return this.names[name] === 2;
  }

  private isFalse(type: number, value: number): boolean {
    if (type === ATTRIBUTE_TYPE.bool) return value === 0;
    return type === ATTRIBUTE_TYPE.string && this.table.strings.get(value).toLowerCase() === 'false';
  }
}
