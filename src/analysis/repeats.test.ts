import { describe, expect, it } from 'vitest';
import { buildTrace } from '../../test/drawnSpans.ts';
import { drawTrace, printRows } from '../../test/traceDrawing.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { REPEAT_MODE_NAMES, deriveRepeats, runEnd, runIntervals, runOf } from './repeats.ts';
import { deriveEnds } from './spanEnds.ts';

/** The runs of a table: `select ×5 at 1: window 10–60, 50 busy, 50 in all, 10 to 10, serial`. */
function runs(table: SpanTable): string[] {
  const repeats = deriveRepeats(table, deriveEnds(table));
  const ms = (ns: number): number => ns / 1e6;
  return Array.from(repeats.head, (head, run) =>
    [
      `${table.strings.get(table.operation[head])} ×${repeats.endRow[run] - head} at ${head}`,
      `window ${ms(table.start[head])}–${ms(repeats.windowEnd[run])}`,
      `busy ${ms(repeats.busy[run])} of ${ms(repeats.sum[run])}`,
      `each ${ms(repeats.min[run])} ${ms(repeats.median[run])} ${ms(repeats.max[run])}`,
      REPEAT_MODE_NAMES[repeats.mode[run]],
    ].join(', '),
  );
}

/** `count` lines of the same, each `everyMs` after the last and `lengthMs` long. */
function lines(text: string, count: number, everyMs: number, lengthMs: number, fromMs = 0): string {
  return Array.from({ length: count }, (_, at) => {
    const start = fromMs + at * everyMs;
    return `  ${text.replace('TIME', `${start}–${start + lengthMs}`)}`;
  }).join('\n');
}

const heads = (table: SpanTable): string[] => runs(table).map((run) => run.split(',')[0]);

describe('runs of repeats', () => {
  it('are serial when the members take turns', () => {
    expect(runs(drawTrace(`a root 0–200\n${lines('db select TIME', 6, 22, 20, 10)}`))).toEqual([
      'select ×6 at 1, window 10–140, busy 120 of 120, each 20 20 20, serial',
    ]);
  });

  it('are parallel when most run at once, else mixed', () => {
    expect(runs(drawTrace(`a root 0–200\n${lines('db select TIME', 6, 1, 50)}`))).toEqual([
      'select ×6 at 1, window 0–55, busy 55 of 300, each 50 50 50, parallel',
    ]);
    expect(runs(drawTrace(`a root 0–200\n${lines('db select TIME', 6, 14, 20)}`))).toEqual([
      'select ×6 at 1, window 0–90, busy 90 of 120, each 20 20 20, mixed',
    ]);
  });

  it('know the shortest, the middle and the longest member', () => {
    const table = drawTrace(`
      a root   0–200
        db get 0–1
        db get 2–11
        db get 12–14
        db get 16–19
        db get 20–20
    `);
    expect(runs(table)).toEqual(['get ×5 at 1, window 0–20, busy 15 of 15, each 0 2 9, serial']);
  });

  it('need five members', () => {
    expect(runs(drawTrace(`a root 0–200\n${lines('db select TIME', 4, 10, 5)}`))).toEqual([]);
    expect(heads(drawTrace(`a root 0–200\n${lines('db select TIME', 5, 10, 5)}`))).toEqual(['select ×5 at 1']);
  });

  it.each([
    ['a span with children', 'db select 50–58\n    db fetch 51–52'],
    ['an error', 'db select 50–58 error'],
    ['another operation', 'db update 50–58'],
    ['another service', 'cache select 50–58'],
    ['another kind', 'db select 50–58 client'],
    ['one that never ended', 'db select 50–'],
  ])('are broken by %s', (_, line) => {
    const before = lines('db select TIME', 5, 10, 8);
    const after = lines('db select TIME', 5, 10, 8, 60);
    const found = heads(drawTrace(`a root 0–200\n${before}\n  ${line}\n${after}`));
    expect(found).toEqual(['select ×5 at 1', `select ×5 at ${line.includes('\n') ? 8 : 7}`]);
  });

  it('take in members that differ in numbers and ids', () => {
    const table = drawTrace(`
      a root           0–200
        a user 1       0–1
        a user 22      2–3
        a user 333     4–5
        a user 4       6–7
        a user 5a6b7c8d9 8–9
    `);
    expect(heads(table)).toEqual(['user 1 ×5 at 1']);
  });

  it('part calls that did something else under the same name', () => {
    const goods = lines(`db query TIME client {db.query.text: "SELECT a FROM goods WHERE id = 1"}`, 5, 10, 8);
    const users = lines(`db query TIME client {db.statement: "SELECT a FROM users WHERE id = 1"}`, 5, 10, 8, 50);
    const old = lines(`db query TIME client {db.statement: "SELECT a FROM users WHERE id = 7"}`, 3, 10, 8, 100);
    expect(heads(drawTrace(`a root 0–200\n${goods}\n${users}\n${old}`))).toEqual(['query ×5 at 1', 'query ×8 at 6']);
    const routes = ['/a', '/b'].map((path, at) => lines(`a GET TIME client {url.path: ${path}}`, 5, 10, 8, at * 50));
    expect(heads(drawTrace(`a root 0–200\n${routes.join('\n')}`))).toEqual(['GET ×5 at 1', 'GET ×5 at 6']);
  });

  it('are found among roots too, but of one trace only', () => {
    const roots = (trace: number): string =>
      Array.from({ length: 5 }, (_, at) => `a ping ${at * 10}–${at * 10 + 5} trace=${trace}`).join('\n');
    expect(heads(drawTrace(`${roots(1)}\n${roots(2)}`))).toEqual(['ping ×5 at 0', 'ping ×5 at 5']);
  });

  it('are the same in whatever order the spans came', () => {
    const drawn = `
      a root 0–100 id=r
        a x  0–1
        a x  2–3
        a x  4–5
        a x  6–7
        a x  8–9
        a y  10–11
    `
      .split('\n')
      .filter((line) => line.trim() !== '');
    const shuffled = [drawn[0], ...drawn.slice(1).toReversed()].join('\n');
    expect(runs(drawTrace(shuffled))).toEqual(runs(drawTrace(drawn.join('\n'))));
  });

  it('name the run of any member', () => {
    const table = drawTrace(`a root 0–200\n${lines('db select TIME', 5, 10, 5)}\n  db last 90–91`);
    const repeats = deriveRepeats(table, deriveEnds(table));
    expect(printRows(table, undefined, ['operation', (row) => runOf(repeats, row)])).toBe(
      ['root -1', ...Array<string>(5).fill('  select 0'), '  last -1'].join('\n'),
    );
  });

  it('run when a member runs, an instant for 1 ns', () => {
    const table = drawTrace(`
      a root 0–100
        a x  0–10
        a x  5–20
        a x  20–30
        a x  40–50
        a x  60–60
    `);
    expect([...runIntervals(table, deriveEnds(table), 1, 6)]).toEqual([0, 30e6, 40e6, 50e6, 60e6, 60e6 + 1]);
  });

  it('of 80,000 siblings take a moment', () => {
    const members = Array.from({ length: 80_000 }, (_, at) => ({
      operation: 'select',
      start: at * 100,
      end: at * 100 + 90,
      parent: 0,
      attributes: { 'db.query.text': `SELECT * FROM goods WHERE id = ${at}` },
    }));
    const table = buildTrace([{ operation: 'root', end: 8e6 }, ...members]);
    const ends = deriveEnds(table);
    const before = performance.now();
    expect(runEnd(deriveRepeats(table, ends), 1)).toBe(80_001);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

it('Calls that failed are no repeats of those that did not, by whatever rule', () => {
  const calls = (from: number, status: number): string =>
    Array.from(
      { length: 5 },
      (_, at) => `  db get ${from + at}–${from + at + 1} client {http.response.status_code: ${status}}`,
    ).join('\n');
  const table = drawTrace(`web list 0–20\n${calls(0, 200)}\n${calls(5, 404)}`);
  expect([...deriveRepeats(table, deriveEnds(table)).head]).toEqual([1, 6]);
});
