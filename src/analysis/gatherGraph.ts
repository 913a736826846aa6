import { Growable } from '#base/growable.ts';
import { memoByObject } from '#base/memo.ts';
import type { Steps } from '#base/slicedWork.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { CallFigures, GraphInput, GraphInputEdge, GraphInputNode } from './graphInput.ts';
import { nodeId } from './graphInput.ts';
import type { GraphEdge, GraphNode } from './graphParts.ts';
import { percentile } from './percentile.ts';
import type { Calls, CallsInput } from './serviceCalls.ts';
import { callsOf, gatherServiceCalls, ROWS_PER_STEP } from './serviceCalls.ts';
import type { RowKeeper } from './serviceGraph.ts';
import { serviceGraphSteps } from './serviceGraph.ts';
import { edgeCalls, healthOf } from './serviceHealth.ts';
import { serviceKeysOf } from './serviceKeys.ts';

/**
 * The graph of the rows [firstRow, endRow), which are of whole traces, with figures, in steps. A service's figures are
 * those of its entry spans (gatherServiceCalls), as its health tells them; of what emits no spans they are those of the
 * calls that lead to it, as the callers saw them. Narrowed by `keeps` (serviceGraphSteps) all are those of the calls that
 * are left.
 */
export function* gatherGraph(
  table: SpanTable,
  input: CallsInput,
  range: { readonly firstRow: number; readonly endRow: number },
  keeps?: RowKeeper,
): Steps<GraphInput> {
  const graph = yield* serviceGraphSteps(table, input.failed, range, keeps);
  const services = new Map<string, ServiceFigures>();
  if (keeps) yield* keptServices(table, input, range, keeps, services);
  else
    for (const { name, self, calls } of yield* gatherServiceCalls(table, input, range))
      services.set(name, { self, calls });
  const edges: GraphInputEdge[] = [];
  const incoming = graph.nodes.map((): GraphEdge[] => []);
  for (const edge of graph.edges) {
    yield;
    incoming[edge.child].push(edge);
    edges.push(inputEdge(edge, yield* edgeCalls(table, input, edge)));
  }
  const nodes: GraphInputNode[] = [];
  const namespaces = namespacesOf(table);
  for (const [place, node] of graph.nodes.entries()) {
    const service = node.type === 'service' ? services.get(node.name) : undefined;
    const calls = service?.calls ?? (yield* remoteCalls(table, input, incoming[place]));
    nodes.push(inputNode(node, figuresOf(calls), service?.self, namespaces.get(node.name)));
  }
  return { nodes, edges };
}

/** What is told of a service; its calls are those that reach it where they are undefined. */
interface ServiceFigures {
  readonly self: number;
  readonly calls: Calls | undefined;
}

/** Time of their own of the services of spans that are kept, by name. */
function* keptServices(
  table: SpanTable,
  input: CallsInput,
  { firstRow, endRow }: { readonly firstRow: number; readonly endRow: number },
  keeps: RowKeeper,
  services: Map<string, ServiceFigures>,
): Steps<void> {
  const { labels, byRow } = serviceKeysOf(table);
  const rows = new Map<number, Growable<Int32Array>>();
  for (let row = firstRow; row < endRow; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    if (!keeps(row)) continue;
    let kept = rows.get(byRow[row]);
    if (kept === undefined) rows.set(byRow[row], (kept = new Growable(Int32Array)));
    kept.push(row);
  }
  for (const [key, kept] of rows) {
    const { self } = yield* callsOf(table, input, new Int32Array(0), kept.copy());
    services.set(labels[key], { self, calls: undefined });
  }
}

/** By label of a service. */
const namespacesOf = memoByObject((table: SpanTable): ReadonlyMap<string, string> => {
  const { labels, namespaces } = serviceKeysOf(table);
  return new Map(labels.map((label, key) => [label, namespaces[key]]));
});

function inputNode(
  { type, name }: GraphNode,
  figures: CallFigures,
  self: number | undefined,
  namespace: string | undefined,
): GraphInputNode {
  const isService = type === 'service';
  return {
    id: nodeId(type, name),
    type,
    name,
    namespace: isService ? (namespace ?? '') : '',
    self: isService ? (self ?? 0) : undefined,
    ...figures,
  };
}

function inputEdge(edge: GraphEdge, calls: Calls): GraphInputEdge {
  const waits = edge.queueNs.copy().sort();
  return {
    from: edge.parent,
    to: edge.child,
    ...figuresOf(calls),
    inferred: edge.inferred + edge.clientMissing,
    queueP50: waits.length === 0 ? undefined : percentile(waits, 0.5),
    rows: edge.rows.copy().sort(),
  };
}

/** What is called and emits no spans is known by its callers only, one row for each call. */
function* remoteCalls(table: SpanTable, input: CallsInput, edges: readonly GraphEdge[]): Steps<Calls> {
  const rows = new Int32Array(edges.reduce((sum, { rows: own }) => sum + own.length, 0));
  let filled = 0;
  for (const { rows: own } of edges) {
    rows.set(own.copy(), filled);
    filled += own.length;
  }
  return yield* callsOf(table, input, rows.sort(), rows);
}

function figuresOf(calls: Calls): CallFigures {
  // Rates and satisfaction are told by the table of health, over times and thresholds that it knows.
  const { p50, p95, p99, errors } = healthOf(calls, 0, 0);
  return { calls: calls.count, errors, p50, p95, p99, total: calls.durations.reduce((sum, ns) => sum + ns, 0) };
}
