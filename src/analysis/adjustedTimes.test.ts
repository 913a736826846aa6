import { expect, test } from 'vitest';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import { adjustRepeats, adjustTable } from './adjustedTimes.ts';
import { deriveClockSkew } from './clockSkew.ts';
import { deriveCriticalPath } from './criticalPath.ts';
import { deriveRepeats } from './repeats.ts';
import { deriveEnds } from './spanEnds.ts';

// Times are ns after the table's earliest, so that its main root starts at 65 ms.
const stored = drawTrace(`
  shop buy        0–100    client resource{host.name: a}
    bank pay      -65–-5   server resource{host.name: b} event=asked@-40
      bank check  -60–-10         resource{host.name: b}
`);
const skew = deriveClockSkew(stored, 0);
const adjusted = adjustTable(stored, 0, skew);

const ms = (ns: number): number => ns / 1e6 - 65;

test('Spans and their events move by the shift of their clock (algorithms, example 3).', () => {
  const times = printRows(adjusted, undefined, [
    'operation',
    (row) => `${ms(adjusted.start[row])}–${ms(adjusted.start[row] + adjusted.duration[row])}`,
  ]);
  expect(times).toBe('buy 0–100\n  pay 20–80\n    check 25–75');
  expect(ms(adjusted.events.time[0])).toBe(45);
});

test('The extent of the trace follows; what was stored stays.', () => {
  expect([ms(adjusted.traces.start[0]), adjusted.traces.duration[0] / 1e6]).toEqual([0, 100]);
  expect([ms(stored.start[rowOf(stored, 'pay')]), ms(stored.events.time[0])]).toEqual([-65, -40]);
  expect(stored.traces.duration[0] / 1e6).toBe(165);
});

test('Other traces stay where they are.', () => {
  const table = drawTrace(`
    shop buy      0–100    client trace=1 resource{host.name: a}
      bank pay    -65–-5   server resource{host.name: b}
    shop buy too  500–600  client trace=2 resource{host.name: a}
      bank other  300–360  server resource{host.name: b}
  `);
  const first = adjustTable(table, 0, deriveClockSkew(table, 0));
  expect(ms(first.start[rowOf(table, 'pay')])).toBe(20);
  expect(ms(first.start[rowOf(table, 'other')])).toBe(300);
});

test('The critical path goes the way of adjusted times, though siblings no longer stand by start.', () => {
  const table = drawTrace(`
    shop all        0–200           resource{host.name: a}
      shop first    0–100    client resource{host.name: a}
        bank first  -910–-830 server resource{host.name: b}
      bank last     -800–-700       resource{host.name: b}
  `);
  const later = adjustTable(table, 0, deriveClockSkew(table, 0));
  const path = deriveCriticalPath(later, deriveEnds(later), rowOf(table, 'all'));
  const start = later.start[rowOf(table, 'all')];
  const sections = Array.from(path.row, (row, at) => {
    const from = (path.start[at] - start) / 1e6;
    return `${table.strings.get(table.operation[row])} ${from}–${(path.end[at] - start) / 1e6}`;
  });
  expect(sections.join(', ')).toBe('first 0–10, first 10–90, first 90–100, all 100–120, last 120–200');
});

test('A run of repeats is cut where the clock changes.', () => {
  const call = (name: string, at: number, host: string): string =>
    `bank get ${at}–${at + 5} {n: ${name}} resource{host.name: ${host}}`;
  const table = drawTrace(`
    shop all         0–3000          resource{host.name: a}
      shop ask       2000–2090  client resource{host.name: a}
        bank answer  3500–3590 server resource{host.name: b}
      ${[0, 1, 2, 3, 4, 5].map((n) => call(`${n}`, 10 * n, 'a')).join('\n      ')}
      ${[6, 7, 8, 9, 10, 11].map((n) => call(`${n}`, 1500 + 10 * n, 'b')).join('\n      ')}
  `);
  const ends = deriveEnds(table);
  const repeats = deriveRepeats(table, ends);
  const shift = deriveClockSkew(table, 0);
  const later = adjustTable(table, 0, shift);
  const cut = adjustRepeats(later, deriveEnds(later), repeats, 0, shift);
  const runs = (of: typeof repeats): string[] =>
    Array.from(of.head, (head, run) => `${of.endRow[run] - head} until ${of.windowEnd[run] / 1e6}`);
  expect(runs(repeats)).toEqual(['12 until 1615']);
  expect(runs(cut)).toEqual(['6 until 55', '6 until 115']);
});
