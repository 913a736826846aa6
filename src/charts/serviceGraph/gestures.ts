import type { D3DragEvent, D3ZoomEvent } from 'd3';
import { drag, select, zoom, zoomIdentity } from 'd3';
import type { Camera } from './camera.ts';
import { LEAST_ZOOM, MOST_ZOOM } from './camera.ts';

export interface GestureCallbacks {
  /** Place in the scene of the node at a place of the element, −1 = none: what a drag takes along. */
  readonly nodeAt: (xPx: number, yPx: number) => number;
  /** `isByUser`: moved by a gesture, not by `moveTo`. */
  readonly onCamera: (camera: Camera, isByUser: boolean) => void;
  /** By how many screen px a node was dragged since the last call. */
  readonly onDragNode: (place: number, dxPx: number, dyPx: number) => void;
  readonly onDragEnd: (place: number) => void;
}

export interface Gestures {
  /** Moves the camera as if the user had. */
  readonly moveTo: (camera: Camera) => void;
  /** Zooms around the middle. */
  readonly zoomBy: (factor: number) => void;
  readonly detach: () => void;
}

interface Taken {
  readonly place: number;
  x: number;
  y: number;
}

/** Zooming with wheel and pinch, moving the ground and dragging nodes, on one element. */
export function attachGestures(element: HTMLElement, callbacks: GestureCallbacks): Gestures {
  const selection = select<HTMLElement, unknown>(element);
  const zooming = zoom<HTMLElement, unknown>()
    .scaleExtent([LEAST_ZOOM, MOST_ZOOM])
    .on('zoom', ({ transform: { x, y, k }, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      // d3 tells null of what no event caused.
      callbacks.onCamera({ x, y, k }, Boolean(sourceEvent));
    });
  const dragging = drag<HTMLElement, unknown, Taken | undefined>()
    .subject(({ x, y }: { x: number; y: number }) => {
      const place = callbacks.nodeAt(x, y);
      return place < 0 ? undefined : { place, x, y };
    })
    .clickDistance(3)
    .on('drag', ({ subject, dx, dy }: D3DragEvent<HTMLElement, unknown, Taken | undefined>) => {
      if (subject && (dx !== 0 || dy !== 0)) callbacks.onDragNode(subject.place, dx, dy);
    })
    .on('end', ({ subject }: D3DragEvent<HTMLElement, unknown, Taken | undefined>) => {
      if (subject) callbacks.onDragEnd(subject.place);
    });
  // Dragging a node comes first: only what it does not take is the ground's.
  selection.call(dragging).call(zooming).on('dblclick.zoom', null);
  return {
    moveTo: ({ x, y, k }) => zooming.transform(selection, zoomIdentity.translate(x, y).scale(k)),
    zoomBy: (factor) => zooming.scaleBy(selection, factor),
    detach: () => selection.on('.zoom', null).on('.drag', null),
  };
}
