import { expect, test } from 'vitest';
import type { FoundTrace } from '#model/traceSearch.ts';
import { foundLines, sortedLines } from './foundLines.ts';
import { brushRange, brushText, foundPoints, isInRange } from './foundPoints.ts';

const START = 1_795_600_000_000_000_000n;

/** A found trace that starts so many ms after the others' first. */
function found(
  traceId: string,
  startMs: number | undefined,
  duration: number | undefined,
  errors?: number,
): FoundTrace {
  return {
    traceId,
    rootService: 'shop',
    rootOperation: `GET /${traceId}`,
    start: startMs === undefined ? undefined : START + BigInt(startMs) * 1_000_000n,
    duration,
    spans: 3,
    errors,
    matchedSpans: undefined,
    services: [
      { name: 'cart', spans: 2, errors: errors ?? 0 },
      { name: 'shop', spans: 1, errors: 0 },
    ],
  };
}

const LINES = foundLines(
  [found('a1', 30, 5e6, 2), found('b2', 10, undefined), found('c3', undefined, 9e6, 0), found('d4', 0, 7e6, 1)],
  'prod',
);

function ids(order: readonly number[]): string {
  return order.map((at) => LINES[at].id).join(' ');
}

test('a line leads to its trace and has the colours of its services', () => {
  const [line] = LINES;
  expect(line).toMatchObject({ href: '#/collector/prod/a1', service: 'shop', services: 2, errors: 2 });
  const shop = line.shares?.find(({ name }) => name === 'shop');
  expect(shop?.slot).toBe(line.slot);
});

test.each([
  ['start', false, 'd4 b2 a1 c3'],
  ['start', true, 'a1 b2 d4 c3'],
  ['duration', true, 'c3 d4 a1 b2'],
  ['errors', true, 'a1 d4 c3 b2'],
  ['id', true, 'd4 c3 b2 a1'],
  ['spans', true, 'a1 b2 c3 d4'],
] as const)('by %s, descending %s: %s', (sort, descending, order) => {
  expect(ids(sortedLines(LINES, { sort, descending }))).toBe(order);
});

test('traces without a start are in the list and not in the chart', () => {
  const { points, lines } = foundPoints(LINES);
  expect(ids(lines)).toBe('a1 b2 d4');
  expect([...points.startNs]).toEqual([30e6, 10e6, 0]);
  expect([...points.failed]).toEqual([1, 0, 1]);
});

test('what is chosen in the chart stands in the address and picks lines', () => {
  const points = foundPoints(LINES);
  const range = { startNs: 5e6, endNs: Infinity, leastNs: 4e6, mostNs: 6e6 };
  const text = brushText(points, range);
  expect(text).toMatch(/^2026-11-2\dT[\d:.]+Z~~4000000ns~6000000ns$/);
  expect(brushRange(points, text)).toEqual(range);
  expect(LINES.filter((line) => isInRange(line, points, range)).map(({ id }) => id)).toEqual(['a1']);
  expect(brushRange(points, 'nonsense')).toBeUndefined();
});
