import { lowerBound } from '#base/search.ts';
import type { FlameInput } from './frame.ts';
import { laneAt } from './lanes.ts';

/** px beside a span that still mean it: one that is thinner than a hand can aim at. */
const REACH_PX = 2;

type Place = Pick<FlameInput, 'items' | 'scale' | 'scrollTopPx' | 'heightPx' | 'laneHeightPx' | 'isUpward'>;

/** The id under a place: the span that is there, else the longest within reach; undefined where there is none. */
export function hitFlame(input: Place, xPx: number, yPx: number): number | undefined {
  const { items, scale } = input;
  const lane = laneAt(input, yPx);
  if (lane < 0 || lane >= items.lanes) return undefined;
  const laneEnd = items.laneStart[lane + 1];
  const first = lowerBound(items.end, scale.toNs(xPx - REACH_PX), items.laneStart[lane], laneEnd);
  const last = lowerBound(items.start, scale.toNs(xPx + REACH_PX), first, laneEnd);
  if (first === last) return undefined;
  const at = scale.toNs(xPx);
  const under = lowerBound(items.end, at, first, last);
  const isThere = under < last && items.start[under] <= at;
  const isBox = isThere && (items.end[under] - items.start[under]) * scale.pxPerNs >= 1;
  return items.id[isBox ? under : items.longest.of(first, last)];
}
