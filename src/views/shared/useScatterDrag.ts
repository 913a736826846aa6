import { useRef, type PointerEvent } from 'react';
import type { Box } from '#charts/scatter/frame.ts';
import { boxBetween, hitChosen, moveChosen, type ChosenPart } from '#charts/scatter/hit.ts';

/** px a pressed pointer may tremble before it counts as a drag. */
const DRAG_PX = 3;
/** A drag flatter than this chooses in its other direction only. */
const FLAT_PX = 6;

interface Drag {
  readonly fromX: number;
  readonly fromY: number;
  readonly box: Box | undefined;
  readonly part: ChosenPart | undefined;
  moved: boolean;
}

export interface ScatterDragInput {
  /** what is chosen now, undefined = nothing */
  chosen(): Box | undefined;
  /** undefined before the first paint */
  plot(): Box | undefined;
  /** the box being drawn; undefined when that ends */
  onDraft(draft: Box | undefined): void;
  onChoose(box: Box): void;
  onClick(xPx: number, yPx: number): void;
  /** The pointer is over a place, nothing pressed. */
  onHover(xPx: number, yPx: number): void;
}

/** Pointer handlers of a scatter: a drag chooses a box, moves the chosen one, or one of its edges. */
export function useScatterDrag(input: ScatterDragInput) {
  const drag = useRef<Drag | undefined>(undefined);
  const draft = useRef<Box | undefined>(undefined);
  const place = (event: PointerEvent<HTMLElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const partAt = (x: number, y: number): ChosenPart | undefined => {
    const chosen = input.chosen();
    return chosen && hitChosen(chosen, x, y);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const [fromX, fromY] = place(event);
      drag.current = { fromX, fromY, box: input.chosen(), part: partAt(fromX, fromY), moved: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const [x, y] = place(event);
      const { current } = drag;
      if (!current) {
        event.currentTarget.dataset['part'] = partName(partAt(x, y));
        input.onHover(x, y);
        return;
      }
      const plot = input.plot();
      const { fromX, fromY, box, part } = current;
      if (!plot || (!current.moved && Math.hypot(x - fromX, y - fromY) < DRAG_PX)) return;
      current.moved = true;
      draft.current =
        box && part ? moveChosen(plot, box, part, x - fromX, y - fromY) : newBox(plot, fromX, fromY, x, y);
      input.onDraft(draft.current);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const { current } = drag;
      drag.current = undefined;
      if (current?.moved === true && draft.current) input.onChoose(draft.current);
      else if (current) input.onClick(...place(event));
    },
    onLostPointerCapture: () => {
      drag.current = undefined;
      draft.current = undefined;
      input.onDraft(undefined);
    },
  };
}

function newBox(plot: Box, fromX: number, fromY: number, x: number, y: number): Box {
  const box = boxBetween(plot, fromX, fromY, x, y);
  const { x0, x1, y0, y1 } = box;
  if (y1 - y0 < FLAT_PX && x1 - x0 >= FLAT_PX) return { ...box, y0: plot.y0, y1: plot.y1 };
  if (x1 - x0 < FLAT_PX && y1 - y0 >= FLAT_PX) return { ...box, x0: plot.x0, x1: plot.x1 };
  return box;
}

/** For the cursor: what would be moved. */
function partName(part: ChosenPart | undefined): string {
  if (!part) return 'none';
  if (part.x === 'both' && part.y === 'both') return 'inside';
  if (part.y === 'both' || part.y === 'none') return 'x';
  if (part.x === 'both' || part.x === 'none') return 'y';
  return part.x === part.y ? 'falling' : 'rising';
}
