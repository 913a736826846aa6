import { expect, it } from 'vitest';
import { BitSet } from '#base/bitSet.ts';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveHiddenExtents, deriveSubtrees } from './subtrees.ts';

const table = drawTrace(`
  s root     0–100
    s send   10–20 producer error
      s take 50–160 consumer error
        s early 5–8
    s leaf   30–40 error
`);
const subtrees = deriveSubtrees(table, deriveEnds(table));

it('Each row knows the extent and the errors of its subtree', () => {
  const extent = (row: number): string => `${subtrees.start[row] / 1e6}–${subtrees.end[row] / 1e6}`;
  expect(printRows(table, undefined, ['operation', extent, (row) => subtrees.errors[row]])).toBe(
    ['root 0–160 3', '  send 5–160 2', '    take 5–160 1', '      early 5–8 0', '  leaf 30–40 1'].join('\n'),
  );
});

it('A collapsed row keeps the extent and the errors of what it hides', () => {
  const collapsed = new BitSet(table.length);
  const send = rowOf(table, 'send');
  const leaf = rowOf(table, 'leaf');
  collapsed.add(send);
  collapsed.add(leaf);
  expect(deriveHiddenExtents(table, subtrees, new Int32Array([0, send, leaf]), collapsed)).toEqual({
    start: new Float64Array([NaN, 5e6, NaN]),
    end: new Float64Array([NaN, 160e6, NaN]),
    errors: new Int32Array([0, 1, 0]),
  });
});
