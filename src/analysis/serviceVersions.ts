import { memoByObject } from '#base/memo.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { conventionsOf } from './conventions.ts';

/** By service index: its versions in the document. */
const versionsOf = memoByObject((table: SpanTable): ReadonlyMap<number, ReadonlySet<string>> => {
  const versions = new Map<number, Set<string>>();
  const facts = conventionsOf(table);
  for (let resource = 0; resource < table.resources.length; resource++) {
    const version = facts.textOfResource(resource, 'service.version');
    if (version === undefined) continue;
    const service = table.resources.service[resource];
    const known = versions.get(service);
    if (known) known.add(version);
    else versions.set(service, new Set([version]));
  }
  return versions;
});

/** Version of a row's service where the document has more than one of it; undefined where that would tell nothing. */
export function differingVersion(table: SpanTable, row: number): string | undefined {
  const resource = table.resource[row];
  if (resource < 0) return undefined;
  const known = versionsOf(table).get(table.resources.service[resource]);
  return known && known.size > 1 ? conventionsOf(table).textOfResource(resource, 'service.version') : undefined;
}
