import type { GraphInput } from '#analysis/graphInput.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import { Remark } from './Remark.tsx';

export interface GraphRemarkProps {
  readonly input: GraphInput;
  readonly table: SpanTable;
  readonly firstRow: number;
  readonly endRow: number;
}

/** Why a graph of spans says little, where it does. */
export function GraphRemark({ input, table, firstRow, endRow }: GraphRemarkProps) {
  const words = remarkOf(input, table, firstRow, endRow);
  return words === undefined ? undefined : <Remark>{words}</Remark>;
}

/** Undefined where two services are joined: the graph speaks for itself. */
export function remarkOf(input: GraphInput, table: SpanTable, firstRow: number, endRow: number): string | undefined {
  const { nodes, edges } = input;
  const isOfServices = ({ from, to }: (typeof edges)[number]): boolean =>
    from !== to && nodes[from].type !== 'user' && nodes[from].type !== 'unknown';
  if (edges.some(isOfServices)) return undefined;
  const services = nodes.filter(({ type }) => type === 'service');
  if (services.every(({ name }) => name === '')) {
    return 'No span tells its service. Set service.name in each program that sends spans (OTEL_SERVICE_NAME does it).';
  }
  if (services.length > 1) {
    return 'No service is seen calling another: no span has a parent in another service, and none says what it calls. Context may not be passed on between them.';
  }
  const hasKinds = table.kind.subarray(firstRow, endRow).some((kind) => kind > SPAN_KIND.internal);
  return hasKinds
    ? 'One service, and none of its spans says what it calls. Outgoing calls name their target by server.address, db.namespace or messaging.destination.name.'
    : 'One service, whose spans have no kinds: what leaves it cannot be told from what it does itself. Clients, servers, producers and consumers set the kind of their spans.';
}
