// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ScatterPoints, ScatterRange } from '#charts/scatter/frame.ts';
import { ScatterScale } from '#charts/scatter/scale.ts';
import { TraceScatter } from './TraceScatter.tsx';

// jsdom has no PointerEvent; a mouse event has all that is read here.
Object.assign(document.defaultView ?? {}, { PointerEvent: MouseEvent });

const POINTS: ScatterPoints = {
  originNs: BigInt(Date.UTC(2026, 10, 21, 12)) * 1_000_000n,
  startNs: Float64Array.of(20e9, 0, 10e9),
  durationNs: Float64Array.of(300e6, 5e6, 40e6),
  failed: Uint8Array.of(1, 0, 0),
};
const WIDTH = 800;
const HEIGHT = 148;
const SCALE = new ScatterScale(POINTS, WIDTH, HEIGHT);

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      private readonly tell: (entries: readonly object[]) => void;
      constructor(tell: (entries: readonly object[]) => void) {
        this.tell = tell;
      }
      observe(): void {
        this.tell([{ contentRect: { width: WIDTH, height: HEIGHT } }]);
      }
      disconnect(): void {}
    },
  );
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Element.prototype.setPointerCapture = function setPointerCapture() {};
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function show(range?: ScatterRange) {
  const told = { brushed: [] as (ScatterRange | undefined)[], opened: [] as number[] };
  render(
    <TraceScatter
      points={POINTS}
      label={(point) => ['c', 'a', 'b'][point]}
      range={range}
      onBrush={(next) => told.brushed.push(next)}
      onOpen={(point) => told.opened.push(point)}
    />,
  );
  return { ...told, chart: screen.getByRole('listbox') };
}

function place(point: number): { readonly clientX: number; readonly clientY: number } {
  return { clientX: SCALE.toX(POINTS.startNs[point]), clientY: SCALE.toY(POINTS.durationNs[point]) };
}

function said(): string {
  return screen.getByRole('option').textContent?.replaceAll('\u00A0', ' ') ?? '';
}

test('The chart says what it holds.', () => {
  const { chart } = show();
  const id = chart.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(id)?.textContent?.replaceAll('\u00A0', ' ')).toContain(
    '3 traces from 2026-11-21 12:00:00.000 to 2026-11-21 12:00:20.000, 5 ms to 300 ms, 1 with errors.',
  );
});

test('Arrows walk through time, Enter opens.', () => {
  const { chart, opened } = show();
  fireEvent.keyDown(chart, { key: 'ArrowRight' });
  expect(said()).toBe('a, 5 ms, 2026-11-21 12:00:00.000');
  fireEvent.keyDown(chart, { key: 'ArrowRight' });
  fireEvent.keyDown(chart, { key: 'ArrowRight' });
  fireEvent.keyDown(chart, { key: 'ArrowRight' });
  expect(said()).toBe('c, 300 ms, 2026-11-21 12:00:20.000, failed');
  expect(screen.getByRole('option').getAttribute('aria-posinset')).toBe('3');
  fireEvent.keyDown(chart, { key: 'ArrowLeft' });
  fireEvent.keyDown(chart, { key: 'Enter' });
  expect(opened).toEqual([2]);
});

test('Shift with an arrow chooses a stretch of time, Escape takes it back.', () => {
  const { chart, brushed } = show({ startNs: 0, endNs: 1e9, leastNs: 0, mostNs: Infinity });
  fireEvent.keyDown(chart, { key: 'Home' });
  fireEvent.keyDown(chart, { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(chart, { key: 'Escape' });
  expect(brushed).toEqual([{ startNs: 0, endNs: 10e9, leastNs: 0, mostNs: Infinity }, undefined]);
});

test('A click opens the trace under it; beside all it takes the choice back.', () => {
  const { chart, opened, brushed } = show();
  for (const at of [place(2), { clientX: 400, clientY: 10 }]) {
    fireEvent.pointerDown(chart, { ...at, button: 0 });
    fireEvent.pointerUp(chart, at);
  }
  expect([opened, brushed]).toEqual([[2], [undefined]]);
});

test('A drag chooses what lies under it; told once, when it ends.', () => {
  const { chart, brushed, opened } = show();
  const { clientX, clientY } = place(2);
  fireEvent.pointerDown(chart, { clientX: clientX - 30, clientY: clientY - 20, button: 0 });
  act(() => {
    fireEvent.pointerMove(chart, { clientX, clientY });
  });
  expect(brushed).toEqual([]);
  fireEvent.pointerMove(chart, { clientX: clientX + 30, clientY: clientY + 20 });
  fireEvent.pointerUp(chart, { clientX: clientX + 30, clientY: clientY + 20 });
  expect(opened).toEqual([]);
  expect(brushed).toHaveLength(1);
  const [range] = brushed;
  expect(range && range.startNs < 10e9 && range.endNs > 10e9 && range.endNs < 20e9).toBe(true);
  expect(range && range.leastNs > 5e6 && range.leastNs < 40e6 && range.mostNs < 300e6).toBe(true);
});

test('The trace under the pointer is named with its figures.', () => {
  const { chart } = show();
  fireEvent.pointerMove(chart, place(0));
  expect(screen.getByText('c').parentElement?.textContent?.replaceAll('\u00A0', ' ')).toBe(
    'c300 ms · 2026-11-21 12:00:20.000',
  );
});
