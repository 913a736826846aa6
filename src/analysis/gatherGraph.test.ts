import { describe, expect, it } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { serviceName } from '#model/span.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { deriveErrorColumns } from './errorCounts.ts';
import { gatherGraph } from './gatherGraph.ts';
import { deriveSelfTime } from './selfTime.ts';
import type { RowKeeper } from './serviceGraph.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveErrorRules } from './spanErrors.ts';

const SHOP = drawTrace(`
  web buy                0–100 server
    web to pay          10–60  client
      pay charge        15–55  server
        pay select      20–30  client error {db.system.name: postgresql, db.namespace: money, server.address: pg1}
        pay to fraud    31–50  client
          fraud check   32–48  server
    web to cart         61–90  client
      cart get          65–85  server
        cart read       66–70  client {db.system.name: redis, server.address: r1}
`);
const FAILED = deriveErrorColumns(SHOP, deriveErrorRules(SHOP)).all.failed;
const SELF = deriveSelfTime(SHOP, deriveEnds(SHOP));

/** `web > pay 1`, and of each node its calls and the ms of its own: `pay 1 11`. */
function narrowed(keeps: RowKeeper) {
  const input = { failed: FAILED, selfTime: SELF };
  const { nodes, edges } = doAll(gatherGraph(SHOP, input, { firstRow: 0, endRow: SHOP.length }, keeps));
  const count = (calls: number, errors = 0): string => (errors > 0 ? `${calls}, ${errors} failed` : `${calls}`);
  return {
    edges: edges.map(
      ({ from, to, calls, errors }) => `${nodes[from].name} > ${nodes[to].name} ${count(calls, errors)}`,
    ),
    nodes: nodes.map(({ name, calls, self }) => `${name} ${calls}${self === undefined ? '' : ` ${self / 1e6}`}`),
  };
}

const isOf =
  (service: string): RowKeeper =>
  (row) =>
    serviceName(SHOP, SHOP.service[row]) === service;

describe('a graph that is narrowed', () => {
  it('to what is below a span has the calls in there, the one that leads to it, and nothing else', () => {
    const charge = rowOf(SHOP, 'charge');
    expect(narrowed((row) => row >= charge && row < SHOP.subtreeEnd[charge])).toEqual({
      edges: ['web > pay 1', 'pay > fraud 1', 'pay > money@pg1 1, 1 failed'],
      nodes: ['web 0 0', 'pay 1 24', 'fraud 1 16', 'money@pg1 1'],
    });
  });

  it('to a service has its callers and what it calls', () => {
    expect(narrowed(isOf('cart'))).toEqual({
      edges: ['web > cart 1', 'cart > r1 1'],
      nodes: ['web 0 0', 'cart 1 20', 'r1 1'],
    });
    expect(narrowed(isOf('web')).edges).toEqual(['user > web 1', 'web > pay 1', 'web > cart 1']);
  });

  it('to nothing is empty', () => {
    expect(narrowed(() => false)).toEqual({ edges: [], nodes: [] });
  });
});
