import type { Brand } from '#base/brand.ts';
import type { AttributeLists } from './attributes.ts';
import type { IndexColumn } from './indexColumn.ts';
import type { StringColumns } from './stringTable.ts';
import { StringTable } from './stringTable.ts';

/** Index of a span in every row column of its table. Primitive, so that it is its own memo key in React. */
export type SpanRow = Brand<number, 'SpanRow'>;

/** Index of a trace in `SpanTable.traces`. */
export type TraceIndex = Brand<number, 'TraceIndex'>;

/** OTLP's numbers: opentelemetry-proto `trace.proto`, enum SpanKind. */
export const SPAN_KIND = { unspecified: 0, internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;
export const SPAN_KIND_NAMES = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** OTLP's numbers: opentelemetry-proto `trace.proto`, enum StatusCode. */
export const SPAN_STATUS = { unset: 0, ok: 1, error: 2 } as const;
export const SPAN_STATUS_NAMES = ['unset', 'ok', 'error'] as const;

/** Bits of `SpanTable.flags`: what is unusual about a row. Each is told to the user as the problem of the same name. */
export const SPAN_FLAG = {
  orphan: 1,
  unfinished: 2,
  timeRepaired: 4,
  duplicateId: 8,
  cycle: 16,
  selfParent: 32,
  negativeDuration: 64,
  outsideParent: 128,
  /** stands for more than one record of the input */
  merged: 256,
  /** server half of an RPC whose client half has the same id (Zipkin B3) */
  sharedId: 512,
  /** the source says that the id may be its caller's (Zipkin `shared`) */
  shared: 1024,
} as const;

/** A value that few records have: ascending record numbers and one value each (a number or a string index). */
export interface SparseColumn {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

/**
 * One document as columns; a row is an index valid in every row column. Rows stand in waterfall order: trace by trace
 * (by start), depth first, siblings by start. So a subtree is the range [row, subtreeEnd[row]), and a collapse is a
 * jump. Worked example, with each row's `parent`, `subtreeEnd`, `depth`:
 *
 *     row 0  checkout        −1  4  0
 *     row 1    reserve        0  3  1
 *     row 2      select       1  3  2
 *     row 3    pay            0  4  1
 *
 * −1 means "none" in every index column. Immutable; a further fact per row is a new column owned by whoever derived it.
 */
export interface SpanColumns {
  readonly length: number;
  /** Unix ns of the earliest time in the document */
  readonly originNs: bigint;
  /** ns after originNs: exact to 1 ns over 104 days */
  readonly start: Float64Array;
  /** ns; −1 = never ended */
  readonly duration: Float64Array;
  readonly parent: Int32Array;
  /** one past the row's last descendant */
  readonly subtreeEnd: Int32Array;
  /** 0 = root */
  readonly depth: IndexColumn;
  /** index into `traces` */
  readonly trace: IndexColumn;
  /** index into `services` */
  readonly service: IndexColumn;
  /** string index */
  readonly operation: Int32Array;
  /** index into `resources` */
  readonly resource: IndexColumn;
  /** index into `scopes` */
  readonly scope: IndexColumn;
  /** string index: 16 hex digits, or the text as it was written */
  readonly spanId: Int32Array;
  /** SPAN_KIND */
  readonly kind: Uint8Array;
  /** SPAN_STATUS, as the source states it */
  readonly status: Uint8Array;
  /** bits of SPAN_FLAG */
  readonly flags: Uint8Array | Uint16Array;
  /** record of the row: index into the columns below that are kept in the order of reading */
  readonly record: Int32Array;

  /** byte of its file, unpacked, at which record r begins; empty where everything was read from there */
  readonly place: Float64Array | Uint32Array;
  /** list r = attributes of record r */
  readonly attributes: AttributeLists;
  /** string index of each distinct key of an attribute of a span or a resource, ascending */
  readonly attributeKeys: Int32Array;
  readonly events: EventColumns;
  readonly links: LinkColumns;
  readonly details: DetailColumns;

  readonly traces: TraceColumns;
  /** string index of each distinct service name */
  readonly services: Int32Array;
  readonly resources: ResourceColumns;
  readonly scopes: ScopeColumns;
}

/** Events of record r: entries offset[r] … offset[r+1], those of the span before the log records that name it. */
export interface EventColumns {
  readonly offset: Uint32Array;
  /** ns after originNs; NaN = no time */
  readonly time: Float64Array;
  /** string index */
  readonly name: Int32Array;
  /** 0 = an event of the span; else a log record: OTLP's severity number, or NO_SEVERITY */
  readonly severity: Uint8Array;
  /** list e = attributes of event e */
  readonly attributes: AttributeLists;
  /** count, by event */
  readonly droppedAttributes: SparseColumn;
}

/** Links of record r: entries offset[r] … offset[r+1]. */
export interface LinkColumns {
  readonly offset: Uint32Array;
  /** string indexes */
  readonly traceId: Int32Array;
  readonly spanId: Int32Array;
  /** list l = attributes of link l */
  readonly attributes: AttributeLists;
  /** by link: string index of the W3C text; OTLP's 32 bits; count */
  readonly traceState: SparseColumn;
  readonly flags: SparseColumn;
  readonly droppedAttributes: SparseColumn;
}

/** Facts that few spans carry, by record. */
export interface DetailColumns {
  /** string index of the id that an orphan names as its parent */
  readonly missingParent: SparseColumn;
  /** string index of the parent that a root names though it stands in the document: its own id, or one of a circle */
  readonly cutParent: SparseColumn;
  /** string index */
  readonly statusMessage: SparseColumn;
  /** string index, W3C text */
  readonly traceState: SparseColumn;
  /** OTLP span flags, 32 bits */
  readonly traceFlags: SparseColumn;
  readonly droppedAttributes: SparseColumn;
  readonly droppedEvents: SparseColumn;
  readonly droppedLinks: SparseColumn;
  /** ns by which the end came before the start, of spans flagged negativeDuration */
  readonly negativeBy: SparseColumn;
}

/** One entry per trace; a trace's rows are firstRow … endRow. */
export interface TraceColumns {
  readonly length: number;
  /** string index */
  readonly id: Int32Array;
  readonly firstRow: Int32Array;
  readonly endRow: Int32Array;
  /** row that names the trace: algorithms §1.10 */
  readonly mainRoot: Int32Array;
  /** ns after originNs, and ns */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  /** spans whose status is error */
  readonly errors: Int32Array;
  /** distinct services */
  readonly services: Int32Array;
  /** most nested level; a root alone is 1 */
  readonly depth: Int32Array;
}

/** What a resource and a scope have in common. */
interface DefinitionColumns {
  readonly length: number;
  readonly attributes: AttributeLists;
  /** string index of the URL of the schema that the attributes follow, −1 = none told */
  readonly schemaUrl: Int32Array;
  readonly droppedAttributes: Int32Array;
}

export interface ResourceColumns extends DefinitionColumns {
  /** string index of service.name, −1 = unknown */
  readonly service: Int32Array;
}

export interface ScopeColumns extends DefinitionColumns {
  /** string indexes */
  readonly name: Int32Array;
  readonly version: Int32Array;
}

export interface SpanTable extends SpanColumns {
  readonly strings: StringTable;
}

/** A table as it crosses the worker boundary: the same columns, with the strings not yet wrapped. */
export interface SpanTableData extends SpanColumns {
  readonly stringColumns: StringColumns;
}

export function openSpanTable(data: SpanTableData): SpanTable {
  return { ...data, strings: new StringTable(data.stringColumns) };
}

/** Every buffer of a table, or of anything made of columns, to be transferred instead of copied. */
export function columnBuffers(columns: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const waiting: unknown[] = [columns];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    } else if (typeof value === 'object' && value !== null) {
      waiting.push(...Object.values(value));
    }
  }
  return [...buffers];
}
