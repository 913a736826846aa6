import { expect, test } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { assignLanes } from './flameLanes.ts';
import { deriveEnds, endOf } from './spanEnds.ts';

/** Lanes as lines of text: a column per 10 ms, each span as its operation's letter, `!` where two would cover. */
function draw(table: SpanTable, rows = Int32Array.from({ length: table.length }, (_, row) => row)): string {
  const ends = deriveEnds(table);
  const { lane, lanes } = doAll(assignLanes(table, ends, rows));
  const lines = Array.from({ length: lanes }, () => Array<string>(12).fill(' '));
  for (const [place, row] of rows.entries()) {
    const last = Math.max(endOf(ends, row), table.start[row] + 1);
    for (let column = 0; column < 12; column++) {
      if (table.start[row] >= (column + 1) * 10e6 || last <= column * 10e6) continue;
      const line = lines[lane[place]];
      line[column] = line[column] === ' ' ? table.strings.get(table.operation[row])[0] : '!';
    }
  }
  return lines.map((line) => line.join('').trimEnd()).join('\n');
}

test('Children stand below their parent, one after the other in one lane.', () => {
  expect(
    draw(
      drawTrace(`
        s a 0–120
          s b 0–40
            s c 10–30
          s d 40–120
            s e 50–60
            s f 60–110
      `),
    ),
  ).toBe(['aaaaaaaaaaaa', 'bbbbdddddddd', ' cc  efffff'].join('\n'));
});

test('Of siblings that overlap the later one stands below all that belongs to the earlier one.', () => {
  expect(
    draw(
      drawTrace(`
        s a 0–120
          s b 0–60
            s c 10–50
              s d 20–40
          s e 40–90
            s f 50–80
          s g 60–120
      `),
    ),
  ).toBe(['aaaaaaaaaaaa', 'bbbbbbgggggg', ' cccc', '  dd', '    eeeee', '     fff'].join('\n'));
});

test('The first lane that is free is taken.', () => {
  expect(
    draw(drawTrace('s a 0–120\n  s b 0–30\n  s c 10–50\n  s d 20–40\n  s e 30–60\n  s f 40–70\n  s g 60–120')),
  ).toBe(['aaaaaaaaaaaa', 'bbbeeegggggg', ' cccc', '  ddfff'].join('\n'));
});

test('What outlives its parent is drawn, and pushes away what it would cover.', () => {
  expect(draw(drawTrace('s a 0–120\n  s b 0–20\n    s c 10–80\n  s d 30–60\n    s e 30–50'))).toBe(
    ['aaaaaaaaaaaa', 'bb', ' ccccccc', '   ddd', '   ee'].join('\n'),
  );
});

test('What starts before its parent pushes away what it would cover.', () => {
  expect(draw(drawTrace('s a 0–120\n  s b 0–30\n    s x 0–10\n  s c 40–60\n    s d 20–50'))).toBe(
    ['aaaaaaaaaaaa', 'bbb', 'x', '    cc', '  ddd'].join('\n'),
  );
});

test('Roots that overlap stand below each other too, and those without length do not share a place.', () => {
  expect(draw(drawTrace('s a 0–60\n  s b 0–10\ns c 30–120\ns d 70–110'))).toBe(
    ['aaaaaa dddd', 'b', '   ccccccccc'].join('\n'),
  );
  expect(draw(drawTrace('s a 0–120\n  s b 20–20\n  s c 20–20\n  s d 30–30'))).toBe(
    ['aaaaaaaaaaaa', '  bd', '  c'].join('\n'),
  );
});

test('Only the rows that were asked for are laid out, a subtree or what is open.', () => {
  const table = drawTrace('s a 0–120\n  s b 0–60\n    s c 10–50\n      s d 20–40\n  s e 40–90');
  expect(draw(table, Int32Array.of(1, 2, 3))).toBe(['bbbbbb', ' cccc', '  dd'].join('\n'));
  expect(draw(table, Int32Array.of(0, 1, 4))).toBe(['aaaaaaaaaaaa', 'bbbbbb', '    eeeee'].join('\n'));
  expect(draw(table, new Int32Array(0))).toBe('');
});

test('In random traces nothing covers anything, every child is below its parent, and nothing is lost.', () => {
  let seed = 5;
  const random = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % most;
  };
  for (let round = 0; round < 60; round++) {
    const depths = Array.from({ length: 40 }, (_, at) => (at === 0 ? 0 : 1 + random(5)));
    const lines = depths.map((depth, at) => {
      const start = at === 0 ? 0 : random(100);
      const shown = Math.min(depth, at === 0 ? 0 : depths[at - 1] + 1);
      depths[at] = shown;
      return `${'  '.repeat(shown)}s o ${start}–${start + random(60)}`;
    });
    const table = drawTrace(lines.join('\n'));
    const ends = deriveEnds(table);
    const rows = Int32Array.from({ length: table.length }, (_, row) => row);
    const { lane } = doAll(assignLanes(table, ends, rows));
    const faults: string[] = [];
    for (const row of rows) {
      if (table.parent[row] >= 0 && lane[row] <= lane[table.parent[row]]) faults.push(`${row} stands above its parent`);
      for (let other = 0; other < row; other++) {
        const covers =
          table.start[row] < Math.max(endOf(ends, other), table.start[other] + 1) &&
          table.start[other] < Math.max(endOf(ends, row), table.start[row] + 1);
        if (covers && lane[row] === lane[other]) faults.push(`${row} covers ${other} in\n${lines.join('\n')}`);
      }
    }
    expect(faults).toEqual([]);
  }
});

/** A root and `count` spans below it. */
function flat(count: number, span: (at: number) => string): SpanTable {
  return drawTrace(['s root 0–1000', ...Array.from({ length: count }, (_, at) => `  ${span(at)}`)].join('\n'));
}

test('A thousand siblings at one time take a lane each; one after the other they take one.', () => {
  const lanesOf = (table: SpanTable): number =>
    doAll(
      assignLanes(
        table,
        deriveEnds(table),
        Int32Array.from({ length: table.length }, (_, row) => row),
      ),
    ).lanes;
  expect(lanesOf(flat(1000, () => 's o 0–500'))).toBe(1001);
  expect(lanesOf(flat(999, (at) => `s o ${at}–${at + 1}`))).toBe(2);
});
