import { memoLast } from '#base/memo.ts';
import { TimeScale } from '#charts/timeScale.ts';
import type { TimeTicks } from '#charts/timeTicks.ts';
import { layoutTicks } from '#charts/timeTicks.ts';
import type { TimeRange } from '#model/timeRange.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';

/** Time and ticks of bars and axis: made once for the same range and width, so that the two can never differ. */
export const waterfallScale = memoLast(
  (
    trace: CurrentTrace,
    range: TimeRange | undefined,
    widthPx: number,
  ): { readonly scale: TimeScale; readonly ticks: TimeTicks } => {
    const scale = new TimeScale(trace.extent, widthPx, range);
    return { scale, ticks: layoutTicks(scale, trace.startNs) };
  },
);
