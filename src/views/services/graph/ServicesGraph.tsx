import { useMemo } from 'react';
import type { GraphInput, GraphInputNode } from '#analysis/graphInput.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { graphFromText, graphToText } from '#state/graphChoices.ts';
import { openSpan } from '#state/openSpan.ts';
import { currentRoute, navigate } from '#state/route.ts';
import { plainServiceName, slotsByName, useDocumentGraph } from '#state/serviceGraph.ts';
import { Button } from '#ui/Button.tsx';
import type { ServicesRoute } from '#views/services/servicesTab.ts';
import { withServicesParams } from '#views/services/servicesTab.ts';
import { counted } from '#views/shared/counted.ts';
import { Examples } from '#views/shared/graph/Examples.tsx';
import { GraphRemark } from '#views/shared/graph/GraphRemark.tsx';
import type { GraphSelection } from '#views/shared/graph/graphSelection.ts';
import { selectionId } from '#views/shared/graph/graphSelection.ts';
import { GraphView } from '#views/shared/graph/GraphView.tsx';
import { Waiting } from '#views/shared/Waiting.tsx';

export interface ServicesGraphProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
  readonly title: string;
}

/** What calls what in a whole document. */
export function ServicesGraph({ route, document, title }: ServicesGraphProps) {
  const { table } = document;
  const input = useDocumentGraph(document);
  const text = route.params.get('graph') ?? '';
  const choices = useMemo(() => graphFromText(text), [text]);
  if (!input) return <Waiting words="Gathering the calls" />;
  const choose = (change: Partial<GraphChoices>, how: 'push' | 'replace'): void => {
    const now = currentRoute();
    // A pan that comes to rest after the screen was left.
    if (now.screen !== 'services') return;
    const before = graphFromText(now.params.get('graph') ?? '');
    const graph = graphToText({ ...before, ...change });
    navigate(withServicesParams(now, { graph: graph === '' ? undefined : graph }), how);
  };
  return (
    <GraphView
      input={input}
      slotOf={slotsByName(table)}
      choices={choices}
      onChoose={choose}
      title={`Services of ${title}`}
      subtitle={`What calls what in ${counted(table.traces.length, 'trace')}`}
      actionsFor={(selection, shown) => (
        <Actions route={route} document={document} input={shown} selection={selection} />
      )}
      remark={<GraphRemark input={input} document={document} rows={{ firstRow: 0, endRow: table.length }} />}
    />
  );
}

interface ActionsProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
  readonly input: GraphInput;
  readonly selection: GraphSelection;
}

function Actions({ route, document, input, selection }: ActionsProps) {
  const { table } = document;
  const { failed } = useErrors(document);
  const node = selection.kind === 'node' ? input.nodes[selection.place] : undefined;
  const list = tracesOf(table, input, selection, node);
  return (
    <>
      {list !== undefined && table.traces.length > 1 && (
        <p>
          <Button
            size="small"
            icon="list"
            onClick={() =>
              navigate({ screen: 'traces', document: route.document, params: new URLSearchParams(list.params) })
            }
          >
            {list.title}
          </Button>
        </p>
      )}
      <Examples
        input={input}
        selection={selection}
        table={table}
        failed={failed}
        onOpen={(row) => openSpan(route.document, table, row)}
      />
    </>
  );
}

/** The traces behind what is selected as parameters of their list; undefined of who calls from outside. */
function tracesOf(table: SpanTable, input: GraphInput, selection: GraphSelection, node: GraphInputNode | undefined) {
  if (node?.type === 'user' || node?.type === 'unknown') return undefined;
  if (node?.type === 'service') {
    return { title: 'Traces with this service', params: { service: plainServiceName(table, node.name) } };
  }
  const title = node === undefined ? 'Traces with these calls' : 'Traces that call it';
  return { title, params: { call: selectionId(input, selection) } };
}
