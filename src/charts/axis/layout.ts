import type { TimeRange, TimeScale } from '#charts/timeScale.ts';
import type { TimeTicks } from '#charts/timeTicks.ts';
import { formatDuration } from '#model/formatTime.ts';

/** CSS px. */
export const AXIS_HEIGHT_PX = 24;

/** px from a tick to its label, and between a label and the end of the axis. */
const LABEL_GAP_PX = 4;

export interface AxisInput {
  readonly scale: TimeScale;
  readonly ticks: TimeTicks;
  /** a range being chosen; undefined = none */
  readonly range: TimeRange | undefined;
  /** width in CSS px of a text in `labelFont` */
  readonly measureLabel: (text: string) => number;
}

/** The axis in CSS px. */
export interface AxisFrame {
  readonly widthPx: number;
  readonly tickX: Float64Array;
  /** one per tick; '' where it would be cut at an edge */
  readonly labels: readonly string[];
  /** left edges of the labels */
  readonly labelX: Float64Array;
  readonly range: AxisRange | undefined;
}

export interface AxisRange {
  readonly x0: number;
  readonly x1: number;
  /** its length, '' where it does not fit */
  readonly label: string;
  readonly labelX: number;
}

/** Labels stand right of their ticks. A label that would be cut is left out: half of `1,100 ms` is a wrong number. */
export function layoutAxis(input: AxisInput): AxisFrame {
  const { scale, ticks, measureLabel } = input;
  const range = input.range === undefined ? undefined : layoutRange(input.range, scale, measureLabel);
  const labelX = new Float64Array(ticks.x.length);
  const labels = ticks.labels.map((label, tick) => {
    labelX[tick] = ticks.x[tick] + LABEL_GAP_PX;
    const end = labelX[tick] + measureLabel(label);
    const covered = range !== undefined && labelX[tick] < range.x1 && end > range.x0;
    return labelX[tick] < 0 || end > scale.widthPx || covered ? '' : label;
  });
  return { widthPx: scale.widthPx, tickX: ticks.x, labels, labelX, range };
}

function layoutRange(range: TimeRange, scale: TimeScale, measureLabel: (text: string) => number): AxisRange {
  const x0 = Math.max(0, scale.toPx(range.startNs));
  const x1 = Math.min(scale.widthPx, scale.toPx(range.endNs));
  const label = formatDuration(range.endNs - range.startNs);
  const width = measureLabel(label);
  const fits = x1 - x0 >= width + 2 * LABEL_GAP_PX;
  return { x0, x1, label: fits ? label : '', labelX: (x0 + x1 - width) / 2 };
}
