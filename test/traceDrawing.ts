/**
 * How unit tests draw their input: a trace as indented text, one span per line.
 *
 *     drawTrace(`
 *       web-shop GET /checkout   0–100 server
 *         cart GetCart           10–40 client error
 *           redis HGETALL        12–20 {db.system.name: redis}
 *         cart Refresh           50–
 *     `)
 *
 * A line is: service, operation (may have spaces), start–end, then words in any order. `-` is the unknown service; the
 * dash between times may be a hyphen. Times are ms; `10–40µs` gives both another unit (ns, µs, us, ms, s), `10–` never
 * ended, `?–20` has no start. The earliest start of the drawing becomes 0 of the table, so begin at 0. Words:
 *
 *     server client …             kind, by OTLP's name
 *     error, ok                   status;  message="card declined"  its message
 *     {key: value, …}             attributes: 3 and 0.5 are numbers, true and false bools, [1, 2] and {"a": 1} JSON,
 *                                 everything else text; "quoted" where a text has a comma or looks like a number
 *     id=b                        span id (else numbered: 0000000000000001, …)
 *     parent=b                    instead of the indentation: another line's id, an absent one (an orphan), its own
 *     trace=2                     trace id of this line and those below it (else all share one)
 *     event=name@15{key: value}   one event at 15 ms, attributes optional; link=b or link=2/b  one link
 *     resource{key: value}        beside service.name;  scope=name@version
 *     shared                      may be the server half of its id (Zipkin B3)
 *
 * Blank lines and lines that start with # do not count. `printRows` prints rows back in the same form.
 */
import type { Problem } from '#model/problem.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { buildDocument } from './drawnSpans.ts';
import { readDrawing } from './drawingReader.ts';

/** The table of a drawing. */
export function drawTrace(drawing: string): SpanTable {
  return drawDocument(drawing).table;
}

/** The same, with what the builder found to tell. */
export function drawDocument(drawing: string): { table: SpanTable; problems: readonly Problem[] } {
  return buildDocument(readDrawing(drawing));
}

/** A column of `printRows`: one of the usual, or a function that gives a row's text. Empty texts leave no gap. */
export type DrawnColumn =
  | 'service'
  | 'operation'
  | 'time'
  | 'kind'
  | 'status'
  | ((row: SpanRow) => string | number | undefined);

const ALL: readonly DrawnColumn[] = ['service', 'operation', 'time', 'kind', 'status'];

/** Rows as a drawing, indented by depth; all rows and the usual columns unless said otherwise. */
export function printRows(
  table: SpanTable,
  rows: Iterable<number> = range(0, table.length),
  columns: readonly DrawnColumn[] = ALL,
): string {
  const lines: string[] = [];
  for (const row of rows) {
    const span = new Span(table, row as SpanRow);
    const texts = columns.map((column) => String(cell(span, column) ?? '')).filter((text) => text !== '');
    lines.push('  '.repeat(table.depth[row]) + texts.join(' '));
  }
  return lines.join('\n');
}

/** A text of several lines without the indentation that all its lines share, and without blank lines around it. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join('\n');
}

/** Row of the first span with this operation; a misspelt one is an error of the test. */
export function rowOf(table: SpanTable, operation: string): SpanRow {
  for (let row = 0; row < table.length; row++) {
    if (table.strings.get(table.operation[row]) === operation) return row as SpanRow;
  }
  throw new Error(`No span is called ${operation}`);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

function cell(span: Span, column: DrawnColumn): string | number | undefined {
  switch (column) {
    case 'service':
      return span.service || '-';
    case 'operation':
      return span.operation;
    case 'time':
      return timeText(span.start, span.duration);
    case 'kind':
      return span.kind === 'unspecified' ? '' : span.kind;
    case 'status':
      return span.status === 'unset' ? '' : span.status;
    default:
      return column(span.row);
  }
}

/** In ms where that needs no more than three decimals, else in ns. */
function timeText(start: number, duration: number | undefined): string {
  const inMs = start % 1000 === 0 && (duration ?? 0) % 1000 === 0;
  const spell = (ns: number): string => String(inMs ? ns / 1e6 : ns);
  const end = duration === undefined ? '' : spell(start + duration);
  return `${spell(start)}–${end}${inMs ? '' : 'ns'}`;
}
