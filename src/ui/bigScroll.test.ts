import { describe, expect, test } from 'vitest';
import {
  afterScroll,
  bigScrollGeometry,
  MAX_SPACER_PX,
  scrollAtTop,
  topAtScroll,
  topToShow,
  type BigScrollPosition,
} from './bigScroll.ts';

const ROW = 24;
const ROWS = 3_000_000;
const VIEWPORT = 800;
/** 72 million px of content in a spacer of 15 million. */
const big = bigScrollGeometry(ROWS * ROW, VIEWPORT);

describe('below the cap', () => {
  const small = bigScrollGeometry(1000 * ROW, VIEWPORT);

  test('the scrollbar is the offset', () => {
    expect(small.spacerHeight).toBe(24_000);
    expect(afterScroll(small, { top: 0, scrollTop: 0 }, 5000)).toEqual({ top: 5000, scrollTop: 5000 });
    expect(scrollAtTop(small, 5000)).toBe(5000);
  });

  test('content shorter than the viewport does not scroll', () => {
    const short = bigScrollGeometry(100, VIEWPORT);
    expect(short.maxTop).toBe(0);
    expect(topAtScroll(short, 0)).toBe(0);
    expect(scrollAtTop(short, 50)).toBe(0);
  });

  test('sizes that make no sense count as nothing', () => {
    expect(bigScrollGeometry(Number.NaN, -5)).toEqual({
      contentHeight: 0,
      viewportHeight: 0,
      spacerHeight: 0,
      maxTop: 0,
      maxScrollTop: 0,
    });
  });

  test('one px over the cap nothing leaps', () => {
    const over = bigScrollGeometry(MAX_SPACER_PX + 1, VIEWPORT);
    expect(topAtScroll(over, 7_000_000)).toBeCloseTo(7_000_000, -1);
    expect(topAtScroll(over, over.maxScrollTop)).toBe(over.maxTop);
  });
});

describe('three million rows of 24 px', () => {
  test('the spacer is at the cap', () => {
    expect(big.spacerHeight).toBe(15_000_000);
    expect(big.maxTop).toBe(71_999_200);
  });

  test('the ends of the scrollbar are the ends of the content', () => {
    expect(topAtScroll(big, 0)).toBe(0);
    expect(topAtScroll(big, big.maxScrollTop)).toBe(big.maxTop);
    expect(big.maxTop + VIEWPORT).toBe(ROWS * ROW);
  });

  test('near the ends one px is one px', () => {
    expect(topAtScroll(big, 40)).toBe(40);
    expect(topAtScroll(big, big.maxScrollTop - 40)).toBe(big.maxTop - 40);
  });

  test('offset to scrollbar and back is the same place, for every 997th row', () => {
    for (let row = 0; row < ROWS; row += 997) {
      const top = Math.min(row * ROW, big.maxTop);
      expect(Math.abs(topAtScroll(big, scrollAtTop(big, top)) - top)).toBeLessThan(1e-6);
    }
  });

  test('a later offset is a later scrollbar, across the seams too', () => {
    const tops = [0, 99_999, 100_000, 100_001, 36_000_000, 71_899_199, 71_899_200, 71_899_201, 71_999_200];
    const scrolls = tops.map((top) => scrollAtTop(big, top));
    expect(scrolls.toSorted((a, b) => a - b)).toEqual(scrolls);
    expect(new Set(scrolls).size).toBe(scrolls.length);
  });

  test('steps of the wheel move by their own px, anywhere', () => {
    let position: BigScrollPosition = { top: 36_000_000, scrollTop: scrollAtTop(big, 36_000_000) };
    for (let i = 0; i < 10; i++) position = afterScroll(big, position, position.scrollTop + 100);
    expect(position.top).toBe(36_001_000);
    for (let i = 0; i < 10; i++) position = afterScroll(big, position, position.scrollTop - 100);
    expect(position.top).toBe(36_000_000);
  });

  test('every row can be put at the top by steps', () => {
    let position: BigScrollPosition = { top: 30_000_000, scrollTop: scrollAtTop(big, 30_000_000) };
    for (let row = 1; row <= 100; row++) {
      position = afterScroll(big, position, position.scrollTop + ROW);
      expect(position.top).toBe(30_000_000 + row * ROW);
    }
  });

  test('a drag of the scrollbar goes where the thumb points', () => {
    const dragged = afterScroll(big, { top: 0, scrollTop: 0 }, big.maxScrollTop / 2);
    expect(dragged.top).toBeCloseTo(big.maxTop / 2, 3);
  });

  test('arriving at the end of the scrollbar by a small step is arriving at the end', () => {
    const before = { top: big.maxTop - 5000, scrollTop: big.maxScrollTop - 30 };
    expect(afterScroll(big, before, big.maxScrollTop).top).toBe(big.maxTop);
    expect(afterScroll(big, { top: 5000, scrollTop: 30 }, 0).top).toBe(0);
  });

  test('a browser that stops a fraction of a px short of the end is at the end', () => {
    expect(afterScroll(big, { top: 0, scrollTop: 0 }, big.maxScrollTop - 0.4).top).toBe(big.maxTop);
  });

  test('steps never leave the content', () => {
    expect(afterScroll(big, { top: 20, scrollTop: 500 }, 400).top).toBe(0);
    const nearEnd = { top: big.maxTop - 20, scrollTop: big.maxScrollTop - 500 };
    expect(afterScroll(big, nearEnd, big.maxScrollTop - 400).top).toBe(big.maxTop);
  });
});

describe('bringing a row into view', () => {
  test('one that shows moves nothing', () => {
    expect(topToShow(big, 2400, 2400, 2424)).toBe(2400);
    expect(topToShow(big, 2400, 3176, 3200)).toBe(2400);
  });

  test('one above comes to the top edge, one below to the bottom edge', () => {
    expect(topToShow(big, 2400, 1200, 1224)).toBe(1200);
    expect(topToShow(big, 0, 2400, 2424)).toBe(1624);
  });

  test('the last row shows whole', () => {
    expect(topToShow(big, 0, (ROWS - 1) * ROW, ROWS * ROW)).toBe(big.maxTop);
  });

  test('what is taller than the viewport shows its beginning', () => {
    expect(topToShow(big, 0, 1000, 5000)).toBe(1000);
  });
});
