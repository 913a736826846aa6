// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanZoomOptions } from './panZoom.ts';
import { usePanZoom } from './usePanZoom.ts';

/** jsdom has no PointerEvent: a mouse event with the fields that make it one. */
class PointerEventStub extends MouseEvent {
  readonly pointerId: number;
  readonly pointerType: string;
  constructor(type: string, init: PointerEventInit = {}) {
    super(type, init);
    this.pointerId = init.pointerId ?? 0;
    this.pointerType = init.pointerType ?? '';
  }
}
Object.assign(document.defaultView ?? {}, { PointerEvent: PointerEventStub });

let told: string[] = [];

function Harness(options: PanZoomOptions) {
  const ref = usePanZoom(
    {
      onZoom: (factor, x) => told.push(`zoom ${factor.toFixed(3)} at ${x}`),
      onPan: (dx) => told.push(`pan ${dx}`),
      onScrollY: (dy) => told.push(`scroll ${dy}`),
      onDragStart: () => told.push('start'),
      onDragEnd: () => told.push('end'),
      onClick: (x, y) => told.push(`click ${x} ${y}`),
      onHover: (x, y) => told.push(`hover ${x} ${y}`),
      onHoverEnd: () => told.push('hover end'),
    },
    options,
  );
  return <div ref={ref} data-testid="area" />;
}

function mount(options: PanZoomOptions = {}): HTMLElement {
  const area = render(<Harness {...options} />).getByTestId('area');
  area.setPointerCapture = () => {};
  // The element stands 100 px from the left of the window.
  area.getBoundingClientRect = () => ({ left: 100, top: 0, width: 500, height: 300 }) as DOMRect;
  return area;
}

const mouse = { pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1 };
const finger = (pointerId: number, clientX: number, clientY = 0) => ({
  pointerId,
  clientX,
  clientY,
  pointerType: 'touch',
});

beforeEach(() => {
  told = [];
});
afterEach(cleanup);

test('a press that trembles by 2 px is a click', () => {
  const area = mount();
  fireEvent.pointerDown(area, { ...mouse, clientX: 150, clientY: 20 });
  fireEvent.pointerMove(area, { ...mouse, clientX: 152, clientY: 20 });
  fireEvent.pointerUp(area, { ...mouse, clientX: 152, clientY: 20 });
  expect(told).toEqual(['click 52 20']);
});

test('a press that moves on is a drag and no click; dragging left moves the view right', () => {
  const area = mount();
  fireEvent.pointerDown(area, { ...mouse, clientX: 150 });
  fireEvent.pointerMove(area, { ...mouse, clientX: 140 });
  fireEvent.pointerMove(area, { ...mouse, clientX: 135, clientY: 8 });
  fireEvent.pointerUp(area, { ...mouse, clientX: 135, clientY: 8 });
  expect(told).toEqual(['hover end', 'start', 'pan 10', 'pan 5', 'scroll -8', 'end']);
});

test('without dragPans the mouse clicks but does not drag', () => {
  const area = mount({ dragPans: false });
  fireEvent.pointerDown(area, { ...mouse, clientX: 150 });
  fireEvent.pointerMove(area, { ...mouse, clientX: 190 });
  fireEvent.pointerUp(area, { ...mouse, clientX: 190 });
  expect(told).toEqual([]);
});

test('two fingers zoom around their middle', () => {
  const area = mount();
  fireEvent.pointerDown(area, finger(1, 200));
  fireEvent.pointerDown(area, finger(2, 300));
  fireEvent.pointerMove(area, finger(2, 400));
  fireEvent.pointerUp(area, finger(2, 400));
  fireEvent.pointerUp(area, finger(1, 200));
  expect(told).toEqual(['hover end', 'start', 'pan -50', 'zoom 2.000 at 200', 'end']);
});

test('the vertical way of a finger is reported only when asked for', () => {
  const drag = (area: HTMLElement): void => {
    fireEvent.pointerDown(area, finger(1, 200, 100));
    fireEvent.pointerMove(area, finger(1, 200, 90));
    fireEvent.pointerUp(area, finger(1, 200, 90));
  };
  drag(mount());
  expect(told).toEqual(['hover end', 'start', 'end']);
  cleanup();
  told = [];
  drag(mount({ captureVertical: true }));
  expect(told).toEqual(['hover end', 'start', 'scroll 10', 'end']);
});

test('a drag the browser takes over ends', () => {
  const area = mount();
  fireEvent.pointerDown(area, finger(1, 200));
  fireEvent.pointerMove(area, finger(1, 180));
  fireEvent.pointerCancel(area, finger(1, 180));
  expect(told.at(-1)).toBe('end');
});

test('hovering tells the place, leaving tells the end', () => {
  const area = mount();
  fireEvent.pointerMove(area, { pointerType: 'mouse', clientX: 130, clientY: 40, buttons: 0 });
  fireEvent.pointerLeave(area, { pointerType: 'mouse' });
  expect(told).toEqual(['hover 30 40', 'hover end']);
});

test('ctrl and wheel zoom where the pointer is, and the page stays as it is', () => {
  const area = mount();
  const wheel = createEvent.wheel(area, { deltaY: -100, clientX: 300 });
  Object.defineProperty(wheel, 'ctrlKey', { value: true });
  fireEvent(area, wheel);
  expect(told).toEqual([`zoom ${Math.exp(0.2).toFixed(3)} at 200`]);
  expect(wheel.defaultPrevented).toBe(true);
});

test('the vertical wheel is left to the browser unless captured', () => {
  const free = mount();
  const wheel = createEvent.wheel(free, { deltaY: 100 });
  fireEvent(free, wheel);
  expect(told).toEqual([]);
  expect(wheel.defaultPrevented).toBe(false);
  cleanup();
  const captured = mount({ captureVertical: true });
  fireEvent.wheel(captured, { deltaY: 100 });
  expect(told).toEqual(['scroll 100']);
});
