import type { GroupKey } from '#analysis/groupKeys.ts';
import { parseGroupKey } from '#analysis/groupKeys.ts';
import { joinParts, splitParts } from './paramParts.ts';

/** Only spans of a group: that have each of the values. undefined = those without the attribute. */
export type RowsFilter = readonly { readonly by: GroupKey; readonly value: string | undefined }[];

export function rowsFilterToText(filter: RowsFilter): string {
  return joinParts(filter.flatMap(({ by, value }) => [by, value === undefined ? '!' : `=${value}`]));
}

/** Undefined where the text is none of `rowsFilterToText`. */
export function rowsFilterFromText(text: string): RowsFilter | undefined {
  const parts = splitParts(text);
  const filter: { by: GroupKey; value: string | undefined }[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const by = parseGroupKey(parts[at] ?? '');
    const value = parts[at + 1] ?? '';
    if (by === undefined || (value !== '!' && !value.startsWith('='))) return undefined;
    filter.push({ by, value: value === '!' ? undefined : value.slice(1) });
  }
  return filter.length === 0 ? undefined : filter;
}
