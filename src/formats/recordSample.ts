import { ProblemLog } from '#model/problem.ts';
import type { KnownMappings, RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { isComplete, signatureOf } from '#model/recordMapping.ts';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import { CsvRows, separatorOf } from './csvRows.ts';
import { IdReader } from './ids.ts';
import { jsonDecoder } from './jsonDecoder.ts';
import { guessMapping } from './recordGuess.ts';
import { guessByValues } from './recordValueGuess.ts';
import type { RecordLayout } from './recordLayout.ts';
import { hasDecimalCommas, recordItems } from './recordLayout.ts';
import type { Shape } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { jsonText } from './smallValue.ts';
import { flatEntries } from './spanWriter.ts';

/** Records that are looked at. */
const SAMPLES = 50;
/** Bytes of a text in which a table must show itself. */
const CSV_BYTES = 1 << 16;
/** Characters of a value that are kept for showing: a file may have a page of text in each cell. */
const CELL = 200;

export interface SampledRecords {
  readonly layout: RecordLayout;
  readonly sample: RecordSample;
}

/**
 * The first records of a file that is no format we know, with the mapping known for its columns or the best guess; undefined
 * when it is no list of records. A list that can be read without asking wins over one that comes before it.
 */
export function sampleRecords(head: Uint8Array, shape: Shape, known: KnownMappings): SampledRecords | undefined {
  let first: SampledRecords | undefined;
  for (const layout of shape.size > 0 ? jsonLayouts(shape) : csvLayouts(head)) {
    const records = layout.kind === 'csv' ? csvRecords(head, layout.separator) : jsonRecords(head, layout.path);
    const columns = [...new Set(records.flatMap((record) => [...record.keys()]))];
    if (records.length < 2 || columns.length < 2) continue;
    const rows = records.map((record) => columns.map((column) => record.get(column) ?? ''));
    const signature = signatureOf(columns);
    const remembered = Object.hasOwn(known, signature) ? known[signature] : undefined;
    const byNames = remembered ?? guessMapping(columns, rows);
    const isReadable = remembered !== undefined || isPlausible(byNames);
    // What only the values tell is too little to read by, but a good beginning for who is asked.
    const mapping = isReadable ? byNames : guessByValues(byNames, columns, rows);
    const shown = rows.map((row) => row.map((value) => value.slice(0, CELL)));
    const sampled = {
      layout,
      sample: {
        signature,
        columns,
        rows: shown,
        hasDecimalCommas: hasDecimalCommas(layout),
        mapping,
        isGuess: remembered === undefined,
        isReadable,
      },
    };
    if (isReadable) return sampled;
    first ??= sampled;
  }
  return first;
}

/**
 * Lists of records are everywhere, and so are log lines that name a trace; those read without asking say what happened, and how
 * long it took or what it was a part of.
 */
function isPlausible(mapping: RecordMapping): boolean {
  const { end, duration, phase, parentId } = mapping.columns;
  return isComplete(mapping) && (end ?? duration ?? phase ?? parentId) !== undefined;
}

/** The items themselves, then lists inside of them, those with the most columns first. */
function jsonLayouts(shape: Shape): RecordLayout[] {
  const columnsOf = new Map<string, number>();
  for (const path of shape) {
    const list = /^([^[\]]+)\[\]\.[^[\]]+$/.exec(path)?.[1];
    if (list !== undefined) columnsOf.set(list, (columnsOf.get(list) ?? 0) + 1);
  }
  const lists = [...columnsOf].filter(([, columns]) => columns > 1).sort((one, other) => other[1] - one[1]);
  return ['', ...lists.map(([path]) => path)].map((path) => ({ kind: 'json', path }));
}

function csvLayouts(head: Uint8Array): RecordLayout[] {
  const text = new TextDecoder().decode(head.subarray(0, CSV_BYTES));
  if (/^[\s\uFEFF]*[{[<]/.test(text) || text.includes('\0')) return [];
  const separator = separatorOf(text);
  return separator === undefined ? [] : [{ kind: 'csv', separator }];
}

function csvRecords(head: Uint8Array, separator: string): Map<string, string>[] {
  const rows = new CsvRows(separator);
  const [header = [], ...records] = rows
    .feed(head.subarray(0, CSV_BYTES))
    .concat(head.length < CSV_BYTES ? rows.finish() : []);
  const columns = header.map((name) => name.trim());
  return records.slice(0, SAMPLES).map((record) => new Map(columns.map((column, at) => [column, record[at] ?? ''])));
}

function jsonRecords(head: Uint8Array, path: string): Map<string, string>[] {
  const records: Map<string, string>[] = [];
  const builder = new SpanTableBuilder();
  const log = new ProblemLog();
  const format = recordItems(path, (record) => {
    if (records.length < SAMPLES)
      records.push(new Map(flatEntries(record).map(([key, value]) => [key, shownText(value)])));
  });
  // Never finished: the head may end in the midst of a record.
  jsonDecoder(format, { builder, log, ids: new IdReader(builder.strings, log), fileName: '' }).feed(head);
  return records;
}

export function shownText(value: SmallValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : jsonText(value);
}
