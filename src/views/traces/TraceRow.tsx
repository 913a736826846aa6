import { memo } from 'react';
import { summarise } from '#analysis/spanSummary.ts';
import { traceTitle } from '#analysis/traceList.ts';
import { formatCount, formatDuration, formatInstant } from '#model/formatTime.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { serviceSlots } from '#state/derived.ts';
import { usePreferences } from '#state/preferences.ts';
import type { DocumentKey } from '#state/route.ts';
import { formatRoute } from '#state/route.ts';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ServiceDot, slotColour } from '#views/shared/ServiceDot.tsx';
import { instantNs } from './documentTotals.ts';
import { GridCell } from './GridCell.tsx';
import { addressId, traceRoute } from './openTrace.ts';
import styles from './TraceRow.module.css';

export interface TraceRowProps {
  readonly table: SpanTable;
  readonly document: DocumentKey;
  readonly trace: number;
  /** spans in error */
  readonly errors: number;
  /** the trace of the row above, whose day need not be said again; −1 for the first row */
  readonly above: number;
  readonly longestNs: number;
}

/** Hex digits of a trace id that are shown: enough to tell traces of one document apart by eye. */
const ID_SHOWN = 8;

/**
 * Operations that say no more than a method: `GET`, `HTTP GET`, or nothing at all. Others stay as they are, since a
 * summary begins with host and port, and a route after them would be cut off.
 */
const BARE = /^\s*(https?)?[\s._-]*(get|head|post|put|patch|delete|options|connect|trace)?\s*$/i;

/** The cells of one trace. They fold to two lines where the window is narrow. */
export const TraceRow = memo(function TraceRow(props: TraceRowProps) {
  const { table, document, trace, errors, above, longestNs } = props;
  const { traces } = table;
  const { service, operation } = traceTitle(table, trace);
  const root = traces.mainRoot[trace];
  // What the root did is shown in the waterfall's words. The hint has the operation's own name.
  const summary = BARE.test(operation) ? summarise(table, root) : '';
  const serviceIndex = table.service[root];
  const slot = serviceIndex < 0 ? -1 : serviceSlots(table)[serviceIndex];
  const serviceShown = service === '' ? 'unknown service' : service;
  const operationShown = operation.trim() === '' ? '(no name)' : operation;
  const spans = traces.endRow[trace] - traces.firstRow[trace];
  const duration = traces.duration[trace];
  const id = addressId(table, trace);
  return (
    <>
      <GridCell className={styles['name']}>
        <ServiceDot slot={slot} />
        <a
          className={styles['link']}
          tabIndex={-1}
          href={formatRoute(traceRoute(document, table, trace))}
          title={`${serviceShown} ${operationShown}`}
        >
          <span className={styles['service']}>{serviceShown}</span> {summary === '' ? operationShown : summary}
        </a>
      </GridCell>
      <GridCell className={styles['services']}>
        {formatCount(traces.services[trace])}
        <Noun count={traces.services[trace]} noun="service" />
      </GridCell>
      <GridCell className={styles['spans']}>
        {formatCount(spans)}
        <Noun count={spans} noun="span" />
      </GridCell>
      <GridCell className={styles['errors']} data-errors={errors}>
        <ErrorCount count={errors} />
        <Noun count={errors} noun="error" />
      </GridCell>
      <GridCell className={styles['duration']}>
        <span className={styles['amount']}>{formatDuration(duration)}</span>
        <span className={styles['track']}>
          <span
            className={styles['bar']}
            style={{ width: `${barPercent(duration, longestNs)}%`, background: slotColour(slot) }}
          />
        </span>
      </GridCell>
      <StartCell table={table} trace={trace} above={above} />
      <GridCell className={styles['id']} title={id}>
        {id.slice(0, ID_SHOWN)}
      </GridCell>
    </>
  );
});

/** Said after a figure where there is no column head to say it. */
function Noun({ count, noun }: { readonly count: number; readonly noun: string }) {
  return <span className={styles['noun']}>{count === 1 ? noun : `${noun}s`}</span>;
}

function StartCell({ table, trace, above }: Pick<TraceRowProps, 'table' | 'trace' | 'above'>) {
  const zone = usePreferences((preferences) => preferences.zone);
  const startOf = (of: number) => formatInstant(instantNs(table, table.traces.start[of]), zone);
  const { date, time } = startOf(trace);
  return (
    <GridCell className={styles['start']}>
      {(above < 0 || startOf(above).date !== date) && <span className={styles['date']}>{date}</span>} {time}
    </GridCell>
  );
}

function barPercent(duration: number, longestNs: number): number {
  return longestNs > 0 ? (duration / longestNs) * 100 : 0;
}
