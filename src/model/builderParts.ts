import type { Definitions } from './definitions.ts';
import type { LogRecords } from './logRecords.ts';
import type { RecordColumns } from './recordColumns.ts';
import type { StringInterner } from './stringInterner.ts';

/** A file of the document: its records start at `firstRecord`; spans without a trace id go under its name. */
export interface RecordFile {
  readonly name: string;
  readonly firstRecord: number;
  /** string indexes of services that the file names beside those of its spans: processes that only counted something */
  readonly services: ReadonlySet<number>;
}

/** What a builder has collected: all that is needed to make a table of it. */
export interface BuilderParts {
  readonly strings: StringInterner;
  readonly records: RecordColumns;
  readonly logs: LogRecords;
  readonly resources: Definitions;
  readonly scopes: Definitions;
  readonly files: readonly RecordFile[];
  /** Nothing will be collected any more: large columns are handed over, not copied. */
  readonly isLast: boolean;
  /** Drops what was pushed and not ended. */
  abandon: () => void;
}
