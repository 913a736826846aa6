import type { HealthColumn } from './healthColumns.ts';
import { HEALTH_COLUMNS } from './healthColumns.ts';
import type { HealthFilter } from './healthFilter.ts';
import type { HealthLine } from './healthLine.ts';
import { lineWords, missesObjective } from './healthLine.ts';

/** A line as it is shown. */
export interface ShownLine {
  readonly line: HealthLine;
  /** 1; 2 below a service */
  readonly level: 1 | 2;
  readonly isOpen: boolean;
  /** may be opened and closed: operations that the filter found are shown whether or not the service is open */
  readonly canToggle: boolean;
  /** place of the service above, −1 for a line of level 1 */
  readonly above: number;
}

/**
 * Lines that pass the filter, sorted, operations below their services and sorted likewise. A service that does not pass
 * by itself stands there for those of its operations that do.
 */
export function orderHealth(lines: readonly HealthLine[], filter: HealthFilter): readonly ShownLine[] {
  const column = HEALTH_COLUMNS.find(({ id }) => id === filter.sort) ?? HEALTH_COLUMNS[0];
  const passes = passing(filter);
  const shown: ShownLine[] = [];
  for (const line of sorted(lines, column, filter.descending)) {
    const children = line.children.filter(passes);
    const ownPasses = passes(line);
    if (!ownPasses && children.length === 0) continue;
    const isFound = !ownPasses && children.length > 0;
    const isOpen = isFound || filter.open.has(line.id);
    const above = shown.length;
    shown.push({ line, level: 1, isOpen, canToggle: line.opens && !isFound, above: -1 });
    if (!isOpen) continue;
    for (const child of sorted(isFound ? children : line.children, column, filter.descending)) {
      shown.push({ line: child, level: 2, isOpen: false, canToggle: false, above });
    }
  }
  return shown;
}

function passing({ text, missedOnly }: HealthFilter): (line: HealthLine) => boolean {
  const wanted = text.trim().toLowerCase();
  return (line) =>
    (!missedOnly || missesObjective(line)) && (wanted === '' || lineWords(line).toLowerCase().includes(wanted));
}

/** Lines without a value at the end, whichever way; those of one value by name. */
function sorted(lines: readonly HealthLine[], { valueOf }: HealthColumn, descending: boolean): readonly HealthLine[] {
  const keyed = lines.map((line) => ({ line, value: valueOf(line), name: lineWords(line) }));
  keyed.sort((one, other) => {
    if (one.value === undefined || other.value === undefined) {
      return Number(one.value === undefined) - Number(other.value === undefined) || byName(one.name, other.name);
    }
    const order = compare(one.value, other.value);
    return (descending ? -order : order) || byName(one.name, other.name);
  });
  return keyed.map(({ line }) => line);
}

function compare(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one < other ? -1 : one > other ? 1 : 0;
  return byName(String(one), String(other));
}

const { compare: byName } = new Intl.Collator('en');
