import styles from './DurationStrip.module.css';

export interface DurationStripProps {
  /** ascending, ns */
  readonly durations: Float64Array;
  /** ns */
  readonly own: number;
}

/** Ticks drawn at most; of more every n-th is, which keeps their shape. */
const MOST_TICKS = 120;

/** Where the durations of an operation lie between the shortest and the longest, and this one's among them. */
export function DurationStrip({ durations, own }: DurationStripProps) {
  const least = scaled(durations[0]);
  const most = scaled(durations[durations.length - 1]);
  if (least === most) return null;
  const place = (ns: number): number => ((scaled(ns) - least) / (most - least)) * 100;
  const step = Math.max(1, Math.ceil(durations.length / MOST_TICKS));
  let ticks = '';
  for (let at = 0; at < durations.length; at += step) ticks += `M${place(durations[at]).toFixed(2)} 0v1`;
  return (
    <div className={styles['strip']} aria-hidden="true">
      <svg className={styles['ticks']} viewBox="0 0 100 1" preserveAspectRatio="none">
        <path d={ticks} vectorEffect="non-scaling-stroke" />
      </svg>
      <span className={styles['own']} style={{ left: `${place(own)}%` }} />
    </div>
  );
}

/** By the logarithm, as durations spread; 0 ns counts as 1. */
function scaled(ns: number): number {
  return Math.log(Math.max(1, ns));
}
