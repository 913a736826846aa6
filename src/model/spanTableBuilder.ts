import { assembleTable } from './assembleTable.ts';
import type { FinishedTable } from './assembleTable.ts';
import type { AttributeListsBuilder } from './attributeListsBuilder.ts';
import type { BuilderParts, RecordFile } from './builderParts.ts';
import { Definitions } from './definitions.ts';
import { LogRecords } from './logRecords.ts';
import { PendingSpan, RecordColumns } from './recordColumns.ts';
import { StringInterner } from './stringInterner.ts';

/**
 * Collects spans in any order; `finish` links, orders and flags them. One span at a time: `beginSpan`, fill `span`, push
 * to `attributes`, `events`, `links`, then `endSpan`, or `abandon` when it turned out unreadable.
 */
export class SpanTableBuilder implements BuilderParts {
  readonly strings = new StringInterner();
  readonly records: RecordColumns;
  readonly logs = new LogRecords();
  readonly resources = new Definitions();
  readonly scopes = new Definitions();
  readonly span = new PendingSpan();
  readonly files: RecordFile[] = [];
  isLast = false;
  private services = new Set<number>();

  /** `keepsPlaces`: where in its file each span begins becomes a column. Default false. */
  constructor({ keepsPlaces = false }: { readonly keepsPlaces?: boolean } = {}) {
    this.records = new RecordColumns(keepsPlaces);
  }

  get spans(): number {
    return this.records.length;
  }
  get attributes(): AttributeListsBuilder {
    return this.records.attributes;
  }
  get events(): RecordColumns['events'] {
    return this.records.events;
  }
  get links(): RecordColumns['links'] {
    return this.records.links;
  }

  beginFile(name: string): void {
    this.services = new Set();
    this.files.push({ name, firstRecord: this.records.length, services: this.services });
  }

  /** Counts a service of the file that may have no span. */
  noteService(name: number): void {
    this.services.add(name);
  }

  beginSpan(): PendingSpan {
    this.span.reset();
    return this.span;
  }

  endSpan(): void {
    this.records.push(this.span);
  }

  /** Drops everything that was pushed and not ended: of a span, a resource, a scope. */
  abandon(): void {
    this.records.abandon();
    this.logs.abandon();
    this.resources.abandon();
    this.scopes.abandon();
  }

  /**
   * The table of all spans so far. Copies, so reading may go on: the same call makes the first rows of a file that is
   * still being read, and the last. `isLast`: nothing will be pushed any more, so that the largest columns are handed over
   * and memory is not taken twice. Default false.
   */
  finish({ isLast = false }: { readonly isLast?: boolean } = {}): FinishedTable {
    this.isLast = isLast;
    return assembleTable(this);
  }
}
