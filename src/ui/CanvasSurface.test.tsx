// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CanvasSurface, type CanvasSurfaceHandle } from './CanvasSurface.tsx';

const calls: string[] = [];
const context = {
  setTransform: (a: number, _b: number, _c: number, d: number) => calls.push(`scale ${a} ${d}`),
  clearRect: (_x: number, _y: number, width: number, height: number) => calls.push(`clear ${width} ${height}`),
};
let frames: FrameRequestCallback[] = [];
let resize: (width: number, height: number) => void = () => {};

/** Runs what was asked for the next animation frame; returns how many callbacks that were. */
function nextFrame(): number {
  const due = frames.filter((frame) => frame !== NONE);
  frames = [];
  for (const frame of due) frame(0);
  return due.length;
}

const NONE: FrameRequestCallback = () => {};

beforeEach(() => {
  calls.length = 0;
  frames = [];
  vi.stubGlobal('devicePixelRatio', 2);
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => {
    if (id > 0) frames[id - 1] = NONE;
  });
  vi.stubGlobal('matchMedia', () => new EventTarget());
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: (entries: readonly unknown[]) => void) {
        resize = (width, height) => callback([{ contentRect: { width, height } }]);
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as unknown as null);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function mount() {
  const handle = createRef<CanvasSurfaceHandle>();
  const paint = vi.fn<() => void>();
  const view = render(<CanvasSurface ref={handle} paint={paint} />);
  act(() => resize(300, 150));
  nextFrame();
  paint.mockClear();
  calls.length = 0;
  if (handle.current === null) throw new Error('no handle');
  return { handle: handle.current, paint, ...view };
}

test('two requests in one frame make one paint, and the next frame can be asked for again', () => {
  const { handle, paint } = mount();
  handle.requestPaint();
  handle.requestPaint();
  expect(paint).not.toHaveBeenCalled();
  expect(nextFrame()).toBe(1);
  expect(paint).toHaveBeenCalledTimes(1);
  handle.requestPaint();
  nextFrame();
  expect(paint).toHaveBeenCalledTimes(2);
});

test('painters get CSS px on a cleared context scaled to device px', () => {
  const { handle, paint } = mount();
  handle.requestPaint();
  nextFrame();
  expect(calls).toEqual(['scale 2 2', 'clear 300 150']);
  expect(paint).toHaveBeenCalledWith(context, { width: 300, height: 150 });
  expect([handle.element.width, handle.element.height]).toEqual([600, 300]);
});

test('a resize paints at once, because it emptied the canvas, and settles what was asked for', () => {
  const { handle, paint } = mount();
  handle.requestPaint();
  act(() => resize(400, 150));
  expect(paint).toHaveBeenCalledTimes(1);
  expect(nextFrame()).toBe(0);
  expect(handle.element.width).toBe(800);
});

test('a new painter is used in the next frame', () => {
  const { paint, rerender } = mount();
  const other = vi.fn<() => void>();
  rerender(<CanvasSurface paint={other} />);
  nextFrame();
  expect(paint).not.toHaveBeenCalled();
  expect(other).toHaveBeenCalledTimes(1);
});

test('after unmounting nothing is painted', () => {
  const { handle, paint, unmount } = mount();
  handle.requestPaint();
  unmount();
  nextFrame();
  handle.requestPaint();
  nextFrame();
  expect(paint).not.toHaveBeenCalled();
});
