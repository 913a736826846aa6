import { useCallback, useMemo } from 'react';
import type { Calls } from '#analysis/serviceCalls.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { useObjectives } from '#state/objectives.ts';
import { currentRoute, navigate } from '#state/route.ts';
import { slotsByName } from '#state/serviceGraph.ts';
import { documentRange, useEdgeCalls, useServiceCalls } from '#state/serviceHealth.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import type { ServicesRoute } from '#views/services/servicesTab.ts';
import { withServicesParams } from '#views/services/servicesTab.ts';
import { DocumentCloseUp } from './DocumentCloseUp.tsx';
import type { DocumentLines } from './documentLines.ts';
import { edgeLines, serviceLines } from './documentLines.ts';
import { DocumentTrend } from './DocumentTrend.tsx';
import { HealthBoard } from './HealthBoard.tsx';
import { useHealthFilter } from './useHealthFilter.ts';
import type { HealthFilter } from './healthFilter.ts';
import { healthFilterFrom, healthFilterParams } from './healthFilter.ts';
import type { HealthGrouping, HealthLine } from './healthLine.ts';

export interface HealthPaneProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
}

const GROUPINGS: readonly HealthGrouping[] = ['services', 'operations', 'edges'];

/** How each service of a document does, its operations, and the calls between services. */
export function HealthPane({ route, document }: HealthPaneProps) {
  const filter = useHealthFilter(route.params);
  const found = useDocumentLines(document, filter.by);
  const callsOf = found?.callsOf;
  const trend = useCallback(
    (line: HealthLine) => withCalls(callsOf, line, (calls) => <DocumentTrend document={document} calls={calls} />),
    [callsOf, document],
  );
  return (
    <HealthBoard
      lines={found?.lines}
      filter={filter}
      onChange={changeHealthFilter}
      groupings={GROUPINGS}
      without={NONE}
      trend={trend}
      closeUp={(line) =>
        withCalls(callsOf, line, (calls) => (
          <DocumentCloseUp key={line.id} document={document} documentKey={route.document} calls={calls} />
        ))
      }
      empty={
        <EmptyState title="No calls here">
          {filter.by === 'edges' ? 'No service calls another one in this document.' : 'This document has no spans.'}
        </EmptyState>
      }
    />
  );
}

const NONE: readonly never[] = [];

function withCalls<T>(
  callsOf: ReadonlyMap<string, Calls> | undefined,
  line: HealthLine,
  make: (calls: Calls) => T,
): T | undefined {
  const calls = callsOf?.get(line.id);
  return calls === undefined ? undefined : make(calls);
}

/** Changes the filter in the address, without a step to go back to. */
function changeHealthFilter(change: Partial<HealthFilter>): void {
  const route = currentRoute();
  if (route.screen !== 'services') return;
  const filter = { ...healthFilterFrom(route.params), ...change };
  navigate(withServicesParams(route, healthFilterParams(filter)), 'replace');
}

function useDocumentLines(document: LoadedDocument, by: HealthGrouping): DocumentLines | undefined {
  const settings = useObjectives();
  const isOfEdges = by === 'edges';
  const services = useServiceCalls(document, !isOfEdges);
  const edges = useEdgeCalls(document, isOfEdges);
  return useMemo(() => {
    const { startNs, endNs } = documentRange(document);
    const input = { documentNs: endNs - startNs, settings, slotOf: slotsByName(document.table) };
    if (by === 'edges') return edges && edgeLines(edges, input);
    return services && serviceLines(services, by, input);
  }, [document, by, services, edges, settings]);
}
