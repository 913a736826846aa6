import type { Attribute } from '#model/attributes.ts';

/**
 * What was sent as one attribute per leaf (`a.b.0.c`, `a.b.1.c`) as an object again: the fields below `prefix`, of which
 * those whose names are all numbers become lists. Values are their texts. Undefined when no key begins so.
 */
export function indexedFields(attributes: readonly Attribute[], prefix: string): unknown {
  const root: Tree = new Map();
  for (const { key, text } of attributes) {
    if (!key.startsWith(prefix)) continue;
    const path = key.slice(prefix.length).split('.');
    let place = root;
    for (const step of path.slice(0, -1)) {
      const next = place.get(step);
      if (next instanceof Map) {
        place = next;
        continue;
      }
      const made: Tree = new Map();
      place.set(step, made);
      place = made;
    }
    const last = path[path.length - 1];
    if (!place.has(last)) place.set(last, text);
  }
  return root.size === 0 ? undefined : valueOf(root);
}

type Tree = Map<string, Tree | string>;

function valueOf(tree: Tree): unknown {
  const entries = [...tree].map(([name, value]) => [name, value instanceof Map ? valueOf(value) : value] as const);
  if (!entries.every(([name]) => /^\d+$/.test(name))) return Object.fromEntries(entries);
  return entries.toSorted(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value);
}
