import { line } from 'd3';

/** Calls over time; arrays of one length, a handful of entries. */
export interface SparklineInput {
  readonly calls: ArrayLike<number>;
  /** of `calls` */
  readonly errors: ArrayLike<number>;
  /** any unit; NaN where there is none */
  readonly latency: ArrayLike<number>;
  /** CSS px */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Path data in CSS px; '' where there is nothing to draw. */
export interface SparklineFrame {
  /** a bar per bucket, from the bottom */
  readonly calls: string;
  /** the failed part of each bar */
  readonly errors: string;
  /** each run of buckets that have a value; a lone one is a point, for round line ends to show */
  readonly latency: string;
}

/** The least height of a bar: one error among a thousand calls still shows. */
const LEAST_PX = 1.5;
/** Left free at the top for half a line. */
const TOP_PX = 1;
const BAR_SHARE = 0.8;

/** Bars and line have scales of their own, both from 0: what is compared is the shape. */
export function layoutSparkline({ calls, errors, latency, widthPx, heightPx }: SparklineInput): SparklineFrame {
  const count = calls.length;
  const step = widthPx / Math.max(1, count);
  const mostCalls = maximum(calls);
  const mostLatency = maximum(latency);
  const bar = (at: number, amount: number): string => {
    if (!(amount > 0)) return '';
    const height = Math.max(LEAST_PX, (amount / mostCalls) * (heightPx - TOP_PX));
    const x = at * step + (step * (1 - BAR_SHARE)) / 2;
    return `M${round(x)},${heightPx}v${round(-height)}h${round(step * BAR_SHARE)}v${round(height)}Z`;
  };
  const bars = (values: ArrayLike<number>): string => Array.from(values, (value, at) => bar(at, value)).join('');
  const places = Array.from(latency, (value, at) => ({ value, at }));
  const path = line<(typeof places)[number]>()
    .defined(({ value }) => Number.isFinite(value))
    .x(({ at }) => round((at + 0.5) * step))
    .y(({ value }) => round(heightPx - (mostLatency === 0 ? 0 : value / mostLatency) * (heightPx - TOP_PX)));
  return { calls: bars(calls), errors: bars(errors), latency: mostLatency < 0 ? '' : (path(places) ?? '') };
}

/** −1 of none. */
function maximum(values: ArrayLike<number>): number {
  let most = -1;
  for (let at = 0; at < values.length; at++) if (values[at] > most && Number.isFinite(values[at])) most = values[at];
  return most;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
