import { describe, expect, it } from 'vitest';
import type { TimeSeriesInput } from './layout.ts';
import { hitTimeSeries, layoutTimeSeries } from './layout.ts';
import { clockTicks, relativeTicks } from './ticks.ts';

/** A plot of 100 × 100 px at 52, 6. */
function input(values: readonly number[], more: Partial<TimeSeriesInput> = {}): TimeSeriesInput {
  return {
    times: Float64Array.from(values.keys()),
    from: 0,
    to: 4,
    series: [{ name: 'rate', values: Float64Array.from(values) }],
    unit: 'rate',
    xTicks: [],
    formatValue: String,
    widthPx: 160,
    heightPx: 124,
    ...more,
  };
}

describe('a chart of values over time', () => {
  it('goes from 0 to a round value, with an area under a lone line', () => {
    const frame = layoutTimeSeries(input([0, 5, 10, 5, 0]));
    expect(frame.lines).toEqual(['M52,106L77,56L102,6L127,56L152,106']);
    expect(frame.area).toBe('M52,106L77,56L102,6L127,56L152,106L152,106L127,106L102,106L77,106L52,106Z');
    expect(frame.yTicks).toEqual([
      { y: 106, label: '0' },
      { y: 56, label: '5' },
      { y: 6, label: '10' },
    ]);
  });

  it('leaves gaps open and shows what stands between two of them as a point', () => {
    const frame = layoutTimeSeries(input([10, NaN, 10, Infinity, 10]));
    expect(frame.lines).toEqual(['M52,6ZM102,6ZM152,6Z']);
  });

  it('has an axis where it has no value', () => {
    expect(layoutTimeSeries(input([NaN, NaN])).yTicks.map(({ label }) => label)).toEqual(['0', '0.5', '1']);
    expect(layoutTimeSeries(input([], { unit: 'ns' })).yTicks.at(-1)?.label).toBe('1000000');
  });

  it('never has more than all in a share', () => {
    expect(layoutTimeSeries(input([0.99, 1], { unit: 'share' })).yTicks.at(-1)?.label).toBe('1');
  });

  it('moves the labels of its ends inside and leaves out what would touch them', () => {
    const xTicks = [0, 1, 2, 3, 4].map((at) => ({ at, label: `12:0${at}` }));
    expect(layoutTimeSeries(input([1, 1, 1, 1, 1], { xTicks, widthPx: 200 })).xTicks).toEqual([
      { x: 52, label: '12:00', anchor: 'start' },
      { x: 122, label: '12:02', anchor: 'middle' },
      { x: 192, label: '12:04', anchor: 'end' },
    ]);
  });

  it('finds the nearest point of time', () => {
    const frame = layoutTimeSeries(input([1, 1, 1, 1, 1]));
    expect([0, 64, 65, 100, 500].map((x) => hitTimeSeries(frame, x))).toEqual([0, 0, 1, 2, 4]);
    expect(hitTimeSeries(layoutTimeSeries(input([])), 3)).toBe(-1);
  });
});

describe('ticks', () => {
  it('tell the time since the start', () => {
    const ticks = relativeTicks({ startNs: 1e9, endNs: 5e9 }, 400);
    expect(ticks.map(({ at, label }) => `${at / 1e9} ${label.replace('\u00A0', ' ')}`)).toEqual([
      '1 0 s',
      '2 1 s',
      '3 2 s',
      '4 3 s',
      '5 4 s',
    ]);
  });

  it('tell the clock, and the day at midnight', () => {
    const from = Date.UTC(2026, 10, 21, 22, 30);
    const labels = clockTicks(from, from + 3 * 3_600_000, 432, 'utc').map(({ label }) => label);
    expect(labels).toEqual(['22:30', '23:00', '23:30', '11-22', '00:30', '01:00', '01:30']);
    expect(clockTicks(from, from + 40_000, 360, 'utc')[1].label).toBe('22:30:15');
  });
});
