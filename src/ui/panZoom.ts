import { readWheel, type WheelLock } from './wheelGesture.ts';

/** All px are CSS px; places are measured from the element's top left corner. */
export interface PanZoomCallbacks {
  /** A factor above 1 magnifies; what is under `xPx` should stay there. */
  onZoom?(factor: number, xPx: number): void;
  /** The view moves by `dxPx`, to the right if positive: dragging the content left is positive. */
  onPan?(dxPx: number): void;
  /** The view moves by `dyPx`, down if positive. From a mouse drag always; from wheel and touch with `captureVertical`. */
  onScrollY?(dyPx: number): void;
  onDragStart?(): void;
  onDragEnd?(): void;
  /** Pressed and let go in one place. */
  onClick?(xPx: number, yPx: number, event: PointerEvent): void;
  /** A pointer without a pressed button is over the element. Not called for fingers. */
  onHover?(xPx: number, yPx: number): void;
  /** The pointer left, or began to drag. */
  onHoverEnd?(): void;
}

export interface PanZoomOptions {
  /** Take vertical wheel and touch movement from the browser and report it. False unless told. */
  readonly captureVertical?: boolean | undefined;
  /** False leaves a drag with the mouse to someone else, such as a range selection. True unless told. */
  readonly dragPans?: boolean | undefined;
}

/** px a pressed pointer may tremble before it counts as a drag. */
const DRAG_THRESHOLD_PX = 3;
/** px between two fingers under which their distance is noise. */
const LEAST_PINCH_PX = 12;

interface Finger {
  x: number;
  y: number;
}

/** Turns wheel and pointer events of one element into the callbacks. */
export class PanZoom {
  #element: HTMLElement | undefined;
  #callbacks: PanZoomCallbacks = {};
  #captureVertical = false;
  #dragPans = true;
  #lock: WheelLock | undefined;
  /** What is pressed now, by pointer id: one mouse button or up to two fingers. */
  readonly #pressed = new Map<number, Finger>();
  #start: Finger | undefined;
  #dragging = false;
  #pinched = false;

  configure(callbacks: PanZoomCallbacks, options: PanZoomOptions | undefined): void {
    this.#callbacks = callbacks;
    this.#captureVertical = options?.captureVertical ?? false;
    this.#dragPans = options?.dragPans ?? true;
  }

  readonly attach = (element: HTMLElement | null): (() => void) | undefined => {
    if (element === null) return undefined;
    this.#element = element;
    const events = new AbortController();
    const { signal } = events;
    // Not passive: zooming must keep the browser from magnifying the page, panning from going back in history.
    element.addEventListener('wheel', this.#onWheel, { passive: false, signal });
    element.addEventListener('pointerdown', this.#onDown, { signal });
    element.addEventListener('pointermove', this.#onMove, { signal });
    element.addEventListener('pointerup', this.#onUp, { signal });
    element.addEventListener('pointercancel', this.#onCancel, { signal });
    element.addEventListener('lostpointercapture', this.#onLost, { signal });
    element.addEventListener('pointerleave', this.#onLeave, { signal });
    return () => {
      events.abort();
      this.#finish();
      this.#pressed.clear();
      this.#lock = undefined;
      this.#element = undefined;
    };
  };

  readonly #onWheel = (event: WheelEvent): void => {
    const box = this.#box();
    const { gesture, lock } = readWheel(this.#lock, event, box.height);
    this.#lock = lock;
    if (gesture.kind === 'scroll' && !this.#captureVertical) return;
    event.preventDefault();
    if (gesture.kind === 'scroll') this.#callbacks.onScrollY?.(gesture.dyPx);
    else if (gesture.kind === 'pan') this.#callbacks.onPan?.(gesture.dxPx);
    else this.#callbacks.onZoom?.(gesture.factor, event.clientX - box.left);
  };

  readonly #onDown = (event: PointerEvent): void => {
    const isTouch = event.pointerType === 'touch';
    if ((!isTouch && event.button !== 0) || this.#pressed.size === 2) return;
    this.#pressed.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#pressed.size === 1) {
      this.#start = { x: event.clientX, y: event.clientY };
      this.#pinched = false;
    } else {
      this.#pinched = true;
    }
  };

  readonly #onMove = (event: PointerEvent): void => {
    const finger = this.#pressed.get(event.pointerId);
    if (finger === undefined) {
      if (event.pointerType !== 'touch' && event.buttons === 0) {
        const box = this.#box();
        this.#callbacks.onHover?.(event.clientX - box.left, event.clientY - box.top);
      }
      return;
    }
    if (this.#pressed.size === 2) this.#pinch(finger, event);
    else if (event.pointerType === 'touch' || this.#dragPans) this.#drag(finger, event);
  };

  #drag(finger: Finger, event: PointerEvent): void {
    if (!this.#dragging) {
      const start = this.#start ?? finger;
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < DRAG_THRESHOLD_PX) return;
      this.#begin(event.pointerId);
    }
    const dx = finger.x - event.clientX;
    const dy = finger.y - event.clientY;
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (dx !== 0) this.#callbacks.onPan?.(dx);
    // Without captureVertical a finger's vertical way is the browser's own scrolling.
    if (dy !== 0 && (event.pointerType !== 'touch' || this.#captureVertical)) this.#callbacks.onScrollY?.(dy);
  }

  /** Two fingers: their distance zooms around their middle, their middle pans. */
  #pinch(finger: Finger, event: PointerEvent): void {
    const [a, b] = [...this.#pressed.values()];
    if (a === undefined || b === undefined) return;
    if (!this.#dragging) this.#begin(event.pointerId);
    const middle = (a.x + b.x) / 2;
    const middleY = (a.y + b.y) / 2;
    const distance = Math.hypot(a.x - b.x, a.y - b.y);
    finger.x = event.clientX;
    finger.y = event.clientY;
    const movedTo = (a.x + b.x) / 2;
    const movedToY = (a.y + b.y) / 2;
    const distanceNow = Math.hypot(a.x - b.x, a.y - b.y);
    if (movedTo !== middle) this.#callbacks.onPan?.(middle - movedTo);
    if (movedToY !== middleY && this.#captureVertical) this.#callbacks.onScrollY?.(middleY - movedToY);
    if (distance >= LEAST_PINCH_PX && distanceNow >= LEAST_PINCH_PX && distanceNow !== distance) {
      this.#callbacks.onZoom?.(distanceNow / distance, movedTo - this.#box().left);
    }
  }

  readonly #onUp = (event: PointerEvent): void => {
    if (!this.#pressed.delete(event.pointerId)) return;
    if (!this.#dragging && !this.#pinched && this.#movedLittle(event)) {
      const box = this.#box();
      this.#callbacks.onClick?.(event.clientX - box.left, event.clientY - box.top, event);
    }
    // The finger that stays after a pinch goes on dragging from where it is.
    if (this.#pressed.size === 0) this.#finish();
  };

  /** A finger is captured by what it touched first: that this loses it to the element is no end. */
  readonly #onLost = (event: PointerEvent): void => {
    if (event.target === this.#element) this.#onCancel(event);
  };

  readonly #onCancel = (event: PointerEvent): void => {
    if (this.#pressed.delete(event.pointerId) && this.#pressed.size === 0) this.#finish();
  };

  readonly #onLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch' && !this.#dragging) this.#callbacks.onHoverEnd?.();
    // Without capture the release outside would never be told.
    if (!this.#dragging) this.#onCancel(event);
  };

  #movedLittle(event: PointerEvent): boolean {
    const start = this.#start;
    return start !== undefined && Math.hypot(event.clientX - start.x, event.clientY - start.y) < DRAG_THRESHOLD_PX;
  }

  /** Captured only once it is a drag: capture would take clicks away from elements inside. */
  #begin(pointerId: number): void {
    this.#dragging = true;
    this.#element?.setPointerCapture(pointerId);
    this.#callbacks.onHoverEnd?.();
    this.#callbacks.onDragStart?.();
  }

  #finish(): void {
    this.#start = undefined;
    if (!this.#dragging) return;
    this.#dragging = false;
    this.#callbacks.onDragEnd?.();
  }

  #box(): DOMRect {
    return (this.#element as HTMLElement).getBoundingClientRect();
  }
}
