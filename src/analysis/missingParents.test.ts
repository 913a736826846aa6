import { expect, test } from 'vitest';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import { deriveMissingParents } from './missingParents.ts';
import { deriveRepeats } from './repeats.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveSubtrees } from './subtrees.ts';

function missingOf(drawing: string): string[] {
  const table = drawTrace(drawing);
  const missing = deriveMissingParents(table, deriveSubtrees(table, deriveEnds(table)));
  return Array.from(missing.id, (id, at) => {
    const rows = `rows ${missing.firstRow[at]}–${missing.endRow[at]}`;
    const time = `${missing.start[at] / 1e6}–${missing.end[at] / 1e6} ms`;
    return `${table.strings.get(id)}: ${missing.children[at]} children, ${rows}, ${time}`;
  });
}

const TWO_LOST = `
  web  checkout  0–100
  cart first     10–30 parent=gone
    db select    15–40
  mail send      12–14 parent=lost
  cart second    50–60 parent=gone
`;

test('Orphans of one missing parent stand together, where the first of them stood.', () => {
  const table = drawTrace(TWO_LOST);
  expect(printRows(table, undefined, ['operation'])).toBe('checkout\nfirst\n  select\nsecond\nsend');
  expect(table.traces.mainRoot[0]).toBe(rowOf(table, 'checkout'));
});

test('A missing parent is told with its children and the extent of all below them.', () => {
  expect(missingOf(TWO_LOST)).toEqual(['gone: 2 children, rows 1–4, 10–60 ms', 'lost: 1 children, rows 4–5, 12–14 ms']);
});

test('The same id is another parent in another trace.', () => {
  expect(
    missingOf(`
      cart first     0–30  parent=gone trace=1
      cart second    50–60 parent=gone trace=2
    `),
  ).toEqual(['gone: 1 children, rows 0–1, 0–30 ms', 'gone: 1 children, rows 1–2, 50–60 ms']);
});

test('No run of repeats goes on under another missing parent.', () => {
  const calls = (parent: string, from: number): string =>
    [0, 1, 2, 3, 4].map((at) => `db get ${from + 10 * at}–${from + 10 * at + 5} parent=${parent}`).join('\n');
  const table = drawTrace(`${calls('gone', 0)}\n${calls('lost', 100)}`);
  const { head, endRow } = deriveRepeats(table, deriveEnds(table));
  expect(Array.from(head, (row, run) => `${row}–${endRow[run]}`)).toEqual(['0–5', '5–10']);
});
