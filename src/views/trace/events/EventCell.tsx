import { readException } from '#analysis/exceptionFacts.ts';
import { formatExactInstant, formatInstant, formatOffset } from '#model/formatTime.ts';
import type { SpanEvent } from '#model/span.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { serviceSlots } from '#state/derived.ts';
import { usePreferences } from '#state/preferences.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { ServiceDot } from '#views/shared/ServiceDot.tsx';
import { LogLabel } from '#views/trace/details/LogLabel.tsx';
import { FoundText } from '#views/trace/grid/FoundText.tsx';
import styles from './EventCell.module.css';
import type { EventColumn } from './eventColumns.ts';
import { eventLine } from './eventLine.ts';

export interface EventCellProps {
  readonly trace: CurrentTrace;
  readonly row: SpanRow;
  readonly event: SpanEvent;
  readonly column: EventColumn;
}

/** A part of what is told of an event or a log record in one line. */
export function EventCell({ trace, row, event, column }: EventCellProps) {
  const span = new Span(trace.table, row);
  switch (column) {
    case 'offset':
      return (
        <span className={styles['offset']}>
          {Number.isNaN(event.time) ? 'no time' : formatOffset(event.time - trace.startNs)}
        </span>
      );
    case 'clock':
      return Number.isNaN(event.time) ? null : <ClockTime ns={trace.table.originNs + BigInt(Math.round(event.time))} />;
    case 'service':
      return <ServiceName trace={trace} row={row} />;
    case 'span': {
      const operation = span.operation.trim() || '(no name)';
      return (
        <span title={operation}>
          <FoundText text={operation} />
        </span>
      );
    }
    case 'event':
      return <EventName event={event} />;
    case 'said': {
      const line = eventLine(event);
      return (
        <span className={styles['said']} title={line}>
          <FoundText text={line} />
        </span>
      );
    }
  }
}

function ClockTime({ ns }: { readonly ns: bigint }) {
  const zone = usePreferences((preferences) => preferences.zone);
  const exact = formatExactInstant(ns, zone);
  return <span title={`${exact.date} ${exact.time} ${exact.zone}`}>{formatInstant(ns, zone).time}</span>;
}

/** With its colour before it. */
export function ServiceName({ trace, row }: { readonly trace: CurrentTrace; readonly row: number }) {
  const { table } = trace;
  const service = new Span(table, row as SpanRow).service;
  const slot = table.service[row] < 0 ? -1 : serviceSlots(table)[table.service[row]];
  return (
    <span className={styles['service']} title={service}>
      <ServiceDot slot={slot} />
      <span className={styles['name']}>
        {service === '' ? <i className={styles['none']}>unknown</i> : <FoundText text={service} />}
      </span>
    </span>
  );
}

function EventName({ event }: { readonly event: SpanEvent }) {
  const { name, severity } = event;
  const isException = readException(event) !== undefined;
  return (
    <span className={classNames(styles['event'], isException && styles['exception'])} title={name}>
      {severity !== 0 && <LogLabel severity={severity} />}
      {isException && severity === 0 && <Icon name="error" size={12} />}
      <span className={styles['name']}>
        {name === '' ? (
          <i className={styles['none']}>{severity === 0 ? 'event without a name' : 'no text'}</i>
        ) : (
          <FoundText text={name.slice(0, LONGEST_NAME)} />
        )}
      </span>
    </span>
  );
}

/** A log's name is its text, which may be long. */
const LONGEST_NAME = 300;
