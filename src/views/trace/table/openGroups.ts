import type { SpanGroups } from '#analysis/spanGroups.ts';

/** Groups that are open, by their values, so that they stay open when the groups are made anew. */
export type OpenGroups = ReadonlySet<string>;

export function outerKey({ outer }: SpanGroups, group: number): string {
  return JSON.stringify([outer.value[group] ?? null]);
}

export function innerKey(groups: SpanGroups, outerGroup: number, innerGroup: number): string {
  return JSON.stringify([groups.outer.value[outerGroup] ?? null, groups.inner.value[innerGroup] ?? null]);
}

export function turned(open: OpenGroups, key: string, wanted: boolean): OpenGroups {
  const next = new Set(open);
  if (wanted) next.add(key);
  else next.delete(key);
  return next;
}

/** Numbers of the open groups: few are open, so each is looked for. */
export function openNumbers(
  groups: SpanGroups,
  open: OpenGroups,
): { readonly openOuter: ReadonlySet<number>; readonly openInner: ReadonlySet<number> } {
  const openOuter = new Set<number>();
  const openInner = new Set<number>();
  for (const key of open) {
    const [value, within] = JSON.parse(key) as (string | null)[];
    const outer = groups.outer.value.indexOf(value ?? undefined);
    if (outer < 0) continue;
    if (within === undefined) {
      openOuter.add(outer);
      continue;
    }
    const first = groups.firstInner[outer];
    const inner = groups.inner.value.indexOf(within ?? undefined, first);
    if (inner >= first && inner < groups.firstInner[outer + 1]) openInner.add(inner);
  }
  return { openOuter, openInner };
}
