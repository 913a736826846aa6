import type { SpanTable } from '#model/spanTable.ts';
import { traceRoute, addressId } from '#state/openSpan.ts';
import type { Route } from '#state/route.ts';
import { navigate } from '#state/route.ts';

/** Opens a trace from the list, having noted it in the list's own address: going back finds it again. */
export function openTrace(from: Extract<Route, { readonly screen: 'traces' }>, table: SpanTable, trace: number): void {
  const params = new URLSearchParams(from.params);
  params.set('at', addressId(table, trace));
  navigate({ ...from, params }, 'replace');
  navigate(traceRoute(from.document, table, trace));
}
