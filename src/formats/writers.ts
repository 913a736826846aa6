import type { SpanTable } from '#model/spanTable.ts';
import { writeJaeger } from './writeJaeger.ts';
import { writeOtlp, writeOtlpLines } from './writeOtlp.ts';
import { writeZipkin } from './writeZipkin.ts';
import type { WriteOptions } from './writtenFields.ts';

/** Formats that a table can be written in, by the names of the command line: each gives the file piece by piece. */
export const WRITERS = {
  otlp: writeOtlp,
  'otlp-lines': writeOtlpLines,
  jaeger: writeJaeger,
  zipkin: writeZipkin,
} as const satisfies Readonly<Record<string, (table: SpanTable, options: WriteOptions) => Generator<string>>>;

export type WrittenFormat = keyof typeof WRITERS;

export function isWrittenFormat(name: string): name is WrittenFormat {
  return Object.hasOwn(WRITERS, name);
}
