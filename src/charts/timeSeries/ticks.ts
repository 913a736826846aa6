import { scaleTime, scaleUtc } from 'd3';
import type { TimeRange } from '#charts/timeScale.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { layoutTicks } from '#charts/timeTicks.ts';

/** A label at a point of time, in the unit of the axis. */
export interface AxisTick {
  readonly at: number;
  readonly label: string;
}

/** px that a label takes with some air around it. */
const CLOCK_LABEL_PX = 72;
const DAY = 86_400_000;

/** Ticks of a range in ns after some origin, labelled as the time since its start. */
export function relativeTicks(range: TimeRange, widthPx: number): readonly AxisTick[] {
  const scale = new TimeScale(range, widthPx);
  const { x, labels } = layoutTicks(scale, range.startNs);
  return labels.map((label, at) => ({ at: scale.toNs(x[at]), label }));
}

/** Ticks of a range in Unix ms, labelled by the clock of a zone; at midnight by the day. */
export function clockTicks(fromMs: number, toMs: number, widthPx: number, zone: 'utc' | 'local'): readonly AxisTick[] {
  const scale = (zone === 'utc' ? scaleUtc() : scaleTime()).domain([fromMs, toMs]);
  const most = Math.max(2, Math.floor(widthPx / CLOCK_LABEL_PX));
  let asked = most;
  let dates = scale.ticks(asked);
  // d3 takes the nearest of its steps, which may give twice as many as were asked for.
  while (dates.length > most + 1 && asked > 1) dates = scale.ticks(--asked);
  const isFine = dates.length > 1 && dates[1].getTime() - dates[0].getTime() < 60_000;
  return dates.map((date) => ({ at: date.getTime(), label: clockLabel(date, zone, isFine) }));
}

function clockLabel(date: Date, zone: 'utc' | 'local', withSeconds: boolean): string {
  const offset = zone === 'utc' ? 0 : date.getTimezoneOffset() * 60_000;
  const shifted = new Date(date.getTime() - offset);
  const text = shifted.toISOString();
  if (shifted.getTime() % DAY === 0) return text.slice(5, 10);
  return text.slice(11, withSeconds ? 19 : 16);
}
