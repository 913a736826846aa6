import { expect, test } from 'vitest';
import { adjustTable } from '#analysis/adjustedTimes.ts';
import type { Clock } from '#analysis/clockSkew.ts';
import { deriveClockSkew } from '#analysis/clockSkew.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { spanRemarks } from './spanRemarks.ts';

function remarksOf(drawing: string, operation: string): readonly string[] {
  const table = drawTrace(drawing);
  return spanRemarks(table, deriveEnds(table), rowOf(table, operation)).map(({ text }) =>
    text.replaceAll('\u00A0', ' '),
  );
}

test('an ordinary span has nothing to remark', () => {
  expect(remarksOf('web GET 0–10', 'GET')).toEqual([]);
});

test('an orphan says which parent is missing', () => {
  expect(remarksOf('web lost 0–10 parent=9f3a', 'lost')).toEqual([
    'Its parent 9f3a is not in this document, so it is shown as a root.',
  ]);
});

test('spans that turn in a circle, or are their own parents, are told apart', () => {
  expect(remarksOf('web a 0–10 id=a parent=a', 'a')[0]).toContain('names itself as its parent');
  const circle = `
    web a 0–10 id=a parent=b
    web b 1–9 id=b parent=a
  `;
  expect(remarksOf(circle, 'a')[0]).toContain('led back to itself');
});

test('a doubled id leads to the other span that has it', () => {
  const table = drawTrace(`
    web root 0–10
      web one 1–3 id=d
      web other 4–9 id=d
  `);
  const [remark] = spanRemarks(table, deriveEnds(table), rowOf(table, 'one'));
  expect(remark.text).toBe('Another span of this trace has the same id.');
  expect(remark.target?.row).toBe(rowOf(table, 'other'));
});

test('a span without an end says until when it is drawn', () => {
  expect(remarksOf('web root 0–', 'root')[0]).toContain('until the trace ends');
  expect(remarksOf('web root 0–10\n  web open 2–', 'open')[0]).toContain('until its parent ends');
});

test('a time that was mended says how', () => {
  expect(remarksOf('web root 0–10\n  web late ?–', 'late')[1]).toContain('from the start of its parent');
  expect(remarksOf('web root 0–10\n  web back 9–4', 'back')[0]).toContain('It ended 5 ms before it started');
});

test('a span outside its parent says by how much', () => {
  const outside = (times: string): string =>
    remarksOf(`web root 0–100\n  web wait 10–50\n    web out ${times}`, 'out')[0];
  expect(outside('20–70')).toMatch(/^It ends 20 ms after its parent\./);
  expect(outside('5–45')).toMatch(/^It starts 5 ms before its parent\./);
  expect(outside('5–70')).toMatch(/^It starts 5 ms before its parent and ends 20 ms after its parent\./);
  expect(outside('60–70')).toMatch(/^It starts 10 ms after its parent ended\./);
});

test('a span that is shown by adjusted clocks says how far it moved, and no longer that it left its parent', () => {
  const stored = drawTrace(`
    shop buy      0–100    client resource{host.name: a}
      bank pay    -65–-5   server resource{host.name: b}
  `);
  const row = rowOf(stored, 'pay');
  const skew = deriveClockSkew(stored, 0);
  const adjusted = adjustTable(stored, 0, skew);
  const texts = (table: SpanTable, clock?: Clock): string[] =>
    spanRemarks(table, deriveEnds(table), row, clock).map(({ text }) => text.replaceAll('\u00A0', ' '));
  expect(texts(stored)[0]).toContain('starts 65 ms before its parent');
  expect(texts(adjusted, skew.clocks[skew.clockOf[row]])).toEqual([
    'It is shown 85 ms later than it was stored, because the clock of b is off.',
  ]);
});
