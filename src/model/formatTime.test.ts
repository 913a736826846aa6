import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatExactDuration,
  formatExactInstant,
  formatInstant,
  formatOffset,
  formatRate,
} from './formatTime.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('a duration', () => {
  it.each([
    [0, '0 ns'],
    [12, '12 ns'],
    [999, '999 ns'],
    [1000, '1 µs'],
    [480_000, '480 µs'],
    [2_500_000, '2.5 ms'],
    [31_000_000, '31 ms'],
    [812_400_000, '812.4 ms'],
    [812_449_999, '812.4 ms'],
    [999_949_999, '999.9 ms'],
    [999_950_000, '1 s'],
    [1_204_000_000, '1.204 s'],
    [59_994_000_000, '59.99 s'],
    [59_996_000_000, '1 m 00 s'],
    [123_000_000_000, '2 m 03 s'],
    [3_599_400_000_000, '59 m 59 s'],
    [3_599_600_000_000, '1 h 00 m'],
    [3_720_000_000_000, '1 h 02 m'],
    [100_800_000_000_000, '1 d 04 h'],
    [-2_500_000, '−2.5 ms'],
  ])('of %d ns reads %s', (ns, text) => {
    expect(plain(formatDuration(ns))).toBe(text);
  });

  it('keeps number and unit on one line', () => {
    expect(formatDuration(2_500_000)).toBe('2.5\u00A0ms');
  });

  it('reads to the last digit where exactness is asked for', () => {
    expect(plain(formatExactDuration(812_400_118))).toBe('812,400,118 ns');
    expect(plain(formatExactDuration(-1))).toBe('−1 ns');
  });
});

it.each([
  [388_000_000, '+388.0 ms'],
  [-12_500, '−12.50 µs'],
  [1_204_000_000, '+1.204 s'],
  [7, '+7 ns'],
  [0, '+0 ns'],
  [123_000_000_000, '+2 m 03 s'],
])('An offset of %d ns reads %s', (ns, text) => {
  expect(plain(formatOffset(ns))).toBe(text);
});

describe('an instant', () => {
  const ns = 1_795_269_802_418_999_123n;

  it('reads in UTC, its fraction cut', () => {
    expect(formatInstant(ns, 'utc')).toEqual({ date: '2026-11-21', time: '14:03:22.418', zone: 'UTC' });
  });

  it('reads to the nanosecond', () => {
    expect(formatExactInstant(ns, 'utc')).toEqual({ date: '2026-11-21', time: '14:03:22.418999123', zone: 'UTC' });
    expect(formatExactInstant(-1n, 'utc')).toEqual({ date: '1969-12-31', time: '23:59:59.999999999', zone: 'UTC' });
  });

  it('reads in the local zone with that instant’s offset', () => {
    const local = formatInstant(ns, 'local');
    const again = Date.parse(`${local.date}T${local.time}${local.zone}`);
    expect(again).toBe(1_795_269_802_418);
  });
});

it('Counts, bytes and rates read in English', () => {
  expect([0, 999, 1204, 1_000_000, -1204, 0.4].map(formatCount)).toEqual([
    '0',
    '999',
    '1,204',
    '1,000,000',
    '−1,204',
    '0',
  ]);
  expect([0, 812, 1200, 999_960, 34_500_000, 1_100_000_000].map(formatBytes).map(plain)).toEqual([
    '0 B',
    '812 B',
    '1.2 kB',
    '1.0 MB',
    '34.5 MB',
    '1.1 GB',
  ]);
  expect([0, 0.25, 12.46, 99.96, 412_345].map(formatRate)).toEqual(['0/s', '0.25/s', '12.5/s', '100/s', '412,000/s']);
});
