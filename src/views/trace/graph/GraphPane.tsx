import { useMemo } from 'react';
import type { GraphInput } from '#analysis/graphInput.ts';
import { traceTitle } from '#analysis/traceList.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useErrors } from '#state/derived.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { graphFromText, graphToText } from '#state/graphChoices.ts';
import { reveal } from '#state/rowActions.ts';
import { plainServiceName, slotsByName, useTraceGraph } from '#state/serviceGraph.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Examples } from '#views/shared/graph/Examples.tsx';
import { GraphRemark } from '#views/shared/graph/GraphRemark.tsx';
import type { GraphSelection } from '#views/shared/graph/graphSelection.ts';
import { GraphView } from '#views/shared/graph/GraphView.tsx';
import { Waiting } from '#views/shared/Waiting.tsx';
import { registerArrival } from '#views/trace/arrival.ts';
import { NotRead } from '#views/trace/grid/NotRead.tsx';
import { useScope, useWaitsForAttributes } from '#views/trace/grid/useScope.ts';
import { WholeTimeRemark } from './WholeTimeRemark.tsx';

/** What calls what in one trace, of the spans that its filter and its focus leave. */
export function GraphPane({ trace }: { readonly trace: CurrentTrace }) {
  const scope = useScope(trace, true);
  const input = useTraceGraph(trace, scope);
  const isNarrowed = useTraceView(({ focus, service, rows }) => (focus ?? service ?? rows) !== undefined);
  const isUnread = useWaitsForAttributes(trace);
  const text = useTraceView((view) => view.graph);
  const choices = useMemo(() => graphFromText(text), [text]);
  if (isUnread) return <NotRead what="attributes" />;
  if (!input) return <Waiting words="Gathering the calls" />;
  if (input.nodes.length === 0) {
    return (
      <EmptyState title="No span passes the filter" icon="filter">
        Close what narrows the trace in the bar above.
      </EmptyState>
    );
  }
  const { service, operation } = traceTitle(trace.table, trace.trace);
  const choose = (change: Partial<GraphChoices>): void =>
    setTraceView({ graph: graphToText({ ...choices, ...change }) });
  return (
    <GraphView
      input={input}
      slotOf={slotsByName(trace.table)}
      choices={choices}
      onChoose={choose}
      title={`${service} ${operation}`.trim()}
      subtitle={`What calls what in ${isNarrowed ? 'a part of ' : ''}the trace ${trace.traceId}`}
      actionsFor={(selection, shown) => <Actions trace={trace} input={shown} selection={selection} />}
      focusRef={registerArrival}
      remark={
        <>
          <WholeTimeRemark trace={trace} />
          {/* Other calls may be left out by what narrows the graph. */}
          {(!isNarrowed || trace.document.isStructure === true) && (
            <GraphRemark input={input} document={trace.document} rows={trace} />
          )}
        </>
      }
    />
  );
}

interface ActionsProps {
  readonly trace: CurrentTrace;
  readonly input: GraphInput;
  readonly selection: GraphSelection;
}

function Actions({ trace, input, selection }: ActionsProps) {
  const { failed } = useErrors(trace.document);
  const { table } = trace;
  const node = selection.kind === 'node' ? input.nodes[selection.place] : undefined;
  const service = node?.type === 'service' ? plainServiceName(table, node.name) : undefined;
  return (
    <>
      {service !== undefined && (
        <p>
          <Button size="small" icon="filter" onClick={() => setTraceView({ view: 'waterfall', service })}>
            Its spans in the waterfall
          </Button>
        </p>
      )}
      <Examples
        input={input}
        selection={selection}
        table={table}
        failed={failed}
        onOpen={(row) => {
          reveal(trace, row);
          setTraceView({ view: 'waterfall' });
        }}
      />
    </>
  );
}
