import { expect, it } from 'vitest';
import { drawTrace, printRows } from '../../test/traceDrawing.ts';
import { deriveEnds, endOf } from './spanEnds.ts';

function endsOf(drawing: string): string {
  const table = drawTrace(drawing);
  const ends = deriveEnds(table);
  return printRows(table, undefined, ['operation', (row) => endOf(ends, row) / 1e6]);
}

it('A span that never ended ends with its parent, a root with the last known instant of its trace', () => {
  expect(
    endsOf(`
      s root    0–
        s open  10–
          s leaf 20–
        s done  30–80
          s late 40–
    `),
  ).toBe(['root 80', '  open 80', '    leaf 80', '  done 80', '    late 80'].join('\n'));
});

it('An unfinished span that starts after its parent has ended is a point', () => {
  expect(
    endsOf(`
      s root   0–10
        s late 50–
      s other  0–100
    `),
  ).toBe(['other 100', 'root 10', '  late 50'].join('\n'));
});
