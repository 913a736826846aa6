import { formatCount, formatDuration, formatInstant } from '#model/formatTime.ts';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ServiceDot, slotColour } from '#views/shared/ServiceDot.tsx';
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
      <div role="gridcell" className={styles['name']}>
        <ServiceDot slot={slot} />
        <a className={styles['link']} tabIndex={-1} href={line.href} title={`${service} ${operation}`}>
          <span className={styles['service']}>{service}</span>
          {` ${summary === '' ? operation : summary}`}
        </a>
      </div>
      <div role="gridcell" className={styles['services']}>
        {shares !== undefined && <ServiceDots shares={shares} />}
        <Figure count={services} noun={isNarrow ? 'service' : undefined} />
      </div>
      <div role="gridcell" className={styles['spans']}>
        <Figure count={spans} noun={isNarrow ? 'span' : undefined} />
      </div>
      <div role="gridcell" className={styles['errors']} data-errors={isNarrow ? errors : undefined}>
        {errors < 0 ? NOT_TOLD : <ErrorCount count={errors} />}
        {isNarrow && <Noun count={errors} noun="error" />}
      </div>
      <div role="gridcell" className={styles['duration']}>
        <span className={styles['amount']}>{durationNs < 0 ? NOT_TOLD : formatDuration(durationNs)}</span>
        <span
          className={styles['track']}
          style={{ '--share': `${barPercent(durationNs, longestNs)}%`, color: slotColour(slot) }}
        />
      </div>
      <div role="gridcell" className={styles['start']}>
        <Start startNs={line.startNs} aboveNs={aboveNs} zone={look.zone} />
      </div>
      <div role="gridcell" className={styles['id']} title={id}>
        {id.slice(0, ID_SHOWN)}
      </div>
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

interface StartProps extends Pick<TraceRowProps, 'aboveNs'>, Pick<TraceLook, 'zone'> {
  readonly startNs: bigint | undefined;
}

function Start({ startNs, aboveNs, zone }: StartProps) {
  if (startNs === undefined) return NOT_TOLD;
  const { date, time } = formatInstant(startNs, zone);
  const isNewDay = aboveNs === undefined || formatInstant(aboveNs, zone).date !== date;
  if (!isNewDay) return time;
  return (
    <>
      <span className={styles['date']}>{date}</span> {time}
    </>
  );
}

function barPercent(duration: number, longestNs: number): number {
  return longestNs > 0 ? (Math.max(0, duration) / longestNs) * 100 : 0;
}
