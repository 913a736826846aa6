import type { FlameItems } from '#analysis/flameItems.ts';
import { itemOfId } from '#analysis/flameItems.ts';

type Step = 'parent' | 'child' | 'previous' | 'next';

/** Where an arrow key leads in a flame; undefined for other keys. */
export function stepOfKey(key: string, isUpward: boolean): Step | undefined {
  if (key === 'ArrowLeft') return 'previous';
  if (key === 'ArrowRight') return 'next';
  if (key === 'ArrowUp') return isUpward ? 'child' : 'parent';
  if (key === 'ArrowDown') return isUpward ? 'parent' : 'child';
  return undefined;
}

/**
 * The item beside, above or below one; the first root when there is none to go from. Stays where there is nothing.
 * Siblings stand by their start. One pass over the items, some ms for a million.
 */
export function steppedItem(
  items: FlameItems,
  parentOf: (id: number) => number,
  from: number | undefined,
  step: Step,
): number | undefined {
  if (items.id.length === 0) return undefined;
  const item = from === undefined ? -1 : itemOfId(items, from);
  if (from === undefined || item < 0) return items.id[0];
  if (step === 'parent') {
    const above = parentOf(from);
    return above >= 0 && itemOfId(items, above) >= 0 ? above : from;
  }
  const wanted = step === 'child' ? from : parentOf(from);
  let best = -1;
  for (let at = 0; at < items.id.length; at++) {
    if (at === item || parentOf(items.id[at]) !== wanted) continue;
    if (step === 'child') {
      if (best < 0 || isBefore(items, at, best)) best = at;
    } else if (isBefore(items, item, at) === (step === 'next')) {
      const isNearer = best < 0 || isBefore(items, at, best) === (step === 'next');
      if (isNearer) best = at;
    }
  }
  return best < 0 ? from : items.id[best];
}

/** How many siblings an item has, itself included, and which of them it is, from 1. */
export function placeAmongSiblings(
  items: FlameItems,
  parentOf: (id: number) => number,
  id: number,
): { readonly place: number; readonly count: number } {
  const item = itemOfId(items, id);
  const above = parentOf(id);
  let count = 0;
  let place = 1;
  for (let at = 0; at < items.id.length; at++) {
    if (parentOf(items.id[at]) !== above) continue;
    count++;
    if (at !== item && isBefore(items, at, item)) place++;
  }
  return { place, count };
}

function isBefore({ start, id }: FlameItems, one: number, other: number): boolean {
  return start[one] < start[other] || (start[one] === start[other] && id[one] < id[other]);
}
