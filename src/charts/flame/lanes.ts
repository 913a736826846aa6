import type { FlameInput } from './frame.ts';

type Lanes = Pick<FlameInput, 'items' | 'scrollTopPx' | 'heightPx' | 'laneHeightPx' | 'isUpward'>;

/** Top of a lane in the picture, CSS px. */
export function laneTop({ items, scrollTopPx, laneHeightPx, isUpward }: Lanes, lane: number): number {
  return (isUpward === true ? items.lanes - 1 - lane : lane) * laneHeightPx - scrollTopPx;
}

/** The lane at a height in the picture; may be none. */
export function laneAt({ items, scrollTopPx, laneHeightPx, isUpward }: Lanes, yPx: number): number {
  const fromTop = Math.floor((yPx + scrollTopPx) / laneHeightPx);
  return isUpward === true ? items.lanes - 1 - fromTop : fromTop;
}

/** Lanes in view, [first, end). */
export function lanesInView(input: Lanes): readonly [number, number] {
  const { items, heightPx } = input;
  const one = laneAt(input, 0);
  const other = laneAt(input, Math.max(0, heightPx - 1));
  const within = (lane: number): number => Math.min(items.lanes, Math.max(0, lane));
  return [within(Math.min(one, other)), within(Math.max(one, other) + 1)];
}
