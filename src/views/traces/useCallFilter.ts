import { useMemo } from 'react';
import { callsOfEdge, callsOfNode } from '#analysis/exampleCalls.ts';
import type { GraphInput } from '#analysis/graphInput.ts';
import { BitSet } from '#base/bitSet.ts';
import { shownName } from '#charts/serviceGraph/scene.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { useDocumentGraph } from '#state/serviceGraph.ts';
import { selectionOf } from '#views/shared/graph/graphSelection.ts';

/** Calls that traces are filtered by. */
export interface CallFilter {
  /** `web → cart`, `to redis` */
  readonly words: string;
  /** by trace; undefined while the graph is gathered that tells */
  readonly traces: BitSet | undefined;
}

/** What an edge or a node of the document's graph is as a filter of traces; undefined while none is filtered by. */
export function useCallFilter(document: LoadedDocument, call: string | undefined): CallFilter | undefined {
  const { table } = document;
  const graph = useDocumentGraph(document, call !== undefined);
  return useMemo(() => (call === undefined ? undefined : callFilter(table, graph, call)), [table, graph, call]);
}

/** Calls that the graph does not have are in no trace. */
function callFilter(table: SpanTable, graph: GraphInput | undefined, call: string): CallFilter {
  const selection = graph && selectionOf(graph, call);
  if (!graph || !selection) return { words: call, traces: graph && new BitSet(table.traces.length) };
  const { kind, place } = selection;
  const traces = new BitSet(table.traces.length);
  const lists = kind === 'node' ? callsOfNode(graph, place) : callsOfEdge(graph, place);
  for (const rows of lists) for (const row of rows) traces.add(table.trace[row]);
  const name = (node: number): string => shownName(graph.nodes[node]);
  if (kind === 'node') return { words: `to ${name(place)}`, traces };
  const { from, to } = graph.edges[place];
  return { words: `${name(from)} → ${name(to)}`, traces };
}
