import type { DensityGrid, ScatterFrame, ScatterPoints, ScatterTicks } from './frame.ts';
import type { ScatterScale } from './scale.ts';
import { durationTicks, instantTicks } from './ticks.ts';

/** More points than these cover each other: from here on their density is shown. */
export const MOST_SINGLE = 2000;

/** Side of a cell of the density, CSS px. */
export const CELL_PX = 5;

const NO_TICKS: ScatterTicks = { px: new Float64Array(0), labels: [] };

/** Places of all points under a scale. One pass; keep the frame until points, size or zone change. */
export function layoutScatter(
  points: ScatterPoints,
  scale: ScatterScale,
  size: { readonly widthPx: number; readonly heightPx: number },
  zone: 'utc' | 'local',
): ScatterFrame {
  const { length } = points.startNs;
  const x = new Float32Array(length);
  const y = new Float32Array(length);
  for (let point = 0; point < length; point++) {
    x[point] = scale.toX(points.startNs[point]);
    y[point] = scale.toY(points.durationNs[point]);
  }
  return {
    ...size,
    plot: scale.plot,
    x,
    y,
    failed: points.failed,
    order: orderByStart(points.startNs),
    density: length > MOST_SINGLE ? layoutDensity(scale, x, y, points.failed) : undefined,
    // Without a point there is no time to write on the axes.
    times: length === 0 ? NO_TICKS : instantTicks(scale, points.originNs, zone),
    durations: length === 0 ? NO_TICKS : durationTicks(scale),
  };
}

/** Points by start; lists mostly come sorted, which costs one look at each. */
function orderByStart(startNs: Float64Array): Int32Array {
  const order = Int32Array.from(startNs, (_, point) => point);
  for (let point = 1; point < startNs.length; point++) {
    if (startNs[point] < startNs[point - 1]) {
      return order.sort((one, other) => startNs[one] - startNs[other] || one - other);
    }
  }
  return order;
}

function layoutDensity({ plot }: ScatterScale, x: Float32Array, y: Float32Array, failed: Uint8Array): DensityGrid {
  const columns = Math.max(1, Math.ceil((plot.x1 - plot.x0) / CELL_PX));
  const rows = Math.max(1, Math.ceil((plot.y1 - plot.y0) / CELL_PX));
  const count = new Uint32Array(columns * rows);
  const failures = new Uint32Array(columns * rows);
  let most = 0;
  for (let point = 0; point < x.length; point++) {
    const column = Math.min(columns - 1, Math.max(0, Math.floor((x[point] - plot.x0) / CELL_PX)));
    const row = Math.min(rows - 1, Math.max(0, Math.floor((y[point] - plot.y0) / CELL_PX)));
    const cell = row * columns + column;
    if (++count[cell] > most) most = count[cell];
    failures[cell] += failed[point];
  }
  return { columns, count, failed: failures, most };
}
