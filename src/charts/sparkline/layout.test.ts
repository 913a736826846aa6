import { expect, test } from 'vitest';
import { layoutSparkline } from './layout.ts';

const SIZE = { widthPx: 40, heightPx: 11 };

test('Calls are bars from the bottom, the failed ones the lower part of them.', () => {
  const frame = layoutSparkline({ ...SIZE, calls: [10, 0, 5, 1], errors: [5, 0, 0, 0], latency: [] });
  expect(frame.calls).toBe('M1,11v-10h8v10ZM21,11v-5h8v5ZM31,11v-1.5h8v1.5Z');
  expect(frame.errors).toBe('M1,11v-5h8v5Z');
});

test('One error of thousands still shows.', () => {
  expect(layoutSparkline({ ...SIZE, calls: [5000], errors: [1], latency: [] }).errors).toContain('v-1.5');
});

test('Latency is a line with gaps; a value between gaps is a point.', () => {
  const drawn = layoutSparkline({ ...SIZE, calls: [1, 1, 0, 1], errors: [], latency: [10, 20, NaN, 20] });
  expect(drawn.latency).toBe('M5,6L15,1M35,1Z');
});

test('Nothing at all is nothing to draw; a latency of 0 lies at the bottom.', () => {
  expect(layoutSparkline({ ...SIZE, calls: [0, 0], errors: [0, 0], latency: [NaN, NaN] })).toEqual({
    calls: '',
    errors: '',
    latency: '',
  });
  expect(layoutSparkline({ ...SIZE, calls: [1, 1], errors: [0, 0], latency: [0, 0] }).latency).toBe('M10,11L30,11');
});
