import { expect, it } from 'vitest';
import { drawTrace, printRows } from '../../test/traceDrawing.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveSubtrees, subtreeFinish, subtreeStart } from './subtrees.ts';

it('Each row knows the extent of its subtree', () => {
  const table = drawTrace(`
    s root     0–100
      s send   10–20 producer
        s take 50–160 consumer
          s early 5–8
      s leaf   30–40
  `);
  const subtrees = deriveSubtrees(table, deriveEnds(table));
  const extent = (row: number): string => `${subtreeStart(subtrees, row) / 1e6}–${subtreeFinish(subtrees, row) / 1e6}`;
  expect(printRows(table, undefined, ['operation', extent])).toBe(
    ['root 0–160', '  send 5–160', '    take 5–160', '      early 5–8', '  leaf 30–40'].join('\n'),
  );
});
