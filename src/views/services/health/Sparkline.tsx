import { memo, useMemo } from 'react';
import { layoutSparkline } from '#charts/sparkline/layout.ts';
import { formatDuration } from '#model/formatTime.ts';
import { counted } from '#views/shared/counted.ts';
import styles from './Sparkline.module.css';

export interface SparklineProps {
  /** by point of time */
  readonly calls: ArrayLike<number>;
  readonly errors: ArrayLike<number>;
  /** ns; NaN where there is none */
  readonly p95: ArrayLike<number>;
}

const WIDTH = 104;
const HEIGHT = 18;

/** Calls, failed ones and p95 over time, as small as a word. The line has figures of the same for those who do not see. */
export const Sparkline = memo(function Sparkline({ calls, errors, p95 }: SparklineProps) {
  const frame = useMemo(
    () => layoutSparkline({ calls, errors, latency: p95, widthPx: WIDTH, heightPx: HEIGHT }),
    [calls, errors, p95],
  );
  return (
    <svg
      className={styles['sparkline']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={words({ calls, errors, p95 })}
    >
      <path className={styles['calls']} d={frame.calls} />
      <path className={styles['errors']} d={frame.errors} />
      <path className={styles['latency']} d={frame.latency} />
    </svg>
  );
});

function words({ calls, errors, p95 }: SparklineProps): string {
  const most = Math.max(0, ...Array.from(p95).filter(Number.isFinite));
  const busy = Array.from(errors).filter((count) => count > 0).length;
  const failures = busy === 0 ? 'no errors' : `errors in ${busy} of ${counted(calls.length, 'part')} of the time`;
  return `Over time: ${failures}, p95 up to ${formatDuration(most)}`;
}
