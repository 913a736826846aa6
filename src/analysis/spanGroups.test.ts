import { describe, expect, it } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { deriveErrorColumns } from './errorCounts.ts';
import { groupColumn } from './groupColumn.ts';
import type { GroupKey } from './groupKeys.ts';
import { knownAttributes, parseGroupKey } from './groupKeys.ts';
import { orderGroups, orderWithin, topRows } from './groupOrder.ts';
import { deriveSelfTime } from './selfTime.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveErrorRules } from './spanErrors.ts';
import type { GroupLevel, SpanGroups } from './spanGroups.ts';
import { groupSpans } from './spanGroups.ts';

function columns(table: SpanTable) {
  const { failed } = deriveErrorColumns(table, deriveErrorRules(table)).all;
  return { firstRow: 0, endRow: table.length, failed, selfTime: deriveSelfTime(table, deriveEnds(table)) };
}

function group(table: SpanTable, by: GroupKey, within?: GroupKey): SpanGroups {
  const input = columns(table);
  const column = (key: GroupKey) => doAll(groupColumn(table, input, key));
  return doAll(
    groupSpans({
      ...input,
      table,
      rows: Int32Array.from({ length: table.length }, (_, row) => row),
      outer: column(by),
      inner: within && column(within),
    }),
  );
}

/** `payment ×3, 1 error, self 40 ms`, a line per group. */
function lines({ value, figures }: GroupLevel, order?: Iterable<number>): string[] {
  return Array.from(order ?? value.keys(), (at) => {
    const errors = figures.errors[at] > 0 ? `, ${figures.errors[at]} in error` : '';
    return `${value[at] ?? 'none'} ×${figures.count[at]}${errors}, self ${figures.self[at] / 1e6}`;
  });
}

const SHOP = drawTrace(`
  shop POST /checkout   0–100 server
    pay charge          10–60 client error {http.method: POST, http.status_code: 500}
      bank charge       20–50 server {http.request.method: POST}
    pay charge          60–90 client {http.request.method: POST, card: visa}
      bank refund       65–85 server
    pay audit           90–95 client
`);

describe('groups of spans', () => {
  it('count spans and errors, and their self times add up to that of the trace', () => {
    const groups = group(SHOP, 'service', 'operation');
    expect(lines(groups.outer)).toEqual(['shop ×1, self 15', 'pay ×3, 1 in error, self 35', 'bank ×2, self 50']);
    expect(groups.selfNs).toBe(100e6);
    expect(Array.from(groups.outer.figures.share)).toEqual([0.15, 0.35, 0.5]);
  });

  it('have groups of their own', () => {
    const groups = group(SHOP, 'service', 'operation');
    const [from, to] = [groups.firstInner[1], groups.firstInner[2]];
    expect(lines(groups.inner).slice(from, to)).toEqual(['charge ×2, 1 in error, self 30', 'audit ×1, self 5']);
    const { offset } = groups.inner;
    expect(Array.from(groups.rows.subarray(offset[from], offset[from + 1]))).toEqual([1, 3]);
  });

  it('by an attribute fold its spellings, and keep spans without it', () => {
    expect(lines(group(SHOP, '@http.request.method').outer)).toEqual([
      'none ×3, self 40',
      'POST ×3, 1 in error, self 60',
    ]);
  });

  it('by an attribute of the resource count where the span does not say it itself', () => {
    const table = drawTrace(`
      a x 0–10 resource{deployment.environment: prod}
      a y 10–20 resource{deployment.environment: prod} {deployment.environment.name: test}
    `);
    expect(lines(group(table, '@deployment.environment.name').outer)).toEqual(['prod ×1, self 10', 'test ×1, self 10']);
  });

  it.each([
    ['status', ['unset ×5, self 80', 'error ×1, 1 in error, self 20']],
    ['kind', ['server ×3, self 65', 'client ×3, 1 in error, self 35']],
    ['type', ['Span ×3, self 40', 'HTTP out ×2, 1 in error, self 30', 'HTTP in ×1, self 30']],
  ] as const)('by %s', (key, expected) => {
    expect(lines(group(SHOP, key).outer)).toEqual(expected);
  });

  it('have the percentiles of algorithms, example 10; of fewer than 20 there is no p99', () => {
    const { figures } = group(
      drawTrace('s x 0–10\ns x 0–20\ns x 0–30\ns x 0–40\ns x 0–1000\ns x 0–'),
      'operation',
    ).outer;
    const ms = (ns: number): number => ns / 1e6;
    expect([figures.p50[0], figures.p90[0], figures.p95[0], figures.max[0]].map(ms)).toEqual([30, 616, 808, 1000]);
    expect([figures.count[0], figures.ended[0], ms(figures.total[0]), ms(figures.mean[0])]).toEqual([6, 5, 1100, 220]);
    expect(figures.p99[0]).toBeNaN();
  });

  it('have a p99 from 20 spans on', () => {
    const drawing = Array.from({ length: 20 }, (_, at) => `s x 0–${(at + 1) * 100}ns`).join('\n');
    expect(group(drawTrace(drawing), 'operation').outer.figures.p99[0]).toBe(1981);
  });

  it('of which nothing has ended have no durations', () => {
    const { figures } = group(drawTrace('s root 0–10\n  s x 2–'), 'operation').outer;
    expect([figures.total[1], figures.mean[1], figures.p50[1], figures.max[1]]).toEqual([NaN, NaN, NaN, NaN]);
  });
});

describe('the order of groups', () => {
  const groups = group(SHOP, 'service', 'operation');
  const order = (by: Parameters<typeof orderGroups>[1]['by'], descending: boolean, text = '') =>
    Array.from(doAll(orderGroups(groups, { by, descending }, text)), (at) => groups.outer.value[at]);

  it('is that of a figure or of the values', () => {
    expect(order('self', true)).toEqual(['bank', 'pay', 'shop']);
    expect(order('count', false)).toEqual(['shop', 'bank', 'pay']);
    expect(order('value', false)).toEqual(['bank', 'pay', 'shop']);
    expect(lines(groups.inner, orderWithin(groups, 1, { by: 'self', descending: false }))).toEqual([
      'audit ×1, self 5',
      'charge ×2, 1 in error, self 30',
    ]);
  });

  it('has groups without the figure last, either way', () => {
    const open = group(drawTrace('s root 0–10\n  s never 2–\n  s x 3–4'), 'operation');
    for (const descending of [true, false]) {
      const last = doAll(orderGroups(open, { by: 'max', descending }, '')).at(-1) ?? -1;
      expect(open.outer.value[last]).toBe('never');
    }
  });

  it('leaves out what has the text neither itself nor within', () => {
    expect(order('value', false, 'REFUND')).toEqual(['bank']);
    expect(order('value', false, 'charge')).toEqual(['bank', 'pay']);
    expect(order('value', false, 'nobody')).toEqual([]);
  });

  it('of the longest spans keeps as many as are wanted, whatever order they come in', () => {
    const valueOf = (row: number): number => (row * 7919) % 1009;
    const rows = Int32Array.from({ length: 1000 }, (_, row) => row);
    const sorted = (descending: boolean) =>
      Array.from(rows).sort((one, other) =>
        descending ? valueOf(other) - valueOf(one) : valueOf(one) - valueOf(other),
      );
    expect(Array.from(topRows(rows, valueOf, 10, true))).toEqual(sorted(true).slice(0, 10));
    expect(Array.from(topRows(rows, valueOf, 10, false))).toEqual(sorted(false).slice(0, 10));
    expect(Array.from(topRows(rows.subarray(0, 4), valueOf, 10, true))).toHaveLength(4);
  });
});

describe('what spans can be grouped by', () => {
  it('are the attributes they and their resources have, by their newest names', () => {
    const table = drawTrace(`
      a x 0–10 {http.method: GET, http.status_code: 200} resource{host.name: h}
      a y 0–10 {http.request.method: GET, http.method: GET} resource{host.name: h}
      b z 0–10
    `);
    expect(doAll(knownAttributes(table, { firstRow: 0, endRow: table.length }))).toEqual([
      { name: 'service.name', spans: 3 },
      { name: 'host.name', spans: 2 },
      { name: 'http.request.method', spans: 2 },
      { name: 'http.response.status_code', spans: 1 },
    ]);
  });

  it('is read from an address', () => {
    expect(['service', '@card', '@', 'nothing'].map(parseGroupKey)).toEqual(['service', '@card', undefined, undefined]);
  });
});
