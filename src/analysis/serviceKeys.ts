import { memoByObject } from '#base/memo.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { conventionsOf } from './conventions.ts';

/** The services of a document as one counts them: by namespace and name, upper and lower case being one. */
export interface ServiceKeys {
  /** by key: its name as first written, `namespace/name` where two namespaces have that name; '' = the unknown service */
  readonly labels: readonly string[];
  /** by key: its namespace, '' = none told */
  readonly namespaces: readonly string[];
  /** key of each row's service */
  readonly byRow: Int32Array;
  /** key of the service that a peer's name means, in the namespace of `near` (a key) if there is one; −1 = none */
  readonly named: (name: string, near: number) => number;
}

interface Found {
  readonly name: string;
  readonly namespace: string;
}

/** Services of spans only: a resource that no span has is no service. */
export const serviceKeysOf = memoByObject((table: SpanTable): ServiceKeys => {
  const { length, resource, service } = table;
  const namespaces = soleNamespaces(table);
  const found: Found[] = [];
  const keys = new Map<string, number>();
  const keyOf = (serviceIndex: number, resourceIndex: number): number => {
    const name = serviceIndex < 0 ? '' : table.strings.get(table.services[serviceIndex]);
    const own = name === '' ? '' : (conventionsOf(table).textOfResource(resourceIndex, 'service.namespace') ?? '');
    const namespace = own === '' ? (namespaces.get(name.toLowerCase()) ?? '') : own;
    const text = keyText(namespace, name);
    let key = keys.get(text);
    if (key === undefined) {
      key = found.length;
      keys.set(text, key);
      found.push({ name, namespace });
    }
    return key;
  };
  // Rows of one resource are of one service; rows without a resource may still have one.
  const byResource = new Int32Array(table.resources.length).fill(-1);
  const byRow = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const at = resource[row];
    if (at < 0) byRow[row] = keyOf(service[row], at);
    else byRow[row] = byResource[at] < 0 ? (byResource[at] = keyOf(service[row], at)) : byResource[at];
  }
  const byName = new Map<string, number[]>();
  for (const [key, { name }] of found.entries()) {
    if (name === '') continue;
    const same = byName.get(name.toLowerCase());
    if (same) same.push(key);
    else byName.set(name.toLowerCase(), [key]);
  }
  return {
    labels: found.map(({ name, namespace }) =>
      (byName.get(name.toLowerCase())?.length ?? 0) > 1 && namespace !== '' ? `${namespace}/${name}` : name,
    ),
    namespaces: found.map(({ namespace }) => namespace),
    byRow,
    named: (name, near) => {
      const same = byName.get(name.toLowerCase());
      if (!same) return -1;
      const home = near < 0 ? '' : found[near].namespace.toLowerCase();
      return same.find((key) => found[key].namespace.toLowerCase() === home) ?? same[0];
    },
  };
});

function keyText(namespace: string, name: string): string {
  return `${namespace.toLowerCase()}\n${name.toLowerCase()}`;
}

/** By name in small letters: the only namespace that it has. Instances that tell none are taken to be of it. */
function soleNamespaces(table: SpanTable): ReadonlyMap<string, string> {
  const { resources, strings } = table;
  const known = new Map<string, string>();
  const several = new Set<string>();
  for (let resource = 0; resource < resources.length; resource++) {
    const namespace = conventionsOf(table).textOfResource(resource, 'service.namespace');
    if (namespace === undefined || resources.service[resource] < 0) continue;
    const name = strings.get(resources.service[resource]).toLowerCase();
    const other = known.get(name);
    if (other !== undefined && other.toLowerCase() !== namespace.toLowerCase()) several.add(name);
    else if (other === undefined) known.set(name, namespace);
  }
  for (const name of several) known.delete(name);
  return known;
}
