import { area, line, max, scaleLinear } from 'd3';
import { lowerBound } from '#base/search.ts';
import type { AxisTick } from './ticks.ts';

/** What the values are, which decides how an axis of them is cut. */
export type ValueUnit = 'rate' | 'share' | 'ns';

export interface ValueSeries {
  readonly name: string;
  /** one per point of time; NaN = a gap */
  readonly values: Float64Array;
}

export interface TimeSeriesInput {
  /** ascending, any unit */
  readonly times: Float64Array;
  /** the whole time of the axis, in the unit of `times` */
  readonly from: number;
  readonly to: number;
  readonly series: readonly ValueSeries[];
  readonly unit: ValueUnit;
  readonly xTicks: readonly AxisTick[];
  readonly formatValue: (value: number) => string;
  /** CSS px, labels included */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A chart in CSS px. */
export interface TimeSeriesFrame {
  /** where the lines are */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** path data, one per series */
  readonly lines: readonly string[];
  /** below the first series; '' when there are several: areas would hide each other */
  readonly area: string;
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly xTicks: readonly {
    readonly x: number;
    readonly label: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
  /** by point of time */
  readonly x: Float64Array;
  readonly yOf: (value: number) => number;
}

/** Room for labels: of values at the left, of time below. */
const LEFT_PX = 52;
const BOTTOM_PX = 18;
const TOP_PX = 6;
const RIGHT_PX = 8;
const LABEL_GAP_PX = 32;

/** Lines from 0 up. Without a value the axis goes to 1 of its unit, so that an empty chart is still one. */
export function layoutTimeSeries(input: TimeSeriesInput): TimeSeriesFrame {
  const { times, from, to, series, unit, widthPx, heightPx, formatValue } = input;
  const plot = {
    x: LEFT_PX,
    y: TOP_PX,
    width: Math.max(1, widthPx - LEFT_PX - RIGHT_PX),
    height: Math.max(1, heightPx - TOP_PX - BOTTOM_PX),
  };
  const pxPerTime = to > from ? plot.width / (to - from) : 0;
  const x = times.map((time) => plot.x + (time - from) * pxPerTime);
  const most = max(series, ({ values }) => max(values.filter(Number.isFinite))) ?? 0;
  const tickCount = Math.max(2, Math.min(4, Math.floor(plot.height / LABEL_GAP_PX)));
  const top = most > 0 ? most : unit === 'ns' ? 1e6 : unit === 'share' ? 0.01 : 1;
  const y = scaleLinear()
    .domain([0, unit === 'share' ? Math.min(1, top * 1.05) : top])
    .nice(tickCount)
    .range([plot.y + plot.height, plot.y]);
  const points = Array.from(times.keys());
  const drawn = series.map(({ values }) => {
    const path = line<number>()
      .defined((at) => Number.isFinite(values[at]))
      .x((at) => round(x[at]))
      .y((at) => round(y(values[at])));
    return path(points) ?? '';
  });
  return {
    plot,
    lines: drawn,
    area: series.length === 1 ? areaBelow(series[0].values, points, x, y) : '',
    yTicks: y.ticks(tickCount).map((value) => ({ y: round(y(value)), label: formatValue(value) })),
    xTicks: placedTicks(input.xTicks, (at) => plot.x + (at - from) * pxPerTime, plot),
    x,
    yOf: (value) => round(y(value)),
  };
}

/** px of a character of an 11 px label, and what parts two labels: bounds, not measures. */
const CHARACTER_PX = 6.2;
const BETWEEN_LABELS_PX = 6;

/** Labels at the ends are moved inside, and one that would then touch the label before it is left out. */
function placedTicks(
  ticks: readonly AxisTick[],
  xOf: (at: number) => number,
  plot: TimeSeriesFrame['plot'],
): TimeSeriesFrame['xTicks'] {
  let taken = -Infinity;
  return ticks.flatMap(({ at, label }) => {
    const x = round(xOf(at));
    const width = label.length * CHARACTER_PX;
    const anchor = x - width / 2 < plot.x ? 'start' : x + width / 2 > plot.x + plot.width ? 'end' : ('middle' as const);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    if (left < taken + BETWEEN_LABELS_PX) return [];
    taken = left + width;
    return [{ x, label, anchor }];
  });
}

function areaBelow(
  values: Float64Array,
  points: readonly number[],
  x: Float64Array,
  y: (value: number) => number,
): string {
  const path = area<number>()
    .defined((at) => Number.isFinite(values[at]))
    .x((at) => round(x[at]))
    .y0(round(y(0)))
    .y1((at) => round(y(values[at])));
  return path([...points]) ?? '';
}

/** The point of time nearest to an x, −1 when there is none. */
export function hitTimeSeries({ x }: TimeSeriesFrame, xPx: number): number {
  if (x.length === 0) return -1;
  const after = Math.min(x.length - 1, lowerBound(x, xPx));
  return after > 0 && xPx - x[after - 1] <= x[after] - xPx ? after - 1 : after;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
