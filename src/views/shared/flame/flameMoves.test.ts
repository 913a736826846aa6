import { expect, test } from 'vitest';
import { arrangeItems } from '#analysis/flameItems.ts';
import { assignLanes } from '#analysis/flameLanes.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import { doAll } from '#base/slicedWork.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { placeAmongSiblings, stepOfKey, steppedItem } from './flameMoves.ts';
import { ZoomedRange } from './zoomedRange.ts';

const TABLE = drawTrace(`
  s root   0–100
    s a    0–60
      s a1 10–20
    s b    30–80
    s c    30–40
  s other  200–300
`);

const ROWS = Int32Array.from({ length: TABLE.length }, (_, row) => row);
const { lane, lanes } = doAll(assignLanes(TABLE, deriveEnds(TABLE), ROWS));
const ITEMS = doAll(
  arrangeItems({
    lanes,
    lane,
    ids: ROWS,
    startOf: (row) => TABLE.start[row],
    endOf: (row) => TABLE.start[row] + TABLE.duration[row],
  }),
);
const parentOf = (row: number): number => TABLE.parent[row];

/** Where keys lead, one after the other. */
function walk(from: string | undefined, keys: string, isUpward = false): string {
  let at = from === undefined ? undefined : (rowOf(TABLE, from) as number);
  const names = keys.split(' ').map((key) => {
    const step = stepOfKey(`Arrow${key}`, isUpward);
    if (step) at = steppedItem(ITEMS, parentOf, at, step);
    return at === undefined ? 'nothing' : TABLE.strings.get(TABLE.operation[at]);
  });
  return names.join(' ');
}

test('Arrows lead down to the first child, up to the parent, and beside to siblings in the order of their starts.', () => {
  expect(walk(undefined, 'Down Down Right Right Right Left Up')).toBe('root a b c c b root');
  expect(walk('a', 'Down Down Left Up Up Up')).toBe('a1 a1 a1 a root root');
});

test('Roots are siblings too.', () => {
  expect(walk('root', 'Right Right Left')).toBe('other other root');
});

test('Where callers stand above, up and down change places.', () => {
  expect(walk('root', 'Up Down Down', true)).toBe('a root root');
});

test('Other keys lead nowhere.', () => {
  expect(stepOfKey('Enter', false)).toBeUndefined();
});

test('An item knows which of its siblings it is.', () => {
  expect(
    ['root', 'other', 'a1', 'b', 'c'].map((name) => placeAmongSiblings(ITEMS, parentOf, rowOf(TABLE, name))),
  ).toEqual([
    { place: 1, count: 2 },
    { place: 2, count: 2 },
    { place: 1, count: 1 },
    { place: 2, count: 3 },
    { place: 3, count: 3 },
  ]);
});

test('A merged flame is zoomed by keys around its middle and never leaves what there is.', () => {
  const zoom = new ZoomedRange({ startNs: 0, endNs: 900 });
  let told = 0;
  const stop = zoom.subscribe(() => told++);
  const shown = (): string => `${zoom.scale(100).startNs}–${zoom.scale(100).endNs}`;
  expect(shown()).toBe('0–900');
  expect([zoom.answer('w'), shown()]).toEqual([true, '150–750']);
  for (let press = 0; press < 9; press++) zoom.answer('d');
  expect(shown()).toBe('300–900');
  expect([zoom.answer('0'), shown()]).toEqual([true, '0–900']);
  expect(zoom.answer('x')).toBe(false);
  zoom.hover(3);
  zoom.hover(3);
  expect([zoom.hovered(), told]).toEqual([3, 12]);
  stop();
  zoom.select(4);
  expect([zoom.selected(), told]).toEqual([4, 12]);
});
