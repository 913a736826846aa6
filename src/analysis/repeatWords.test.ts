import { expect, test } from 'vitest';
import { drawTrace } from '../../test/traceDrawing.ts';
import { sampleOfRun, summariseRun } from './repeatWords.ts';

/** The words of a run of spans with these operations or attributes. */
function words(...members: readonly string[]): string {
  const table = drawTrace(['a root 0–100', ...members.map((member, at) => `  a ${member} ${at}–${at + 1}`)].join('\n'));
  return summariseRun(table, 1, table.length);
}

test('What all members did is said as of one.', () => {
  expect(words('load', 'load')).toBe('load');
});

test('Words that vary give way to an ellipsis.', () => {
  expect(words('user 17', 'user 204', 'user 9')).toBe('user …');
});

test('Parts of a summary that vary are left out.', () => {
  const table = drawTrace(`
    a root 0–100
      a q  0–1  client {db.system.name: postgresql, db.query.summary: SELECT prices, db.response.returned_rows: 1}
      a q  1–2  client {db.system.name: postgresql, db.query.summary: SELECT prices, db.response.returned_rows: 12}
  `);
  expect(summariseRun(table, 1, 3)).toBe('SELECT prices · postgresql');
});

test('Texts whose words do not match are told by the first.', () => {
  expect(words('user 17', 'user 17 18')).toBe('user 17');
});

test('A long run is known by a few members, the first and last among them.', () => {
  expect(sampleOfRun(100, 80_100)).toEqual([100, 11_528, 22_957, 34_385, 45_814, 57_242, 68_671, 80_099]);
  expect(sampleOfRun(7, 8)).toEqual([7]);
});
