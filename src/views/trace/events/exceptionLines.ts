import { Growable } from '#base/growable.ts';
import type { ExceptionGroup } from '#analysis/exceptionGroups.ts';

/** Lines of the table: groups, and the exceptions of the open ones. */
export interface ExceptionLines {
  readonly count: number;
  readonly group: Int32Array;
  /** place of the exception among the events; −1 = the group's own line */
  readonly place: Int32Array;
}

export function deriveExceptionLines(
  groups: readonly ExceptionGroup[],
  isOpen: (group: ExceptionGroup) => boolean,
): ExceptionLines {
  const group = new Growable(Int32Array, groups.length + 16);
  const place = new Growable(Int32Array, groups.length + 16);
  for (const [at, own] of groups.entries()) {
    group.push(at);
    place.push(-1);
    if (!isOpen(own)) continue;
    for (const member of own.places) {
      group.push(at);
      place.push(member);
    }
  }
  return { count: group.length, group: group.copy(), place: place.copy() };
}
