import type { GridColumn } from '#views/trace/grid/GridHeads.tsx';

export type EventColumn = 'offset' | 'clock' | 'service' | 'span' | 'event' | 'said';

/** Where there is little room, what the event says comes right after when it was. */
export function eventColumns(isNarrow: boolean, zone: string): readonly GridColumn<EventColumn>[] {
  const offset: GridColumn<EventColumn> = {
    id: 'offset',
    label: 'In the trace',
    title: 'Since the start of the trace',
    width: isNarrow ? '104px' : '112px',
    leastPx: isNarrow ? 104 : 112,
  };
  const clock: GridColumn<EventColumn> = { id: 'clock', label: `Time ${zone}`, width: '100px', leastPx: 100 };
  const service: GridColumn<EventColumn> = { id: 'service', label: 'Service', width: '130px', leastPx: 130 };
  const span: GridColumn<EventColumn> = { id: 'span', label: 'Span', width: 'minmax(150px, 1fr)', leastPx: 150 };
  const event: GridColumn<EventColumn> = {
    id: 'event',
    label: 'Event',
    width: 'minmax(170px, 1.5fr)',
    leastPx: 170,
  };
  const said: GridColumn<EventColumn> = {
    id: 'said',
    label: 'Says',
    width: 'minmax(260px, 3fr)',
    leastPx: 260,
  };
  return isNarrow ? [offset, event, said, span, service, clock] : [offset, clock, service, span, event, said];
}
