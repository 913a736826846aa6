/** What a turn of the wheel, or two fingers on a trackpad, asks for. */
export type WheelGesture =
  /** Factor above 1 magnifies. */
  | { readonly kind: 'zoom'; readonly factor: number }
  /** CSS px the view moves; positive is to the right. */
  | { readonly kind: 'pan'; readonly dxPx: number }
  /** CSS px the view moves down. Left to the browser unless vertical movement was asked for. */
  | { readonly kind: 'scroll'; readonly dyPx: number };

/** The fields of a WheelEvent that matter. */
export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 px, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** ms. */
  readonly timeStamp: number;
}

/** One gesture keeps its mode; `lastMs` is the time of its latest event. `undefined` before the first. */
export interface WheelLock {
  readonly mode: 'zoom' | 'pan' | 'panByShift' | 'scroll';
  readonly lastMs: number;
}

/** A trackpad goes on sending events after the fingers left; a pause longer than this, in ms, ends the gesture. */
const SILENCE_MS = 120;
/** px: what Firefox, which alone reports lines, scrolls for one. */
const LINE_PX = 16;
const ZOOM_PER_PX = 0.002;
/** px: at most a factor of e^±0.5 per event, so that one violent turn does not lose the place. */
const LONGEST_ZOOM_PX = 250;
/** A pinch arrives as ctrl+wheel in steps of a few px, a wheel notch as 100: small steps count five times, to 100 px. */
const PINCH_GAIN = 5;
const NOTCH_PX = 100;

/**
 * Reads one wheel event. `pagePx` is the height a page delta stands for. Returns the gesture and the lock to pass with
 * the next event.
 */
export function readWheel(
  lock: WheelLock | undefined,
  input: WheelInput,
  pagePx: number,
): { readonly gesture: WheelGesture; readonly lock: WheelLock } {
  const unit = input.deltaMode === 1 ? LINE_PX : input.deltaMode === 2 ? pagePx : 1;
  const dx = input.deltaX * unit;
  const dy = input.deltaY * unit;
  const mode = modeOf(lock, input, dx, dy);
  const next = { mode, lastMs: input.timeStamp };
  switch (mode) {
    case 'zoom':
      return { gesture: { kind: 'zoom', factor: zoomFactor(dy === 0 ? dx : dy, input.ctrlKey) }, lock: next };
    case 'pan':
      return { gesture: { kind: 'pan', dxPx: dx }, lock: next };
    // Some systems turn shift+wheel into a horizontal delta themselves, some do not.
    case 'panByShift':
      return { gesture: { kind: 'pan', dxPx: Math.abs(dx) > Math.abs(dy) ? dx : dy }, lock: next };
    case 'scroll':
      return { gesture: { kind: 'scroll', dyPx: dy }, lock: next };
  }
}

function modeOf(lock: WheelLock | undefined, input: WheelInput, dx: number, dy: number): WheelLock['mode'] {
  const wantsZoom = input.ctrlKey || input.metaKey;
  if (lock !== undefined && input.timeStamp - lock.lastMs <= SILENCE_MS) {
    // Were a scroll with ctrl left to the browser, it would magnify the whole page.
    if (lock.mode !== 'scroll' || !wantsZoom) return lock.mode;
  }
  if (wantsZoom) return 'zoom';
  if (input.shiftKey) return 'panByShift';
  return Math.abs(dx) > Math.abs(dy) ? 'pan' : 'scroll';
}

function zoomFactor(deltaPx: number, mayBePinch: boolean): number {
  const length = Math.abs(deltaPx);
  const gained = mayBePinch ? Math.max(length, Math.min(length * PINCH_GAIN, NOTCH_PX)) : length;
  return Math.exp(-Math.sign(deltaPx) * Math.min(gained, LONGEST_ZOOM_PX) * ZOOM_PER_PX);
}
