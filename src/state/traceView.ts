import { create } from 'zustand';
import type { SpanRow } from '#model/spanTable.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { EventsView } from './eventsView.ts';
import { START_EVENTS } from './eventsView.ts';
import type { RowsFilter } from './rowsFilter.ts';
import type { TableView } from './tableView.ts';
import { START_TABLE } from './tableView.ts';

/** How the open trace is looked at; one selection, filter, zoom and colour key across all of them. */
export const TRACE_VIEWS = ['waterfall', 'flame', 'graph', 'table', 'events'] as const;
export type TraceViewName = (typeof TRACE_VIEWS)[number];

/** What a flame's width is: time as it passed, or sums over all spans of one call path. */
export const FLAME_MODES = ['time', 'merged'] as const;
export type FlameMode = (typeof FLAME_MODES)[number];

/** What the user looks at in the open trace. Serialisable; mirrored in the address by `viewParams.ts`. */
export interface TraceView {
  readonly view: TraceViewName;
  readonly selected: SpanRow | undefined;
  /** undefined = the whole trace */
  readonly range: TimeRange | undefined;
  /** rows of this depth and deeper are closed; undefined = all are open */
  readonly level: number | undefined;
  /** rows that are open where `level` says closed, and the other way round */
  readonly toggled: ReadonlySet<number>;
  /** only this row and what is below it */
  readonly focus: SpanRow | undefined;
  /** only spans of this service, with the spans above them */
  readonly service: string | undefined;
  /** only spans of a group, with the spans above them */
  readonly rows: RowsFilter | undefined;
  readonly find: string;
  /** times as they would be if all clocks agreed, instead of as they were stored */
  readonly adjustClocks: boolean;
  readonly flame: FlameMode;
  /** how the graph is looked at, as `graphToText` writes it */
  readonly graph: string;
  readonly table: TableView;
  readonly events: EventsView;
}

/** The one empty set of rows: what is derived from it is known by identity. */
export const NO_ROWS: ReadonlySet<number> = new Set();

export const START_VIEW: TraceView = {
  view: 'waterfall',
  selected: undefined,
  range: undefined,
  level: undefined,
  toggled: NO_ROWS,
  focus: undefined,
  service: undefined,
  rows: undefined,
  find: '',
  adjustClocks: false,
  flame: 'time',
  graph: '',
  table: START_TABLE,
  events: START_EVENTS,
};

export const useTraceView = create<TraceView>()(() => START_VIEW);

export function setTraceView(change: Partial<TraceView>): void {
  useTraceView.setState(change);
}

/** Changes how the table is looked at. */
export function setTable(change: Partial<TableView>): void {
  setTraceView({ table: { ...useTraceView.getState().table, ...change } });
}

/** Changes how the events are looked at. */
export function setEvents(change: Partial<EventsView>): void {
  setTraceView({ events: { ...useTraceView.getState().events, ...change } });
}

/** What the pointer is over; its own store, so that nothing but canvases and two rows hear of it. */
export const useHover = create<{ readonly row: SpanRow | undefined }>()(() => ({ row: undefined }));

export function hoverRow(row: SpanRow | undefined): void {
  if (useHover.getState().row !== row) useHover.setState({ row });
}
