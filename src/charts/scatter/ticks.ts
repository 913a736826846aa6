import { scaleTime, scaleUtc } from 'd3';
import { layoutTicks } from '#charts/timeTicks.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { formatDuration, formatInstant } from '#model/formatTime.ts';
import type { ScatterTicks } from './frame.ts';
import type { ScatterScale } from './scale.ts';

/** px between the lines of two durations, and between the starts of two times' labels. */
const DURATION_GAP_PX = 20;
const TIME_GAP_PX = 96;

const SECOND = 1e9;
const DAY = 86_400e9;

/** Round durations in ns: 1–2–5 of ten below a second, then what divides minutes, hours and days. */
const ROUND_NS: readonly number[] = [
  ...Array.from({ length: 9 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat(),
  ...[1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18_000, 43_200].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 30, 100, 365, 1000, 3650].map((days) => days * DAY),
];

/** About one per factor of ten. */
const DECADES_NS: readonly number[] = [
  ...Array.from({ length: 9 }, (_, power) => 10 ** power),
  ...[1, 10, 60, 600, 3600, 36_000].map((seconds) => seconds * SECOND),
  ...[1, 10, 100, 1000].map((days) => days * DAY),
];

/** As many round durations as have room, from bottom to top. */
export function durationTicks(scale: ScatterScale): ScatterTicks {
  const [all, decades] = [ROUND_NS, DECADES_NS].map((choice) =>
    choice.filter((ns) => ns >= scale.leastNs && ns <= scale.mostNs),
  );
  const chosen = all.every((ns, at) => at === 0 || scale.toY(all[at - 1]) - scale.toY(ns) >= DURATION_GAP_PX)
    ? all
    : decades;
  const kept: number[] = [];
  // Where even these crowd, every other is left out.
  for (const ns of chosen) {
    const y = scale.toY(ns);
    if (kept.length === 0 || scale.toY(kept[kept.length - 1]) - y >= DURATION_GAP_PX) kept.push(ns);
  }
  return { px: Float64Array.from(kept, (ns) => scale.toY(ns)), labels: kept.map((ns) => formatDuration(ns)) };
}

/**
 * Round instants in a zone, as far apart as their labels need. Where the whole is shorter than some ms, a clock's time
 * tells nothing: then they count from the first point, `+120 µs`.
 */
export function instantTicks(scale: ScatterScale, originNs: bigint, zone: 'utc' | 'local'): ScatterTicks {
  const widthPx = scale.plot.x1 - scale.plot.x0;
  const range = { startNs: scale.toNs(scale.plot.x0), endNs: scale.toNs(scale.plot.x1) };
  const spanNs = range.endNs - range.startNs;
  if (spanNs < 20e6) {
    const ticks = layoutTicks(new TimeScale(range, widthPx), scale.startNs, TIME_GAP_PX);
    return {
      px: ticks.x.map((x) => x + scale.plot.x0),
      labels: ticks.labels.map((label) => (label.startsWith('−') ? label : `+${label}`)),
    };
  }
  const startMs = Number((originNs + BigInt(Math.round(range.startNs))) / 1_000_000n);
  const domain = [new Date(startMs), new Date(startMs + spanNs / 1e6)];
  const axis = (zone === 'utc' ? scaleUtc() : scaleTime()).domain(domain);
  let wanted = Math.max(1, Math.floor(widthPx / TIME_GAP_PX));
  for (;;) {
    const dates = axis.ticks(wanted);
    const stepMs = dates.length > 1 ? dates[1].getTime() - dates[0].getTime() : spanNs / 1e6;
    const px = Float64Array.from(dates, (date) => scale.toX(Number(BigInt(date.getTime()) * 1_000_000n - originNs)));
    // The number of ticks is a wish: what comes may be nearer to each other.
    const hasRoom = px.every((x, at) => at === 0 || x - px[at - 1] >= TIME_GAP_PX * 0.8);
    if (hasRoom || wanted === 1) return { px, labels: dates.map((date) => instantLabel(date, stepMs, zone)) };
    wanted--;
  }
}

/** As much of an instant as tells it from its neighbours: `21 Nov`, `14:03`, `14:03:22`, `14:03:22.4`. */
function instantLabel(instant: Date, stepMs: number, zone: 'utc' | 'local'): string {
  const { date, time } = formatInstant(BigInt(instant.getTime()) * 1_000_000n, zone);
  if (stepMs >= 86_400_000 || time === '00:00:00.000') return date.slice(5);
  if (stepMs >= 60_000) return time.slice(0, 5);
  if (stepMs >= 1000) return time.slice(0, 8);
  return stepMs >= 100 ? time.slice(0, 10) : time;
}
