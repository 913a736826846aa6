import type { GraphInput } from '#analysis/graphInput.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { Remark } from './Remark.tsx';

export interface GraphRemarkProps {
  readonly input: GraphInput;
  readonly document: LoadedDocument;
  /** the rows that the graph is of */
  readonly rows: { readonly firstRow: number; readonly endRow: number };
}

/** Why a graph of spans says little, where it does. */
export function GraphRemark({ input, document, rows }: GraphRemarkProps) {
  // What attributes name is not missing in the spans then, but still to come.
  const words = document.isStructure === true ? NOT_READ : remarkOf(input, document, rows);
  return words === undefined ? undefined : <Remark>{words}</Remark>;
}

const NOT_READ =
  'Databases, queues and services outside are missing: the attributes that name them have not been read yet.';

/** Undefined where two services are joined: the graph speaks for itself. */
function remarkOf(
  input: GraphInput,
  { table }: LoadedDocument,
  { firstRow, endRow }: GraphRemarkProps['rows'],
): string | undefined {
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
