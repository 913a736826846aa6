import { formatCount, formatDuration, formatInstant } from '#model/formatTime.ts';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ServiceDot, slotColour } from '#views/shared/ServiceDot.tsx';
import { GridCell } from './GridCell.tsx';
import { ServiceDots } from './ServiceDots.tsx';
import type { TraceLine } from './traceLine.ts';
import styles from './TraceRow.module.css';

/** What all rows of a list have in common. Told by the list: a thousand rows a second may come into view. */
export interface TraceLook {
  /** two lines and no column heads */
  readonly isNarrow: boolean;
  readonly zone: 'utc' | 'local';
}

export interface TraceRowProps {
  readonly line: TraceLine;
  /** Unix ns of the row above, whose day need not be said again; undefined for the first row */
  readonly aboveNs: bigint | undefined;
  /** the longest duration in the list: the full width of a bar */
  readonly longestNs: number;
  readonly look: TraceLook;
}

/** Hex digits of a trace id that are shown: enough to tell traces of one list apart by eye. */
const ID_SHOWN = 8;
const NOT_TOLD = '–';

/** The cells of one trace. They fold to two lines where the window is narrow. */
export function TraceRow({ line, aboveNs, longestNs, look }: TraceRowProps) {
  const { isNarrow } = look;
  const { id, slot, services, spans, errors, durationNs, summary, shares } = line;
  const service = line.service === '' ? 'unknown service' : line.service;
  const operation = line.operation.trim() === '' ? '(no name)' : line.operation;
  return (
    <>
      <GridCell className={styles['name']}>
        <ServiceDot slot={slot} />
        <a className={styles['link']} tabIndex={-1} href={line.href} title={`${service} ${operation}`}>
          <span className={styles['service']}>{service}</span>
          {` ${summary === '' ? operation : summary}`}
        </a>
      </GridCell>
      <GridCell className={styles['services']}>
        {shares !== undefined && <ServiceDots shares={shares} />}
        <Figure count={services} noun={isNarrow ? 'service' : undefined} />
      </GridCell>
      <GridCell className={styles['spans']}>
        <Figure count={spans} noun={isNarrow ? 'span' : undefined} />
      </GridCell>
      <GridCell className={styles['errors']} data-errors={errors}>
        {errors < 0 ? NOT_TOLD : <ErrorCount count={errors} />}
        {isNarrow && <Noun count={errors} noun="error" />}
      </GridCell>
      <GridCell className={styles['duration']}>
        <span className={styles['amount']}>{durationNs < 0 ? NOT_TOLD : formatDuration(durationNs)}</span>
        <span
          className={styles['track']}
          style={{ '--share': `${barPercent(durationNs, longestNs)}%`, color: slotColour(slot) }}
        />
      </GridCell>
      <StartCell startNs={line.startNs} aboveNs={aboveNs} zone={look.zone} />
      <GridCell className={styles['id']} title={id}>
        {id.slice(0, ID_SHOWN)}
      </GridCell>
    </>
  );
}

function Figure({ count, noun }: { readonly count: number; readonly noun: string | undefined }) {
  return (
    <>
      {count < 0 ? NOT_TOLD : formatCount(count)}
      {noun !== undefined && <Noun count={count} noun={noun} />}
    </>
  );
}

/** Said after a figure where there is no column head to say it. */
function Noun({ count, noun }: { readonly count: number; readonly noun: string }) {
  return <span className={styles['noun']}>{count === 1 ? noun : `${noun}s`}</span>;
}

interface StartCellProps extends Pick<TraceRowProps, 'aboveNs'>, Pick<TraceLook, 'zone'> {
  readonly startNs: bigint | undefined;
}

function StartCell({ startNs, aboveNs, zone }: StartCellProps) {
  if (startNs === undefined) return <GridCell className={styles['start']}>{NOT_TOLD}</GridCell>;
  const { date, time } = formatInstant(startNs, zone);
  const isNewDay = aboveNs === undefined || formatInstant(aboveNs, zone).date !== date;
  return (
    <GridCell className={styles['start']}>
      {isNewDay && <span className={styles['date']}>{date}</span>}
      {isNewDay ? ` ${time}` : time}
    </GridCell>
  );
}

function barPercent(duration: number, longestNs: number): number {
  return longestNs > 0 ? (Math.max(0, duration) / longestNs) * 100 : 0;
}
