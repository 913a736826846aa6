import { expect, test } from 'vitest';
import type { DrawnSpan } from '../../test/drawnSpans.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { deriveCriticalPath } from './criticalPath.ts';
import { criticalSectionsOf, indexCriticalPath } from './criticalSections.ts';
import { withSums } from './intervals.ts';
import { selfIntervals } from './selfTime.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveWideRows, WIDE } from './wideRows.ts';

/** Calls of 7 ns every 10 ns below one span. */
function calls(count: number): readonly DrawnSpan[] {
  const spans: DrawnSpan[] = [{ id: 'all', operation: 'all', start: 0, end: count * 10 }];
  for (let at = 0; at < count; at++) {
    spans.push({ id: `call ${at}`, parent: 'all', operation: 'call', start: at * 10, end: at * 10 + 7 });
  }
  return spans;
}

test('Of a row with very many children its intervals are those that a picture would ask for', () => {
  const table = buildTrace([...calls(WIDE)]);
  const ends = deriveEnds(table);
  const critical = indexCriticalPath(table, deriveCriticalPath(table, ends, 0));
  const [wide, ...others] = deriveWideRows(table, ends, () => critical);
  expect(others).toEqual([]);
  expect(wide).toEqual({
    row: 0,
    self: withSums(selfIntervals(table, ends, 0)),
    critical: withSums(criticalSectionsOf(critical, 0)),
  });
  expect(wide.self.before.at(-1)).toBe(WIDE * 3);
});

test('A row with one child less is looked at when it is drawn', () => {
  const table = buildTrace([...calls(WIDE - 1)]);
  expect(deriveWideRows(table, deriveEnds(table), () => undefined)).toEqual([]);
});
