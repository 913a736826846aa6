import { expect, test } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { serviceName } from '#model/span.ts';
import { dedent, drawTrace } from '../../test/traceDrawing.ts';
import { deriveCallTree, type CallTree } from './callTree.ts';
import { deriveErrorColumns } from './errorCounts.ts';
import { deriveSandwich, MOST_CALLERS } from './sandwich.ts';
import { deriveSelfTime } from './selfTime.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveErrorRules } from './spanErrors.ts';

function merged(table: SpanTable) {
  const ends = deriveEnds(table);
  const selfTime = deriveSelfTime(table, ends);
  const { failed } = deriveErrorColumns(table, deriveErrorRules(table)).all;
  return doAll(deriveCallTree(table, { firstRow: 0, endRow: table.length, selfTime, failed }));
}

/** A line per node, as drawn from left to right: name, ×count, self time in ms, where it stands. */
function print(table: SpanTable, tree: CallTree): string {
  const lines: string[] = [];
  const visit = (parent: number): void => {
    const children = [...tree.parent.keys()].filter((node) => tree.parent[node] === parent);
    for (const node of children.sort((one, other) => tree.start[one] - tree.start[other] || one - other)) {
      const name = `${serviceName(table, tree.service[node])} ${table.strings.get(tree.operation[node])}`;
      const errors = tree.failed[node] > 0 ? ` ${tree.failed[node]} failed` : '';
      const figures = `×${tree.count[node]} (${tree.self[node] / 1e6})`;
      const place = `${tree.start[node] / 1e6}–${(tree.start[node] + tree.value[node]) / 1e6}`;
      lines.push(`${'  '.repeat(tree.depth[node])}${name} ${figures} at ${place}${errors}`);
      visit(node);
    }
  };
  visit(-1);
  return lines.join('\n');
}

const SHOP = drawTrace(`
  shop GET /a     0–100
    cart get      10–30
      db select   12–20
    db select     30–50 error
    cart get      50–90
      db select   55–85
      db insert   85–90
  shop GET /a     200–220 trace=2
    db select     200–210
`);

test('Spans of one call path are one node, the largest first, each as wide as its self time and all below it.', () => {
  expect(print(SHOP, merged(SHOP).tree)).toBe(
    dedent(`
      shop GET /a ×2 (30) at 0–120
        cart get ×2 (17) at 0–60
          db select ×2 (38) at 0–38
          db insert ×1 (5) at 38–43
        db select ×2 (30) at 60–90 1 failed
    `),
  );
});

test('Every row knows its node, and every node its longest span.', () => {
  const { tree, nodeOf } = merged(SHOP);
  const counted = new Int32Array(tree.length);
  for (const node of nodeOf) counted[node]++;
  expect([...counted]).toEqual([...tree.count]);
  const cart = nodeOf[1];
  expect([SHOP.duration[tree.longest[cart]] / 1e6, tree.longestNs[cart] / 1e6]).toEqual([40, 40]);
});

test('A span that never ended is the longest only where there is no other.', () => {
  const table = drawTrace('s f 0–100\n  s g 10–\n  s g 20–30\n  s h 40–\n  s h 50–');
  const { tree, nodeOf } = merged(table);
  const longest = [1, 3].map((row) => [tree.longest[nodeOf[row]], tree.longestNs[nodeOf[row]] / 1e6]);
  expect(longest).toEqual([
    [2, 10],
    [3, -1e-6],
  ]);
});

test('An operation that calls itself is a node at each depth; children that overlap keep all their time.', () => {
  const table = drawTrace('s f 0–100\n  s f 0–80\n    s f 10–20\n  s g 0–90');
  expect(print(table, merged(table).tree)).toBe(
    dedent(`
      s f ×1 (10) at 0–180
        s g ×1 (90) at 0–90
        s f ×1 (70) at 90–170
          s f ×1 (10) at 90–100
    `),
  );
});

test('The same names in any order of traces are the same tree.', () => {
  const [one, other] = [0, 1].map((first) =>
    drawTrace([`a x 0–10 trace=${first}\n  b y 2–8`, `a x 100–105 trace=${1 - first}\n  c z 101–104`].join('\n')),
  );
  expect(print(one, merged(one).tree)).toBe(print(other, merged(other).tree));
});

test('No rows are no nodes.', () => {
  expect(merged(drawTrace('')).tree.length).toBe(0);
});

function sandwich(table: SpanTable, name: string): readonly [string, string] {
  const { tree } = merged(table);
  const node = [...tree.operation.keys()].find((at) => table.strings.get(tree.operation[at]) === name) ?? -1;
  const found = doAll(deriveSandwich(tree, tree.service[node], tree.operation[node]));
  if (!found) throw new Error(`No node is called ${name}`);
  return [print(table, found.callers), print(table, found.callees)];
}

test('A sandwich has all callers of an operation above it and all that it calls below.', () => {
  const [callers] = sandwich(SHOP, 'select');
  expect(callers).toBe(
    dedent(`
      db select ×4 (0) at 0–68 1 failed
        cart get ×2 (0) at 0–38
          shop GET /a ×2 (38) at 0–38
        shop GET /a ×2 (30) at 38–68 1 failed
    `),
  );
  const [, callees] = sandwich(SHOP, 'get');
  expect(callees).toBe(
    dedent(`
      cart get ×2 (17) at 0–60
        db select ×2 (38) at 0–38
        db insert ×1 (5) at 38–43
    `),
  );
});

test('Of calls inside each other the outermost counts, so that no time counts twice.', () => {
  const table = drawTrace('s top 0–100\n  s f 0–80\n    s g 0–70\n      s f 10–20');
  const [callers, callees] = sandwich(table, 'f');
  expect(callers).toBe('s f ×1 (0) at 0–80\n  s top ×1 (80) at 0–80');
  expect(callees).toBe('s f ×1 (10) at 0–80\n  s g ×1 (60) at 0–70\n    s f ×1 (10) at 0–10');
});

test('Callers of a chain are followed so far and no farther, and that is said.', () => {
  const lines = Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}s o${at} 0–1000`);
  const { tree } = merged(drawTrace(lines.join('\n')));
  const last = tree.length - 1;
  const found = doAll(deriveSandwich(tree, tree.service[last], tree.operation[last]));
  expect([found?.isCut, found?.callers.levels]).toEqual([true, MOST_CALLERS + 1]);
  expect(found?.callers.value[0]).toBe(1000e6);
});

test('An operation that never occurs has no sandwich.', () => {
  expect(doAll(deriveSandwich(merged(SHOP).tree, 0, 999_999))).toBeUndefined();
});
