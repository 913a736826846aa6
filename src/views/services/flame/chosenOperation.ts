import type { CallTree } from '#analysis/callTree.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { navigate } from '#state/route.ts';
import type { ServicesRoute } from '#views/services/servicesTab.ts';
import { withServicesParams } from '#views/services/servicesTab.ts';

/** An operation as a table knows it: indexes of its service (−1 = unknown) and of its name. */
export interface ChosenOperation {
  readonly service: number;
  readonly operation: number;
}

/** The operation of the address that callers and callees are shown of; undefined = none, or one the table has not. */
export function chosenOperation(table: SpanTable, { params }: ServicesRoute): ChosenOperation | undefined {
  const name = params.get('operation');
  if (name === null) return undefined;
  const wanted = params.get('service') ?? '';
  const service = [...table.services.keys(), -1].find((index) => serviceName(table, index) === wanted);
  const operation = table.strings.find(name);
  return service === undefined || operation < 0 ? undefined : { service, operation };
}

/** Shows the callers and callees of a node's operation; of none, all call paths. A step to go back from. */
export function chooseOperation(
  route: ServicesRoute,
  table: SpanTable,
  tree: CallTree,
  node: number | undefined,
): void {
  const change =
    node === undefined
      ? { service: undefined, operation: undefined }
      : {
          service: serviceName(table, tree.service[node]) || undefined,
          operation: table.strings.get(tree.operation[node]),
        };
  navigate(withServicesParams(route, change));
}
