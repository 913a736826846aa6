import { expect, test } from 'vitest';
import { drawTrace } from '../../test/traceDrawing.ts';
import { BitSet } from '#base/bitSet.ts';
import { deriveMissingParents } from './missingParents.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveSubtrees } from './subtrees.ts';
import { deriveVisibleRows } from './visibleRows.ts';
import type { WaterfallLines } from './waterfallLines.ts';
import { deriveLines, headingsAbove, lineOfPlace, MOST_LONE_ORPHANS } from './waterfallLines.ts';

/** Lines of a drawing: names of rows, `[id]` for headings; of rows in `shown` only. */
function linesOf(drawing: string, shown?: readonly number[]): { lines: WaterfallLines; text: string } {
  const table = drawTrace(drawing);
  const missing = deriveMissingParents(table, deriveSubtrees(table, deriveEnds(table)));
  const filter = shown && new BitSet(table.length);
  for (const row of shown ?? []) filter?.add(row);
  const rows = deriveVisibleRows(table, {
    firstRow: 0,
    endRow: table.length,
    collapsed: new BitSet(table.length),
    shown: filter,
  });
  const lines = deriveLines(rows, missing, 0, table.length);
  const texts: string[] = [];
  for (let line = 0; line < lines.length; line++) {
    const heading = headingsAbove(lines, line);
    const place = line - heading;
    texts.push(
      lines.headingAt[heading] === place
        ? `[${table.strings.get(missing.id[lines.missing[heading]])}]`
        : table.strings.get(table.operation[rows[place]]),
    );
  }
  return { lines, text: texts.join(' ') };
}

const LOST = `
  web  checkout  0–100
  cart first     10–30 parent=gone
    db select    15–40
  mail send      12–14 parent=lost
  cart second    50–60 parent=gone
`;

test('A heading stands over the orphans of each missing parent.', () => {
  expect(linesOf(LOST).text).toBe('checkout [gone] first select second [lost] send');
  expect(linesOf('web checkout 0–100').text).toBe('checkout');
});

test('Every row is on the line after the headings above it.', () => {
  const { lines } = linesOf(LOST);
  expect([0, 1, 2, 3, 4].map((place) => lineOfPlace(lines, place))).toEqual([0, 2, 3, 4, 6]);
});

test('A heading goes with the last of its rows that is shown.', () => {
  expect(linesOf(LOST, [0, 3, 4]).text).toBe('checkout [gone] second [lost] send');
  expect(linesOf(LOST, [0, 4]).text).toBe('checkout [lost] send');
});

test('Where many spans each miss a parent of their own, only parents of several have a heading.', () => {
  const lone = (count: number): string =>
    Array.from({ length: count }, (_, at) => `cart x${at} ${at}–${at + 1} parent=p${at}`).join('\n');
  const pair = 'mail a 0–500 parent=gone\nmail b 600–700 parent=gone';
  expect(linesOf(lone(MOST_LONE_ORPHANS)).lines.headingAt).toHaveLength(MOST_LONE_ORPHANS);
  const { lines, text } = linesOf(`${pair}\n${lone(MOST_LONE_ORPHANS + 1)}`);
  expect(lines.headingAt).toHaveLength(1);
  expect(text.startsWith('[gone] a b x0 x1')).toBe(true);
});
