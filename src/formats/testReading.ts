import type { FinishedTable } from '#model/assembleTable.ts';
import type { Problem } from '#model/problem.ts';
import { joinProblems, ProblemLog } from '#model/problem.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import { detect } from './detect.ts';
import { IdReader } from './ids.ts';
import { recordDecoder } from './records.ts';

/** What a test reads from text or bytes. */
export interface Reading {
  readonly format: string;
  readonly finished: FinishedTable;
  readonly table: SpanTable;
  readonly spans: readonly Span[];
  /** of the decoder and of the finished tree: `code ×count` */
  readonly problems: string;
  readonly problemList: readonly Problem[];
}

/** Reads a whole file as the worker does, in chunks of `chunk` bytes. Throws for a file that no format recognises. */
export function readTrace(input: string | Uint8Array | readonly unknown[] | object, chunk = Infinity): Reading {
  const bytes = input instanceof Uint8Array ? input : encode(input);
  const detection = detect(bytes);
  if (detection.kind !== 'format' && detection.kind !== 'records')
    throw new Error(`not recognised: ${JSON.stringify(detection)}`);
  const builder = new SpanTableBuilder();
  const log = new ProblemLog(() => builder.spans);
  const context = { builder, log, ids: new IdReader(builder.strings, log), fileName: 'test.json' };
  builder.beginFile(context.fileName);
  const decoder = detection.kind === 'format' ? detection.decoder(context) : recordDecoder(detection.records, context);
  for (let at = 0; at < bytes.length; at += chunk) decoder.feed(bytes.subarray(at, Math.min(bytes.length, at + chunk)));
  decoder.finish();
  const finished = builder.finish();
  const table = openSpanTable(finished.table);
  const problemList = joinProblems(log.list(finished.rowOf), finished.problems);
  return {
    format: detection.kind === 'format' ? detection.name : 'records',
    finished,
    table,
    spans: Array.from({ length: table.length }, (_, row) => new Span(table, row as SpanRow)),
    problems: problemList.map(({ code, count }) => `${code} ×${count}`).join(', '),
    problemList,
  };
}

function encode(input: string | object): Uint8Array {
  return new TextEncoder().encode(typeof input === 'string' ? input : JSON.stringify(input));
}

/** Attributes as lines: `key type text`. */
export function attributeLines(attributes: Span['attributes']): string[] {
  return attributes.map(({ key, type, text }) => `${key} ${type} ${text}`);
}

/** The same JSON with white space of random lengths, 0 to 3, wherever some may stand; `pick` gives a number below its argument. */
export function respaced(json: string, pick: (below: number) => number): string {
  const pieces = json.match(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^"[\]{}:,]+/gs) ?? [];
  return pieces.map((piece) => piece + ' '.repeat(pick(4))).join('');
}
