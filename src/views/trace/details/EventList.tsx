import { useState } from 'react';
import { formatCount } from '#model/formatTime.ts';
import type { SpanEvent } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { Button } from '#ui/Button.tsx';
import styles from './EventList.module.css';
import { EventItem } from './EventItem.tsx';

/** Events rendered at first. */
const MOST_EVENTS = 50;

/** A span's events by time; those without one last. */
export function EventList({ row, events }: { readonly row: SpanRow; readonly events: readonly SpanEvent[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const sorted = events.toSorted(({ time: one }, { time: other }) =>
    Number.isNaN(one) || Number.isNaN(other) ? Number(Number.isNaN(one)) - Number(Number.isNaN(other)) : one - other,
  );
  const shown = isWhole ? sorted : sorted.slice(0, MOST_EVENTS);
  return (
    <>
      <ol>
        {shown.map((event, at) => (
          // Events have no id, and never move.
          <EventItem key={at} row={row} event={event} />
        ))}
      </ol>
      {shown.length < events.length && (
        <Button size="small" className={styles['all']} onClick={() => setIsWhole(true)}>
          Show all {formatCount(events.length)} events
        </Button>
      )}
    </>
  );
}
