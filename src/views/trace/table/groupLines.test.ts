import { describe, expect, it } from 'vitest';
import { groupColumn } from '#analysis/groupColumn.ts';
import { orderGroups } from '#analysis/groupOrder.ts';
import { deriveSelfTime } from '#analysis/selfTime.ts';
import { deriveEnds } from '#analysis/spanEnds.ts';
import { groupSpans } from '#analysis/spanGroups.ts';
import { doAll } from '#base/slicedWork.ts';
import { START_TABLE } from '#state/tableView.ts';
import { buildTrace } from '../../../../test/drawnSpans.ts';
import { groupRows } from './groupCsv.ts';
import { deriveGroupLines, GROUP_LINE, MOST_SPANS } from './groupLines.ts';
import { innerKey, openNumbers, outerKey } from './openGroups.ts';

/** 1,200 spans of two operations, and one of another service. */
const table = buildTrace([
  ...Array.from({ length: 1200 }, (_, at) => ({
    service: 'shop',
    operation: at % 4 === 0 ? 'read' : 'write',
    start: at,
    end: at + 1 + at,
  })),
  { service: 'bank', operation: 'pay', start: 0, end: 5 },
]);
const input = { firstRow: 0, endRow: table.length, failed: new Uint8Array(table.length) };
const groups = doAll(
  groupSpans({
    ...input,
    table,
    rows: Int32Array.from({ length: table.length }, (_, row) => row),
    outer: doAll(groupColumn(table, input, 'service')),
    inner: doAll(groupColumn(table, input, 'operation')),
    selfTime: deriveSelfTime(table, deriveEnds(table)),
  }),
);
const sort = { by: 'count', descending: true } as const;
const order = doAll(orderGroups(groups, sort, ''));
const KINDS = Object.keys(GROUP_LINE);

function lines(open: readonly string[], hasInner = true): string[] {
  const made = deriveGroupLines({
    groups,
    order,
    hasInner,
    ...openNumbers(groups, new Set(open)),
    sort,
    spanValue: (row) => table.duration[row],
  });
  return Array.from({ length: made.count }, (_, at) => `${KINDS[made.kind[at]]} ${made.at[at]}`);
}

const shop = order[0];
const write = [...groups.inner.value.keys()].find((at) => groups.inner.value[at] === 'write') ?? -1;
const read = [...groups.inner.value.keys()].find((at) => groups.inner.value[at] === 'read') ?? -1;

describe('lines of the table of groups', () => {
  it('are the groups, and within open ones their own', () => {
    expect(lines([])).toEqual([`outer ${shop}`, `outer ${order[1]}`]);
    expect(lines([outerKey(groups, shop)])).toEqual([
      `outer ${shop}`,
      `inner ${write}`,
      `inner ${read}`,
      `outer ${order[1]}`,
    ]);
  });

  it('are spans, the longest first', () => {
    const all = lines([outerKey(groups, shop), innerKey(groups, shop, read)]);
    expect(all).toHaveLength(4 + 300);
    const first = Number(all[3].split(' ')[1]);
    expect(table.duration[first]).toBe(1 + 1196);
  });

  it('say how many spans have no line where there are very many', () => {
    const all = lines([outerKey(groups, shop)], false);
    expect(all).toHaveLength(2 + MOST_SPANS + 1);
    expect(all[MOST_SPANS + 1]).toBe('rest 200');
  });

  it('keep groups open by their values, and forget what is not there any more', () => {
    const { openOuter, openInner } = openNumbers(groups, new Set(['["nobody"]', '["bank","pay"]', '["bank","read"]']));
    expect([openOuter.size, openInner.size]).toEqual([0, 1]);
  });
});

describe('groups as CSV', () => {
  it('have a line for each inner group, or for each outer one where there are no others', () => {
    const written = [...groupRows(groups, order, { ...START_TABLE, sort: 'count' })];
    expect(written[0].slice(0, 4)).toEqual(['Service', 'Operation', 'spans', 'errors']);
    expect(written.slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['shop', 'write', 900],
      ['shop', 'read', 300],
      ['bank', 'pay', 1],
    ]);
    const outer = [...groupRows(groups, order, { ...START_TABLE, within: undefined })];
    expect(outer.slice(1).map((row) => row.slice(0, 2))).toEqual([
      ['shop', 1200],
      ['bank', 1],
    ]);
  });
});
