import { useCallback, useMemo } from 'react';
import type { TraceEvents } from '#analysis/traceEvents.ts';
import { textMatcher } from '#analysis/stringSearch.ts';
import { formatInstant } from '#model/formatTime.ts';
import type { SpanEvent } from '#model/span.ts';
import { readEvent } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { usePreferences } from '#state/preferences.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { counted } from '#views/shared/counted.ts';
import { DataGrid } from '#views/trace/grid/DataGrid.tsx';
import { EventCell } from './EventCell.tsx';
import { eventColumns } from './eventColumns.ts';

export interface EventTableProps {
  readonly trace: CurrentTrace;
  readonly events: TraceEvents;
  /** places in `events`, top to bottom */
  readonly places: Int32Array;
}

/** Events and logs by time; a row leads to its span. */
export function EventTable({ trace, events, places }: EventTableProps) {
  const { table } = trace;
  const selected = useTraceView((view) => view.selected);
  const find = useTraceView((view) => view.find.trim());
  const zone = usePreferences((preferences) => preferences.zone);
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const zoneText = formatInstant(table.originNs, zone).zone;
  const columns = useMemo(() => eventColumns(isNarrow, zoneText), [isNarrow, zoneText]);
  const matches = useMemo(() => (find === '' ? undefined : textMatcher(find)), [find]);
  const rowKey = useCallback((index: number) => places[index], [places]);
  const rowOf = (index: number): SpanRow => events.row[places[index]] as SpanRow;
  const eventOf = (index: number): SpanEvent => readEvent(table, events.event[places[index]]);
  // The first event of what is selected elsewhere, so that it is seen here.
  const shownIndex = useMemo(
    () => (selected === undefined ? -1 : places.findIndex((place) => events.row[place] === selected)),
    [selected, places, events],
  );
  const select = (index: number): void => setTraceView({ selected: rowOf(index) });
  return (
    <DataGrid
      label={`Events, ${counted(places.length, 'row')}`}
      role="grid"
      columns={columns}
      count={places.length}
      rowKey={rowKey}
      row={(index) => ({
        isSelected: rowOf(index) === selected,
        isMatch: matches !== undefined && isFound(eventOf(index), matches),
      })}
      cell={(index, column) => <EventCell trace={trace} row={rowOf(index)} event={eventOf(index)} column={column} />}
      shownIndex={shownIndex}
      onEnter={select}
      onMove={select}
    />
  );
}

function isFound({ name, attributes }: SpanEvent, matches: (text: string) => boolean): boolean {
  return matches(name) || attributes.some(({ key, text }) => matches(key) || matches(text));
}
