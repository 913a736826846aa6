import { itemOfId } from '#analysis/flameItems.ts';
import type { FlameModel } from './flameModel.ts';
import { placeAmongSiblings } from './flameMoves.ts';

export interface FlamePathProps {
  readonly model: FlameModel;
  /** the item that is read out */
  readonly id: number;
  readonly elementId: string;
}

/** Items above the one that is read out which are told too: nobody listens to a thousand. */
const MOST_ABOVE = 12;

/** The chosen item and those above it, for screen readers, as items of the tree that the flame is. */
export function FlamePath({ model, id, elementId }: FlamePathProps) {
  const { items, parentOf } = model;
  const path: number[] = [];
  let depth = 0;
  for (let at = id; at >= 0 && itemOfId(items, at) >= 0; at = parentOf(at)) {
    if (path.length <= MOST_ABOVE) path.unshift(at);
    depth++;
  }
  const { place, count } = placeAmongSiblings(items, parentOf, id);
  return path.map((at, index) => {
    const isChosen = at === id;
    const { service, operation, facts } = model.words(at);
    return (
      <div
        key={at}
        id={isChosen ? elementId : undefined}
        role="treeitem"
        className="visuallyHidden"
        aria-level={depth - path.length + index + 1}
        aria-posinset={isChosen ? place : undefined}
        aria-setsize={isChosen ? count : undefined}
        aria-selected={isChosen}
      >
        {[`${service} ${operation}`, ...facts].join(', ')}
      </div>
    );
  });
}
