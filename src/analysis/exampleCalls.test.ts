import { describe, expect, it } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { deriveErrorColumns } from './errorCounts.ts';
import { callsOfNode, exampleCalls } from './exampleCalls.ts';
import { gatherGraph } from './gatherGraph.ts';
import type { CallFigures } from './graphInput.ts';
import { deriveSelfTime } from './selfTime.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveErrorRules } from './spanErrors.ts';

const TABLE = drawTrace(`
  web GET /             0–100 server
    web GET cart        5–25  client
      cart GET /cart    8–20  server
        cart HGETALL    9–12  client {db.system.name: redis, server.address: r1}
        cart HGETALL   13–18  client error {db.system.name: redis, server.address: r1}
    web GET cart       30–70  client
      cart GET /cart   32–66  server error
    web GET cart       72–90  client
      cart GET /cart   74–88  server
`);
const FAILED = deriveErrorColumns(TABLE, deriveErrorRules(TABLE)).all.failed;
const GRAPH = doAll(
  gatherGraph(
    TABLE,
    { failed: FAILED, selfTime: deriveSelfTime(TABLE, deriveEnds(TABLE)) },
    { firstRow: 0, endRow: TABLE.length },
  ),
);

const MS = 1e6;
const figures = ({ calls, errors, p50, total }: CallFigures): (number | undefined)[] => [
  calls,
  errors,
  p50 === undefined ? undefined : p50 / MS,
  total === undefined ? undefined : total / MS,
];

describe('gatherGraph', () => {
  it('tells of a service what reaches it, and of a database what its callers saw', () => {
    expect(
      GRAPH.nodes.map((node) => [node.id, ...figures(node), node.self === undefined ? '' : node.self / MS]),
    ).toEqual([
      ['service:web', 1, 0, 100, 100, 40],
      ['service:cart', 3, 1, 14, 60, 60],
      ['user:user', 0, 0, undefined, 0, ''],
      ['cache:r1', 2, 1, 4, 8, ''],
    ]);
  });

  it('tells of an edge how its callers saw the calls', () => {
    const name = (node: number): string => GRAPH.nodes[node].name;
    expect(GRAPH.edges.map((edge) => [`${name(edge.from)} > ${name(edge.to)}`, ...figures(edge)])).toEqual([
      ['user > web', 1, 0, 100, 100],
      ['web > cart', 3, 0, 20, 78],
      ['cart > r1', 2, 1, 4, 8],
    ]);
  });
});

describe('exampleCalls', () => {
  const lasts = (rows: readonly number[]): string[] =>
    rows.map((row) => `${new Span(TABLE, row as SpanRow).operation} ${TABLE.duration[row] / MS}`);

  it('names the slowest calls and those that failed', () => {
    const examples = doAll(exampleCalls(TABLE, FAILED, callsOfNode(GRAPH, 1)));
    expect(lasts(examples.slowest)).toEqual(['GET /cart 34', 'GET /cart 14', 'GET /cart 12']);
    expect(lasts(examples.failed)).toEqual(['GET /cart 34']);
    expect(examples.traces).toBe(1);
  });

  it('names a call once that several edges lead to, and no more of them than are worth it', () => {
    const rows = Int32Array.from({ length: TABLE.length }, (_, row) => row);
    const { slowest, failed, traces } = doAll(exampleCalls(TABLE, FAILED, [rows, rows.slice(3)]));
    expect(lasts(slowest)).toEqual(['GET / 100', 'GET cart 40', 'GET /cart 34', 'GET cart 20']);
    expect(lasts(failed)).toEqual(['HGETALL 5', 'GET /cart 34']);
    expect(traces).toBe(1);
  });

  it('tells of a caller from outside what it called', () => {
    expect(lasts(doAll(exampleCalls(TABLE, FAILED, callsOfNode(GRAPH, 2))).slowest)).toEqual(['GET / 100']);
  });
});
