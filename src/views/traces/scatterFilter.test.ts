import { expect, test } from 'vitest';
import { deriveTraceOrder } from '#analysis/traceList.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import { rangeLimits, scatterRange } from './scatterFilter.ts';
import { filterFromParams, filterToParams, traceListQuery } from './tracesFilter.ts';

const TABLE = drawTrace(`
  shop a 0–100      trace=aa
  shop b 1000–1030  trace=bb
  shop c 2000–2320  trace=cc
  shop d 2000–2005  trace=dd
`);

const ALL = { startNs: -Infinity, endNs: Infinity, leastNs: 0, mostNs: Infinity };

/** Operations of the traces that a range over the scatter leaves, by way of the address. */
function left(range: typeof ALL): string {
  const filter = { ...filterFromParams(new URLSearchParams()), ...rangeLimits(TABLE, range) };
  const again = filterFromParams(filterToParams(filter, new URLSearchParams()));
  const order = deriveTraceOrder(TABLE, new Int32Array(4), traceListQuery(TABLE, again, undefined));
  return [...order].map((trace) => 'abcd'[trace]).join('');
}

test('A range of time and duration leaves the traces that lie in it, its edges included.', () => {
  expect(left(ALL)).toBe('abcd');
  expect(left({ ...ALL, startNs: 1e9 })).toBe('bcd');
  expect(left({ ...ALL, endNs: 1e9 })).toBe('ab');
  expect(left({ startNs: 1e9, endNs: 2e9, leastNs: 30e6, mostNs: 320e6 })).toBe('bc');
  expect(left({ ...ALL, startNs: 1e9 + 1, endNs: 2e9 - 1 })).toBe('');
});

test('Limits of duration read as one would type them, and never cut into the range.', () => {
  const limits = [
    [12_345_678, 98_765_432],
    [1, 999],
    [1234, 1.2345e9],
  ].map(([leastNs, mostNs]) => {
    const { min, max } = rangeLimits(TABLE, { ...ALL, leastNs, mostNs });
    return `${min} ${max}`;
  });
  expect(limits).toEqual(['12.3ms 98.8ms', '1ns 999ns', '1.23us 1.24s']);
});

test('What the filter says is the range that is shown; without limits there is none.', () => {
  const filter = filterFromParams(new URLSearchParams('min=20ms&from=2026-11-21T12:00:01Z'));
  expect(scatterRange(TABLE, filter)).toEqual({ ...ALL, startNs: 1e9, leastNs: 20e6 });
  expect(scatterRange(TABLE, filterFromParams(new URLSearchParams('text=a&min=soon')))).toBeUndefined();
  expect(rangeLimits(TABLE, undefined)).toEqual({ from: '', to: '', min: '', max: '' });
});
