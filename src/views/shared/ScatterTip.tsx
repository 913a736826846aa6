import type { ScatterFrame, ScatterPoints } from '#charts/scatter/frame.ts';
import { pointsAround } from '#charts/scatter/hit.ts';
import { formatCount, formatDuration, formatInstant } from '#model/formatTime.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './TraceScatter.module.css';

export interface ScatterTipProps {
  readonly points: ScatterPoints;
  readonly point: number;
  readonly frame: ScatterFrame;
  readonly label: (point: number) => string;
  readonly zone: 'utc' | 'local';
}

/** What the pointer or the keys are at, beside the point and inside the picture. */
export function ScatterTip({ points, point, frame, label, zone }: ScatterTipProps) {
  const around = pointsAround(frame, point);
  const x = frame.x[point];
  const atRight = x < frame.widthPx / 2;
  const style = atRight ? { left: x + 12 } : { right: frame.widthPx - x + 12 };
  return (
    <div className={styles['tip']} style={style} aria-hidden="true">
      <strong className={styles['tipName']}>{label(point)}</strong>
      <span className={styles['tipFacts']}>
        {points.failed[point] === 1 && <Icon name="error" size={12} className={styles['tipError']} />}
        {formatDuration(points.durationNs[point])} · {instantText(points, points.startNs[point], zone)}
        {around > 1 ? ` · one of ${formatCount(around)} here` : ''}
      </span>
    </div>
  );
}

/** `812 ms, 2026-11-21 14:03:22.418, failed` */
export function pointWords(points: ScatterPoints, point: number, zone: 'utc' | 'local'): string {
  const failed = points.failed[point] === 1 ? ', failed' : '';
  return `${formatDuration(points.durationNs[point])}, ${instantText(points, points.startNs[point], zone)}${failed}`;
}

/** All points in a sentence. */
export function summaryOf(points: ScatterPoints, zone: 'utc' | 'local'): string {
  const { startNs, durationNs } = points;
  const count = startNs.length;
  if (count === 0) return 'No traces.';
  let failed = 0;
  let [from, to, least, most] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let point = 0; point < count; point++) {
    failed += points.failed[point];
    from = Math.min(from, startNs[point]);
    to = Math.max(to, startNs[point]);
    least = Math.min(least, durationNs[point]);
    most = Math.max(most, durationNs[point]);
  }
  const traces = count === 1 ? '1 trace' : `${formatCount(count)} traces`;
  return (
    `${traces} from ${instantText(points, from, zone)} to ${instantText(points, to, zone)}, ` +
    `${formatDuration(least)} to ${formatDuration(most)}, ${formatCount(failed)} with errors.`
  );
}

function instantText({ originNs }: ScatterPoints, ns: number, zone: 'utc' | 'local'): string {
  const { date, time } = formatInstant(originNs + BigInt(Math.round(ns)), zone);
  return `${date} ${time}`;
}
