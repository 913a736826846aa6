import type { ScatterRange } from '#charts/scatter/frame.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { instantToText } from '#views/shared/instantText.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { traceListQuery } from './tracesFilter.ts';

/** Limits of time and duration of a filter, as a range over a scatter of the same table; undefined = none. */
export function scatterRange(table: SpanTable, filter: TracesFilter): ScatterRange | undefined {
  const { startFrom, startTo, minDuration, maxDuration } = traceListQuery(table, filter, undefined);
  if ([startFrom, startTo, minDuration, maxDuration].every((limit) => limit === undefined)) return undefined;
  return {
    startNs: startFrom ?? -Infinity,
    endNs: startTo ?? Infinity,
    leastNs: minDuration ?? 0,
    mostNs: maxDuration ?? Infinity,
  };
}

/** The limits that a range sets: those of duration as one would type them, three digits, none cutting into the range. */
export function rangeLimits(
  table: SpanTable,
  range: ScatterRange | undefined,
): Pick<TracesFilter, 'from' | 'to' | 'min' | 'max'> {
  if (range === undefined) return { from: '', to: '', min: '', max: '' };
  const { startNs, endNs, leastNs, mostNs } = range;
  return {
    from: Number.isFinite(startNs) ? instantToText(table.originNs + BigInt(Math.floor(startNs))) : '',
    to: Number.isFinite(endNs) ? instantToText(table.originNs + BigInt(Math.ceil(endNs))) : '',
    min: leastNs > 0 ? typedDuration(leastNs, Math.floor) : '',
    max: Number.isFinite(mostNs) ? typedDuration(mostNs, Math.ceil) : '',
  };
}

const UNITS = [
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
  ['ns', 1],
] as const;

function typedDuration(ns: number, round: (value: number) => number): string {
  const [name, size] = UNITS.find(([, unit]) => ns >= unit) ?? UNITS[3];
  const amount = ns / size;
  const digits = name === 'ns' ? 0 : Math.max(0, 2 - Math.floor(Math.log10(amount)));
  const rounded = round(amount * 10 ** digits) / 10 ** digits;
  return `${Number(rounded.toFixed(digits))}${name}`;
}
