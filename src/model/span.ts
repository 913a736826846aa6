import { lowerBound } from '#base/search.ts';
import type { Attribute } from './attributes.ts';
import { readAttributes } from './attributes.ts';
import type { SpanRow, SpanTable, SparseColumn, TraceIndex } from './spanTable.ts';
import { SPAN_FLAG, SPAN_KIND_NAMES, SPAN_STATUS, SPAN_STATUS_NAMES } from './spanTable.ts';

export interface SpanEvent {
  /** ns after the table's origin; NaN when the source gives no time */
  readonly time: number;
  readonly name: string;
  /** 0 = an event of the span; else a log record that names it: OTLP's severity number, or NO_SEVERITY */
  readonly severity: number;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributes: number;
}

export interface SpanLink {
  readonly traceId: string;
  readonly spanId: string;
  /** W3C text, '' when there is none */
  readonly traceState: string;
  /** OTLP's 32 bits */
  readonly flags: number;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributes: number;
}

/**
 * One row read as an object: a thin view whose getters go to the columns. Read it while rendering, never store it, and
 * never use it in a loop over rows.
 */
export class Span {
  readonly table: SpanTable;
  readonly row: SpanRow;

  constructor(table: SpanTable, row: SpanRow) {
    this.table = table;
    this.row = row;
  }

  get traceIndex(): TraceIndex {
    return this.table.trace[this.row] as TraceIndex;
  }
  get traceId(): string {
    return this.table.strings.get(this.table.traces.id[this.traceIndex]);
  }
  get spanId(): string {
    return this.table.strings.get(this.table.spanId[this.row]);
  }
  /** '' for a root; of an orphan the id that is not in the document. */
  get parentId(): string {
    const parent = this.table.parent[this.row];
    if (parent >= 0) return this.table.strings.get(this.table.spanId[parent]);
    return this.table.strings.get(this.detail('missingParent') ?? -1);
  }
  get parent(): SpanRow | undefined {
    const parent = this.table.parent[this.row];
    return parent < 0 ? undefined : (parent as SpanRow);
  }
  /** '' when the source names none. */
  get service(): string {
    return serviceName(this.table, this.table.service[this.row]);
  }
  get operation(): string {
    return this.table.strings.get(this.table.operation[this.row]);
  }
  get kind(): (typeof SPAN_KIND_NAMES)[number] {
    return SPAN_KIND_NAMES[this.table.kind[this.row]];
  }
  get status(): (typeof SPAN_STATUS_NAMES)[number] {
    return SPAN_STATUS_NAMES[this.table.status[this.row]];
  }
  get isError(): boolean {
    return this.table.status[this.row] === SPAN_STATUS.error;
  }
  get statusMessage(): string {
    return this.table.strings.get(this.detail('statusMessage') ?? -1);
  }
  /** ns after the table's origin */
  get start(): number {
    return this.table.start[this.row];
  }
  get startNs(): bigint {
    return this.table.originNs + BigInt(this.start);
  }
  /** ns; undefined while the span is unfinished */
  get duration(): number | undefined {
    const duration = this.table.duration[this.row];
    return duration < 0 ? undefined : duration;
  }
  /** spans below this one */
  get descendants(): number {
    return this.table.subtreeEnd[this.row] - this.row - 1;
  }
  get attributes(): readonly Attribute[] {
    return readAttributes(this.table.attributes, this.table.strings, this.table.record[this.row]);
  }
  get resourceAttributes(): readonly Attribute[] {
    const { resources, strings } = this.table;
    return readAttributes(resources.attributes, strings, this.table.resource[this.row]);
  }
  get scope(): { readonly name: string; readonly version: string; readonly attributes: readonly Attribute[] } {
    const { scopes, strings } = this.table;
    const scope = this.table.scope[this.row];
    if (scope < 0) return { name: '', version: '', attributes: [] };
    return {
      name: strings.get(scopes.name[scope]),
      version: strings.get(scopes.version[scope]),
      attributes: readAttributes(scopes.attributes, strings, scope),
    };
  }
  get events(): readonly SpanEvent[] {
    const { offset } = this.table.events;
    const record = this.table.record[this.row];
    const result: SpanEvent[] = [];
    for (let at = offset[record]; at < offset[record + 1]; at++) result.push(readEvent(this.table, at));
    return result;
  }
  get links(): readonly SpanLink[] {
    const { links, strings } = this.table;
    const record = this.table.record[this.row];
    const result: SpanLink[] = [];
    for (let at = links.offset[record]; at < links.offset[record + 1]; at++) {
      result.push({
        traceId: strings.get(links.traceId[at]),
        spanId: strings.get(links.spanId[at]),
        traceState: strings.get(sparseValue(links.traceState, at) ?? -1),
        flags: sparseValue(links.flags, at) ?? 0,
        attributes: readAttributes(links.attributes, strings, at),
        droppedAttributes: sparseValue(links.droppedAttributes, at) ?? 0,
      });
    }
    return result;
  }

  hasFlag(flag: keyof typeof SPAN_FLAG): boolean {
    return (this.table.flags[this.row] & SPAN_FLAG[flag]) !== 0;
  }

  /** A fact that few spans carry: a number or a string index, undefined when the span has none. */
  detail(name: keyof SpanTable['details']): number | undefined {
    return sparseValue(this.table.details[name], this.table.record[this.row]);
  }
}

/** One event of the table as an object. */
export function readEvent({ events, strings }: SpanTable, event: number): SpanEvent {
  return {
    time: events.time[event],
    name: strings.get(events.name[event]),
    severity: events.severity[event],
    attributes: readAttributes(events.attributes, strings, event),
    droppedAttributes: sparseValue(events.droppedAttributes, event) ?? 0,
  };
}

export function sparseValue(column: SparseColumn, record: number): number | undefined {
  const at = lowerBound(column.at, record);
  return at < column.at.length && column.at[at] === record ? column.value[at] : undefined;
}

/** '' for −1, the unknown service. */
export function serviceName(table: SpanTable, service: number): string {
  return service < 0 ? '' : table.strings.get(table.services[service]);
}
