import { expect, test } from 'vitest';
import { arrangeItems, countBefore } from '#analysis/flameItems.ts';
import { assignLanes } from '#analysis/flameLanes.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import { deriveEnds, endOf } from '#analysis/spanEnds.ts';
import { doAll } from '#base/slicedWork.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import { TimeScale } from '#charts/timeScale.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace, rowOf } from '../../../test/traceDrawing.ts';
import { paintCriticalPath } from '#charts/criticalLine.ts';
import { fitLabel } from './fitLabel.ts';
import type { FlameInput } from './frame.ts';
import { hitFlame } from './hit.ts';
import { laneTop } from './lanes.ts';
import { layoutFlame } from './layout.ts';
import { paintLights } from './lights.ts';
import { paintFlame } from './paint.ts';

const LANE = 20;

interface Options extends Partial<Omit<FlameInput, 'items'>> {
  readonly failed?: (row: number) => boolean;
  readonly matched?: (row: number) => boolean;
}

/** A trace as input: 1000 px, a px per ms unless a scale is given; service i has colour i. */
function inputOf(table: SpanTable, { failed, matched, ...options }: Options = {}): FlameInput {
  const ends = deriveEnds(table);
  const rows = Int32Array.from({ length: table.length }, (_, row) => row);
  const { lane, lanes } = doAll(assignLanes(table, ends, rows));
  const items = doAll(
    arrangeItems({ lanes, lane, ids: rows, startOf: (row) => table.start[row], endOf: (row) => endOf(ends, row) }),
  );
  return {
    items,
    scale: new TimeScale({ startNs: 0, endNs: 1e9 }, 1000),
    scrollTopPx: 0,
    heightPx: 400,
    laneHeightPx: LANE,
    colourOf: (row) => table.service[row],
    failedBefore: countBefore(items, failed ?? (() => false)),
    matchedBefore: matched && countBefore(items, matched),
    labelOf: (row) => ({ service: '', name: table.strings.get(table.operation[row]) }),
    measureLabel: (text) => text.length * 6,
    ...options,
  };
}

function painted(input: FlameInput): RecordingContext {
  const ctx = new RecordingContext();
  paintFlame(ctx, layoutFlame(input), testPalette);
  return ctx;
}

const SHOP = drawTrace(`
  web checkout   0–1000
    cart get     100–400
      db select  150–250
    bank charge  300–900
`);

test('Every span is a box below its parent, in its colour and place, with a line between two that touch.', () => {
  const boxes = painted(inputOf(SHOP)).painted.filter(({ kind }) => kind === 'rect');
  expect(boxes.map(({ colour, x, y, width }) => `${colour} ${x}–${x + width} lane ${y / LANE}`)).toEqual([
    'service 0 0–999 lane 0',
    'service 1 100–399 lane 1',
    'service 2 150–249 lane 2',
    'service 3 300–899 lane 3',
  ]);
});

test('Names stand in boxes that have room, cut to it, and at the edge where a box begins out of view.', () => {
  const scale = new TimeScale({ startNs: 0, endNs: 1e9 }, 1000, { startNs: 350e6, endNs: 1e9 });
  const texts = (input: FlameInput): string[] =>
    painted(input)
      .painted.filter(({ kind }) => kind === 'text')
      .map(({ text, x }) => `${text} at ${x}`)
      .sort();
  expect(texts(inputOf(SHOP))).toEqual(['charge at 305', 'checkout at 5', 'get at 105', 'select at 155']);
  expect(texts(inputOf(SHOP, { scale }))).toEqual(['charge at 5', 'checkout at 5', 'get at 5']);
});

test('A box that has no room for service and name has the name, which is cut where it has no room alone.', () => {
  const textAt = (widthPx: number): readonly (string | undefined)[] => {
    const scale = new TimeScale({ startNs: 0, endNs: 1e9 }, widthPx);
    const labelOf = () => ({ service: 'recommendations', name: 'POST /offers' });
    return painted(inputOf(drawTrace('a b 0–1000'), { scale, labelOf }))
      .painted.filter(({ kind }) => kind === 'text')
      .map(({ text }) => text);
  };
  expect(textAt(200)).toEqual(['recommendations POST /offers']);
  expect(textAt(120)).toEqual(['POST /offers']);
  expect(textAt(70)).toEqual(['POST /off…']);
});

test('A label is cut where it is too long, never in the middle of a character, and left out where nothing is left.', () => {
  const measure = (text: string): number => text.length * 6;
  expect(fitLabel('checkout', 48, measure)).toBe('checkout');
  expect(fitLabel('checkout', 40, measure)).toBe('check…');
  expect(fitLabel('checkout', 16, measure)).toBe('');
  expect(fitLabel('go 🛒🛒🛒 now', 36, measure)).toBe('go 🛒…');
});

test('Lanes stand from the bottom up where callers stand above what they call.', () => {
  const roomy = inputOf(SHOP, { isUpward: true });
  expect([0, 1, 3].map((lane) => laneTop(roomy, lane))).toEqual([380, 360, 320]);
  expect([380, 399].map((y) => hitFlame(roomy, 500, y))).toEqual([0, 0]);
  const tight = inputOf(SHOP, { isUpward: true, heightPx: 2 * LANE, scrollTopPx: 2 * LANE });
  expect([0, 1, 3].map((lane) => laneTop(tight, lane))).toEqual([LANE, 0, -2 * LANE]);
  expect(layoutFlame(tight).count).toBe(2);
  expect(hitFlame(tight, 500, LANE + 5)).toBe(0);
});

test('Only lanes in view are laid out; scrolled ones stand where they are scrolled to.', () => {
  const frame = layoutFlame(inputOf(SHOP, { scrollTopPx: 30, heightPx: 20 }));
  expect([...frame.y.subarray(0, frame.count)]).toEqual([-10, 10]);
});

test('An error has a corner in its colour; many short spans of which one failed are in that colour all over.', () => {
  const corner = painted(inputOf(SHOP, { failed: (row) => row === 1 })).in('error');
  expect(corner.map(({ kind, x, y, width }) => `${kind} ${x + width} ${y}`)).toEqual([`path 399 ${LANE}`]);
  const short = drawTrace(
    ['s all 0–1000', ...[0, 1, 2, 3].map((at) => `  s o ${500 + at / 5}–${500.1 + at / 5}`)].join('\n'),
  );
  const cell = painted(inputOf(short, { failed: (row) => row === 3 })).in('error');
  expect(cell.map(({ x, width, alpha }) => `${x}–${x + width} ${alpha}`)).toEqual(['500–501 1']);
});

test('While something is searched for, what was not found is pale.', () => {
  const ctx = painted(inputOf(SHOP, { matched: (row) => row === 2 }));
  expect(ctx.in('service 2')).toHaveLength(1);
  expect(['pale 0', 'pale 1', 'pale 3'].map((colour) => ctx.in(colour).length)).toEqual([1, 1, 1]);
});

test('What hides something is torn at its lower edge.', () => {
  const torn = painted(inputOf(SHOP, { isClosed: (row) => row === 1 }))
    .in('bg')
    .filter(({ kind }) => kind === 'rect');
  expect(torn.length).toBeGreaterThan(10);
  expect(new Set(torn.map(({ y }) => Math.floor(y / LANE)))).toEqual(new Set([1]));
});

/** Spans one after the other, mostly shorter than a px, some long; by a seed. */
function dense(seed: number, count: number): SpanTable {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const lines = ['s0 all 0–1000'];
  let at = 0;
  for (let span = 0; span < count && at < 995; span++) {
    const start = at + random() * (random() < 0.05 ? 8 : 0.4);
    const end = Math.min(999, start + (random() < 0.05 ? random() * 6 : random() * 0.7));
    if (end > start) lines.push(`  s${Math.floor(random() * 5)} o ${start.toFixed(6)}–${end.toFixed(6)}`);
    at = Math.max(at, end);
  }
  return drawTrace(lines.join('\n'));
}

/** Lane 1 px by px, painted span by span without any shortcut: colour and quarters, boxes over cells. */
function naiveLane(table: SpanTable, widthPx: number): string[] {
  const ends = deriveEnds(table);
  const px = widthPx / 1e9;
  const cells = Array.from({ length: widthPx }, () => ({ sum: 0, longest: -1, length: -1 }));
  const columns = Array<string>(widthPx).fill('');
  for (let row = 1; row < table.length; row++) {
    const length = endOf(ends, row) - table.start[row];
    if (length * px >= 1) continue;
    const cell = cells[Math.floor(table.start[row] * px)];
    cell.sum += length * px;
    if (length > cell.length) Object.assign(cell, { longest: row, length });
  }
  for (const [column, { sum, longest }] of cells.entries()) {
    if (longest < 0) continue;
    const quarters = Math.min(4, Math.max(1, Math.ceil(sum * 4)));
    columns[column] = `service ${table.service[longest]} ${quarters}`;
  }
  for (let row = 1; row < table.length; row++) {
    const [x0, x1] = [table.start[row] * px, endOf(ends, row) * px];
    if (x1 - x0 < 1) continue;
    const gap = x1 - x0 > 3 ? 1 : 0;
    for (let column = Math.ceil(x0 - 0.5); column + 0.5 < x1 - gap; column++)
      columns[column] = `box ${table.service[row]}`;
  }
  return columns;
}

/** What was painted in lane 1, px by px. */
function paintedLane(table: SpanTable, widthPx: number): string[] {
  const input = inputOf(table, { scale: new TimeScale({ startNs: 0, endNs: 1e9 }, widthPx), measureLabel: () => 1e9 });
  const frame = layoutFlame(input);
  expect(frame.stepPx).toBe(1);
  const columns = Array<string>(widthPx).fill('');
  for (const isBox of [0, 1]) {
    for (let at = 0; at < frame.count; at++) {
      if (frame.y[at] !== LANE || frame.isBox[at] !== isBox) continue;
      const [x0, x1] = [frame.x0[at], frame.x1[at]];
      const gap = isBox === 1 && x1 - x0 > 3 ? 1 : 0;
      const colour = frame.bucket[at] % 18;
      const quarters = Math.floor(frame.bucket[at] / 18) + 1;
      for (let column = Math.ceil(x0 - 0.5); column + 0.5 < x1 - gap; column++) {
        columns[column] = isBox === 1 ? `box ${colour}` : `service ${colour} ${quarters}`;
      }
    }
  }
  return columns;
}

test('Merged painting is what painting span by span gives, px for px.', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const table = dense(seed, 4000);
    expect(table.length).toBeGreaterThan(800);
    expect(paintedLane(table, 1000)).toEqual(naiveLane(table, 1000));
  }
});

test('However many spans there are, what is painted is bounded; a wider cell keeps how full the time is.', () => {
  const table = dense(3, 4000);
  const wide = new TimeScale({ startNs: 0, endNs: 1e9 }, 16_000);
  const many = inputOf(table, { scale: wide });
  const lanes = 40;
  // The same lane forty times.
  const { laneStart } = many.items;
  const stacked = {
    ...many.items,
    lanes,
    laneStart: Int32Array.from({ length: lanes + 1 }, (_, at) => (at === 0 ? laneStart[1] : laneStart[2])),
  };
  const frame = layoutFlame({ ...many, items: stacked, heightPx: 2000 });
  expect(frame.count).toBeLessThanOrEqual(6000);
});

test('A click where a box was painted hits its span; between boxes and below all lanes it hits none.', () => {
  const input = inputOf(SHOP);
  for (const row of [0, 1, 2, 3]) {
    const lane = input.items.lane[input.items.itemOf[row]];
    expect(hitFlame(input, (SHOP.start[row] + SHOP.duration[row] / 2) / 1e6, lane * LANE + 5)).toBe(row);
  }
  expect(hitFlame(input, 50, LANE + 5)).toBeUndefined();
  expect(hitFlame(input, 500, 390)).toBeUndefined();
  expect(hitFlame(input, 500, -5)).toBeUndefined();
});

test('Of spans too thin to aim at, the longest within reach is hit.', () => {
  const table = drawTrace('s all 0–1000\n  s a 500–500.1\n  s b 500.2–500.5\n  s c 500.6–500.7');
  expect(hitFlame(inputOf(table), 499, LANE + 5)).toBe(rowOf(table, 'b'));
});

test('The chosen span, those above it and the one under the pointer have frames.', () => {
  const ctx = new RecordingContext();
  const parentOf = (row: number): number => SHOP.parent[row];
  paintLights(ctx, inputOf(SHOP), { selected: 2, hovered: 3, parentOf }, testPalette);
  const frames = ctx.painted.map(({ colour, x, y }) => `${colour} ${Math.floor(x)} lane ${Math.floor(y / LANE)}`);
  expect(frames).toEqual([
    'accent 100 lane 1',
    'accent 0 lane 0',
    'bg 151 lane 2',
    'accent 151 lane 2',
    'text 300 lane 3',
  ]);
});

test('The critical path is a line under the spans that were at work.', () => {
  const input = inputOf(SHOP);
  const path = deriveCriticalPath(SHOP, deriveEnds(SHOP), 0);
  const ctx = new RecordingContext();
  const top = (row: number): number => laneTop(input, input.items.lane[input.items.itemOf[row]]) + 18;
  paintCriticalPath(ctx, path, input.scale, top, testPalette);
  const lines = ctx.in('critical').map(({ x, width, y }) => `${x}–${x + width} lane ${(y - 18) / LANE}`);
  expect(lines).toEqual(['0–300 lane 0', '300–900 lane 3', '900–1000 lane 0']);
});

test('A path of very many short sections is painted px by px, and over the whole width.', () => {
  const table = drawTrace(
    ['s all 0–1000', ...Array.from({ length: 20_000 }, (_, at) => `  s o ${at / 20}–${(at + 1) / 20}`)].join('\n'),
  );
  const path = deriveCriticalPath(table, deriveEnds(table), 0);
  expect(path.row.length).toBeGreaterThan(19_000);
  const ctx = new RecordingContext();
  paintCriticalPath(ctx, path, new TimeScale({ startNs: 0, endNs: 1e9 }, 1000), () => 5, testPalette);
  const lines = ctx.in('critical');
  expect(lines.length).toBeLessThanOrEqual(4 * 1000 + 10);
  expect(new Set(lines.map(({ x }) => Math.floor(x))).size).toBe(1000);
});
