import { formatCount, formatDuration, formatInstant } from '#model/formatTime.ts';
import { usePreferences } from '#state/preferences.ts';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ServiceDot, slotColour } from '#views/shared/ServiceDot.tsx';
import { GridCell } from './GridCell.tsx';
import { ServiceDots } from './ServiceDots.tsx';
import type { TraceLine } from './traceLine.ts';
import styles from './TraceRow.module.css';

export interface TraceRowProps {
  readonly line: TraceLine;
  /** Unix ns of the row above, whose day need not be said again; undefined for the first row */
  readonly aboveNs: bigint | undefined;
  /** the longest duration in the list: the full width of a bar */
  readonly longestNs: number;
}

/** Hex digits of a trace id that are shown: enough to tell traces of one list apart by eye. */
const ID_SHOWN = 8;
const NOT_TOLD = '–';

/** The cells of one trace. They fold to two lines where the window is narrow. */
export function TraceRow({ line, aboveNs, longestNs }: TraceRowProps) {
  const { id, slot, services, spans, errors, durationNs, summary, shares } = line;
  const service = line.service === '' ? 'unknown service' : line.service;
  const operation = line.operation.trim() === '' ? '(no name)' : line.operation;
  return (
    <>
      <GridCell className={styles['name']}>
        <ServiceDot slot={slot} />
        <a className={styles['link']} tabIndex={-1} href={line.href} title={`${service} ${operation}`}>
          <span className={styles['service']}>{service}</span> {summary === '' ? operation : summary}
        </a>
      </GridCell>
      <GridCell className={styles['services']}>
        {shares !== undefined && <ServiceDots shares={shares} />}
        <Figure count={services} noun="service" />
      </GridCell>
      <GridCell className={styles['spans']}>
        <Figure count={spans} noun="span" />
      </GridCell>
      <GridCell className={styles['errors']} data-errors={errors}>
        {errors < 0 ? NOT_TOLD : <ErrorCount count={errors} />}
        <Noun count={errors} noun="error" />
      </GridCell>
      <GridCell className={styles['duration']}>
        <span className={styles['amount']}>{durationNs < 0 ? NOT_TOLD : formatDuration(durationNs)}</span>
        <span className={styles['track']}>
          <span
            className={styles['bar']}
            style={{ width: `${barPercent(durationNs, longestNs)}%`, background: slotColour(slot) }}
          />
        </span>
      </GridCell>
      <StartCell startNs={line.startNs} aboveNs={aboveNs} />
      <GridCell className={styles['id']} title={id}>
        {id.slice(0, ID_SHOWN)}
      </GridCell>
    </>
  );
}

function Figure({ count, noun }: { readonly count: number; readonly noun: string }) {
  return (
    <>
      {count < 0 ? NOT_TOLD : formatCount(count)}
      <Noun count={count} noun={noun} />
    </>
  );
}

/** Said after a figure where there is no column head to say it. */
function Noun({ count, noun }: { readonly count: number; readonly noun: string }) {
  return <span className={styles['noun']}>{count === 1 ? noun : `${noun}s`}</span>;
}

function StartCell({
  startNs,
  aboveNs,
}: {
  readonly startNs: bigint | undefined;
  readonly aboveNs: bigint | undefined;
}) {
  const zone = usePreferences((preferences) => preferences.zone);
  if (startNs === undefined) return <GridCell className={styles['start']}>{NOT_TOLD}</GridCell>;
  const { date, time } = formatInstant(startNs, zone);
  const isNewDay = aboveNs === undefined || formatInstant(aboveNs, zone).date !== date;
  return (
    <GridCell className={styles['start']}>
      {isNewDay && <span className={styles['date']}>{date}</span>} {time}
    </GridCell>
  );
}

function barPercent(duration: number, longestNs: number): number {
  return longestNs > 0 ? (Math.max(0, duration) / longestNs) * 100 : 0;
}
