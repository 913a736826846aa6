// @vitest-environment jsdom
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useBigScroll, type BigScroll, type BigScrollOptions } from './useBigScroll.ts';

let scroll: BigScroll;
let renders = 0;

function Harness(props: BigScrollOptions) {
  const big = useBigScroll(props);
  const { scrollerRef, spacerHeight } = big;
  // oxlint-disable-next-line react/globals -- the test looks in from outside
  scroll = big;
  // oxlint-disable-next-line react/globals
  renders++;
  return (
    <div ref={scrollerRef} data-testid="scroller">
      <div style={{ height: spacerHeight }} />
    </div>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  renders = 0;
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const BIG = { contentHeight: 72_000_000, viewportHeight: 800 };

test('scrolling tells listeners and renders nothing', () => {
  const { getByTestId } = render(<Harness {...BIG} />);
  const listener = vi.fn<() => void>();
  const stop = scroll.subscribe(listener);
  getByTestId('scroller').scrollTop = 240;
  fireEvent.scroll(getByTestId('scroller'));
  expect(scroll.top()).toBe(240);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(renders).toBe(1);
  stop();
  getByTestId('scroller').scrollTop = 480;
  fireEvent.scroll(getByTestId('scroller'));
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a row in the middle of three million is reached exactly, and its scroll event moves nothing', () => {
  const { getByTestId } = render(<Harness {...BIG} />);
  scroll.scrollTo(1_500_001 * 24);
  fireEvent.scroll(getByTestId('scroller'));
  expect(scroll.top()).toBe(1_500_001 * 24);
});

test('after steps in the middle the scrollbar is put right once all is quiet, and the content stays', () => {
  const { getByTestId } = render(<Harness {...BIG} />);
  const element = getByTestId('scroller');
  scroll.scrollTo(36_000_000);
  const before = element.scrollTop;
  for (let i = 0; i < 5; i++) {
    element.scrollTop += 1000;
    fireEvent.scroll(element);
  }
  expect(scroll.top()).toBe(36_005_000);
  expect(element.scrollTop).toBeCloseTo(before + 5000, 6);
  vi.advanceTimersByTime(200);
  fireEvent.scroll(element);
  expect(scroll.top()).toBe(36_005_000);
  expect(element.scrollTop - before).toBeCloseTo(5000 / 4.852, 0);
});

test('a finger on the glass keeps the scrollbar from being put right until it is lifted', () => {
  const { getByTestId } = render(<Harness {...BIG} />);
  const element = getByTestId('scroller');
  scroll.scrollTo(36_000_000);
  fireEvent.touchStart(element, { touches: [{}] });
  element.scrollTop += 1000;
  fireEvent.scroll(element);
  const held = element.scrollTop;
  vi.advanceTimersByTime(500);
  expect(element.scrollTop).toBe(held);
  fireEvent.touchEnd(element, { touches: [] });
  vi.advanceTimersByTime(200);
  expect(element.scrollTop).toBeLessThan(held);
});

test('content that becomes shorter takes the view along to its new end', () => {
  const { rerender } = render(<Harness {...BIG} />);
  scroll.scrollTo(50_000_000);
  const listener = vi.fn<() => void>();
  scroll.subscribe(listener);
  act(() => rerender(<Harness contentHeight={2400} viewportHeight={800} />));
  expect(scroll.top()).toBe(1600);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(scroll.spacerHeight).toBe(2400);
});

test('a row below comes to the bottom edge', () => {
  render(<Harness {...BIG} />);
  scroll.ensureVisible(2400, 2424);
  expect(scroll.top()).toBe(1624);
});
