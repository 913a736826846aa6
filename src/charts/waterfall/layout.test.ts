import { expect, test } from 'vitest';
import type { Intervals } from '#analysis/intervals.ts';
import { withSums } from '#analysis/intervals.ts';
import { BitSet } from '#base/bitSet.ts';
import { TimeScale } from '#charts/timeScale.ts';
import { drawTrace, rowOf } from '../../../test/traceDrawing.ts';
import type { PieceList, WaterfallFrame } from './frame.ts';
import { ROW_LIGHT, ROW_MARK } from './frame.ts';
import { layoutWaterfall } from './layout.ts';
import { testInput } from './testInput.ts';

/** The range 400–500 ms over 1,000 px: 10 px per ms. */
const ZOOMED = new TimeScale({ startNs: 0, endNs: 1e9 }, 1000, { startNs: 400e6, endNs: 500e6 });

function bars(frame: WaterfallFrame): string[] {
  return Array.from({ length: frame.count }, (_, at) => `${frame.x0[at]}–${frame.x1[at]}`);
}

function pieces(list: PieceList): string[] {
  return Array.from(
    { length: list.length },
    (_, piece) => `${list.at.data[piece]}: ${list.x0.data[piece]}–${list.x1.data[piece]}`,
  );
}

/** Names of the bits set per row. */
function names(bits: Readonly<Record<string, number>>, values: Uint8Array, count: number): string[] {
  return Array.from(values.subarray(0, count), (value) =>
    Object.keys(bits)
      .filter((name) => (value & bits[name]) !== 0)
      .join(' '),
  );
}

const SHOP = drawTrace(`
  shop checkout     0–1000
    cart get        100–300
      redis hgetall 150–200
    bank pay        400–900 error
`);

test('A bar stands where its time is, a row below the one before.', () => {
  const frame = layoutWaterfall(testInput(SHOP));
  expect(bars(frame)).toEqual(['0–1000', '100–300', '150–200', '400–900']);
  expect(Array.from(frame.y.subarray(0, 4))).toEqual([0, 24, 48, 72]);
  expect(Array.from(frame.slot.subarray(0, 4))).toEqual([0, 1, 2, 3]);
  expect([frame.barTopPx, frame.barHeightPx]).toEqual([7, 10]);
});

test('Self time is what no child covers.', () => {
  expect(pieces(layoutWaterfall(testInput(SHOP)).self)).toEqual([
    '0: 0–100',
    '0: 300–400',
    '0: 900–1000',
    '1: 100–150',
    '1: 200–300',
    '2: 150–200',
    '3: 400–900',
  ]);
});

test('Only rows on screen are laid out, the first and last perhaps in part.', () => {
  const frame = layoutWaterfall(testInput(SHOP, { scrollTopPx: 30, heightPx: 40 }));
  expect(Array.from(frame.row.subarray(0, frame.count))).toEqual([1, 2]);
  expect(Array.from(frame.y.subarray(0, frame.count))).toEqual([-6, 18]);
  expect(layoutWaterfall(testInput(SHOP, { scrollTopPx: 500, heightPx: 40 })).count).toBe(0);
});

test('Compact rows have a bar of 8 px and stand 18 px apart.', () => {
  const frame = layoutWaterfall(testInput(SHOP, { rowHeightPx: 18 }));
  expect([frame.barTopPx, frame.barHeightPx, frame.y[3]]).toEqual([5, 8, 54]);
});

test('A span of a nanosecond is two px wide and all its own, at the right edge too.', () => {
  const table = drawTrace(`
    a root  0–1000
      a one 500–500.000001
      a end 1000–1000
  `);
  const frame = layoutWaterfall(testInput(table));
  expect(bars(frame)).toEqual(['0–1000', '500–502', '998–1000']);
  expect(pieces(frame.self)).toContain('1: 500–502');
  expect(pieces(frame.self)).toContain('2: 998–1000');
});

test('Zoomed in, bars are cut a little outside the view; those beyond say on which side they are.', () => {
  const frame = layoutWaterfall(testInput(SHOP, { scale: ZOOMED }));
  expect(bars(frame)).toEqual(['-8–1008', 'NaN–NaN', 'NaN–NaN', '0–1008']);
  expect(names(ROW_MARK, frame.marks, 4)).toEqual(['', 'before', 'before', 'error']);
});

test('A collapsed row shows how far what it hides reaches beyond it, and that an error is in it.', () => {
  const table = drawTrace(`
    a root    0–1000
      a send  100–200
        b job 300–500 error
      a quiet 100–400
        b in  150–300
  `);
  const frame = layoutWaterfall(testInput(table, {}, [rowOf(table, 'send'), rowOf(table, 'quiet')]));
  expect(Array.from(frame.hiddenX0.subarray(0, 3))).toEqual([NaN, NaN, 100]);
  expect(Array.from(frame.hiddenX1.subarray(0, 3))).toEqual([NaN, NaN, 500]);
  expect(names(ROW_MARK, frame.marks, 3)).toEqual(['', '', 'hiddenError']);
});

test('An unfinished bar runs to where it is known to have lived, its end left open.', () => {
  const table = drawTrace(`
    a root   0–800
      a open 200–
  `);
  const frame = layoutWaterfall(testInput(table));
  expect(bars(frame)[1]).toBe('200–800');
  expect(frame.bodyX1[1]).toBe(786);
  expect(pieces(frame.self)).toContain('1: 200–786');
  expect(frame.labelText[1]).toBe('no end');
});

test('An orphan is marked.', () => {
  const table = drawTrace('a lost 100–200 parent=ffff');
  expect(names(ROW_MARK, layoutWaterfall(testInput(table)).marks, 1)).toEqual(['warn']);
});

test('Selection and hover light their rows and every ancestor; matches are lit wherever they are.', () => {
  const matches = new BitSet(SHOP.length);
  matches.add(3);
  const frame = layoutWaterfall(testInput(SHOP, { selectedRow: 2, hoveredRow: 3, matches }));
  expect(names(ROW_LIGHT, frame.light, 4)).toEqual(['ancestor', 'ancestor', 'selected', 'hovered match']);
});

test('Events are ticks, one per pixel; the first of a pixel stands for the rest.', () => {
  const table = drawTrace('a root 0–1000 event=one@10 event=two@10.4 event=three@500');
  const frame = layoutWaterfall(testInput(table));
  expect(pieces(frame.events)).toEqual(['0: 10–10', '0: 500–500']);
  expect(Array.from(frame.eventIndex.data.subarray(0, 2))).toEqual([0, 2]);
});

test('The critical path of a collapsed row is that of its whole subtree.', () => {
  const asked: string[] = [];
  const criticalIntervals = (row: number, endRow: number): Intervals => {
    asked.push(`${row}–${endRow}`);
    return withSums(row === 1 ? Float64Array.of(100e6, 300e6) : new Float64Array(0));
  };
  const input = testInput(SHOP, { criticalIntervals }, [1]);
  const frame = layoutWaterfall(input);
  expect(pieces(frame.critical)).toEqual(['1: 100–300']);
  layoutWaterfall(input, frame);
  expect(asked).toEqual(['0–1', '1–3', '3–4']);
});

test('A frame is filled again without leaving anything of the last layout.', () => {
  const input = testInput(SHOP, { selectedRow: 2 });
  const used = layoutWaterfall(testInput(SHOP, { scale: ZOOMED, range: ZOOMED, hoveredRow: 1 }, [1]));
  const again = layoutWaterfall(input, used);
  const fresh = layoutWaterfall(input);
  expect(again).toBe(used);
  expect(bars(again)).toEqual(bars(fresh));
  expect(pieces(again.self)).toEqual(pieces(fresh.self));
  expect(again.labelText.slice(0, 4)).toEqual(fresh.labelText.slice(0, 4));
  expect([again.rangeX0, again.rangeX1]).toEqual([NaN, NaN]);
});
