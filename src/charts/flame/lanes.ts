import type { FlameInput } from './frame.ts';

type Lanes = Pick<FlameInput, 'items' | 'scrollTopPx' | 'heightPx' | 'laneHeightPx' | 'isUpward'>;

/** Top of a lane in the picture, CSS px. Lanes that stand from the bottom up begin at the picture's foot. */
export function laneTop(input: Lanes, lane: number): number {
  const { scrollTopPx, laneHeightPx, isUpward } = input;
  return (isUpward === true ? footPx(input) - (lane + 1) * laneHeightPx : lane * laneHeightPx) - scrollTopPx;
}

/** The lane at a height in the picture; may be none. */
export function laneAt(input: Lanes, yPx: number): number {
  const { scrollTopPx, laneHeightPx, isUpward } = input;
  const y = yPx + scrollTopPx;
  return isUpward === true ? Math.ceil((footPx(input) - y) / laneHeightPx) - 1 : Math.floor(y / laneHeightPx);
}

/** Where the lowest lane ends: at the end of all, or of the picture where that has more room. */
function footPx({ items, heightPx, laneHeightPx }: Lanes): number {
  return Math.max(heightPx, items.lanes * laneHeightPx);
}

/** Lanes in view, [first, end). */
export function lanesInView(input: Lanes): readonly [number, number] {
  const { items, heightPx } = input;
  const one = laneAt(input, 0);
  const other = laneAt(input, Math.max(0, heightPx - 1));
  const within = (lane: number): number => Math.min(items.lanes, Math.max(0, lane));
  return [within(Math.min(one, other)), within(Math.max(one, other) + 1)];
}
