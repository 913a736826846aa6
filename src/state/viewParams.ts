import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import type { TimeRange } from '#model/timeRange.ts';
import { eventsFromText, eventsToText } from './eventsView.ts';
import { rowsFilterFromText, rowsFilterToText } from './rowsFilter.ts';
import { tableFromText, tableToText } from './tableView.ts';
import type { TraceView } from './traceView.ts';
import { FLAME_MODES, NO_ROWS, START_VIEW, TRACE_VIEWS } from './traceView.ts';

/** Rows of the trace that a view speaks of, and its start in ns after the origin. */
export interface TraceRows {
  readonly firstRow: number;
  readonly endRow: number;
  readonly startNs: number;
}

/** A list of toggled rows longer than this is left out: browsers and chats cut long addresses. */
const LONGEST_LIST = 3000;

/**
 * Writes a view as parameters of an address. A row is named by its span id, which survives a reload and a colleague's
 * copy; by its place in the trace where ids repeat or are missing.
 */
export function viewToParams(view: TraceView, table: SpanTable, trace: TraceRows): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string): void => {
    if (value !== '') params.set(name, value);
  };
  if (view.view !== START_VIEW.view) put('view', view.view);
  if (view.selected !== undefined) put('span', rowToText(view.selected, table, trace));
  if (view.range) {
    const { startNs, endNs } = view.range;
    put('zoom', `${Math.round(startNs - trace.startNs)}~${Math.round(endNs - trace.startNs)}`);
  }
  if (view.level !== undefined) put('level', String(view.level));
  if (view.toggled.size > 0) put('toggled', rowsToText(view.toggled, trace.firstRow));
  if (view.focus !== undefined) put('focus', rowToText(view.focus, table, trace));
  // '' is the unknown service, and a filter like any other.
  if (view.service !== undefined) params.set('service', view.service);
  put('rows', view.rows ? rowsFilterToText(view.rows) : '');
  put('find', view.find);
  if (view.adjustClocks) put('clocks', 'adjusted');
  if (view.flame !== START_VIEW.flame) put('flame', view.flame);
  put('graph', view.graph);
  put('table', tableToText(view.table));
  put('events', eventsToText(view.events));
  return params;
}

/** Reads what `viewToParams` wrote; what does not fit this trace is left at its start. */
export function viewFromParams(params: URLSearchParams, table: SpanTable, trace: TraceRows): TraceView {
  const zoom = /^(-?\d+)~(-?\d+)$/.exec(params.get('zoom') ?? '');
  const level = params.get('level');
  const range = zoom && {
    startNs: trace.startNs + Number(zoom[1]),
    endNs: trace.startNs + Number(zoom[2]),
  };
  return {
    view: TRACE_VIEWS.find((name) => name === params.get('view')) ?? START_VIEW.view,
    selected: rowFromText(params.get('span'), table, trace),
    range: range && isRange(range) ? range : undefined,
    level: level !== null && /^\d+$/.test(level) ? Number(level) : undefined,
    toggled: rowsFromText(params.get('toggled') ?? '', trace),
    focus: rowFromText(params.get('focus'), table, trace),
    service: params.get('service') ?? START_VIEW.service,
    rows: rowsFilterFromText(params.get('rows') ?? ''),
    find: params.get('find') ?? '',
    adjustClocks: params.get('clocks') === 'adjusted',
    flame: FLAME_MODES.find((mode) => mode === params.get('flame')) ?? START_VIEW.flame,
    graph: params.get('graph') ?? '',
    table: tableFromText(params.get('table') ?? ''),
    events: eventsFromText(params.get('events') ?? ''),
  };
}

/** An address may be written by hand, or by somebody else. */
function isRange({ startNs, endNs }: TimeRange): boolean {
  return Number.isSafeInteger(Math.round(startNs)) && Number.isSafeInteger(Math.round(endNs)) && endNs > startNs;
}

function rowToText(row: SpanRow, table: SpanTable, trace: TraceRows): string {
  const id = table.spanId[row];
  return id >= 0 && firstRowOf(id, table, trace) === row ? table.strings.get(id) : `row-${row - trace.firstRow}`;
}

function rowFromText(text: string | null, table: SpanTable, trace: TraceRows): SpanRow | undefined {
  if (text === null) return undefined;
  const place = /^row-(\d+)$/.exec(text);
  const row = place ? trace.firstRow + Number(place[1]) : firstRowOf(table.strings.find(text), table, trace);
  return row >= trace.firstRow && row < trace.endRow ? (row as SpanRow) : undefined;
}

function firstRowOf(id: number, table: SpanTable, trace: TraceRows): number {
  if (id < 0) return -1;
  const found = table.spanId.subarray(trace.firstRow, trace.endRow).indexOf(id);
  return found < 0 ? -1 : trace.firstRow + found;
}

/** Ascending rows as steps in base 36: rows 4, 5, 90 of the trace are `4.1.2d`. */
function rowsToText(rows: ReadonlySet<number>, firstRow: number): string {
  // Each takes two characters at least: what is too long anyway need not be sorted first.
  if (2 * rows.size > LONGEST_LIST + 1) return '';
  let last = firstRow;
  const steps = [...rows]
    .sort((one, other) => one - other)
    .map((row) => {
      const step = (row - last).toString(36);
      last = row;
      return step;
    })
    .join('.');
  return steps.length > LONGEST_LIST ? '' : steps;
}

function rowsFromText(text: string, trace: TraceRows): ReadonlySet<number> {
  if (text === '') return NO_ROWS;
  const rows = new Set<number>();
  let row = trace.firstRow;
  for (const step of text.split('.')) {
    row += Number.parseInt(step, 36);
    if (!(row >= trace.firstRow && row < trace.endRow)) break;
    rows.add(row);
  }
  return rows;
}
