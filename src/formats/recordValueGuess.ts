import type { RecordMapping } from '#model/recordMapping.ts';
import { anyTime, nsOf } from './times.ts';
import { writtenTime } from './writtenTimes.ts';

/** Columns whose names say nothing: those with moments are start and end, the first with words is the operation. */
export function guessByValues(
  mapping: RecordMapping,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): RecordMapping {
  const chosen = { ...mapping.columns };
  const taken = new Set(Object.values(chosen));
  const free = columns
    .map((name, at) => ({ name, values: rows.map((row) => row[at]).filter((value) => value !== '') }))
    .filter(({ name, values }) => !taken.has(name) && values.length > 0);
  const moments = free.filter(({ values }) => values.every((value) => moment(value) !== undefined));
  if (chosen.start === undefined && chosen.end === undefined && moments.length > 0) {
    const [first, second] = moments;
    const isTurned = second !== undefined && isBefore(second.values, first.values);
    chosen.start = (isTurned ? second : first).name;
    if (second !== undefined && chosen.duration === undefined) chosen.end = (isTurned ? first : second).name;
  }
  if (chosen.name === undefined && chosen.service === undefined) {
    const words = free.find((column) => !moments.includes(column) && column.values.every(isWord));
    if (words) chosen.name = words.name;
  }
  return { ...mapping, columns: chosen };
}

/** 2000-01-01 and 2100-01-01 as Unix ns: a number outside of them is more likely an amount, or an id. */
const EARLIEST = 946_684_800_000_000_000n;
const LATEST = 4_102_444_800_000_000_000n;

/** Unix ns of a date, or of a number that is one in some unit; undefined for any other. */
function moment(value: string): bigint | undefined {
  const time = writtenTime(value) ?? (/^\d{9,}(\.\d+)?$/.test(value) ? anyTime(value) : undefined);
  const ns = time && nsOf(time);
  return ns !== undefined && ns >= EARLIEST && ns < LATEST ? ns : undefined;
}

/** The moments of one column lie before those of another in most records. */
function isBefore(one: readonly string[], other: readonly string[]): boolean {
  const earlier = one.filter((value, at) => (moment(value) ?? 0n) < (moment(other[at] ?? '') ?? 0n)).length;
  return earlier * 2 > one.length;
}

function isWord(value: string): boolean {
  return /\p{L}/u.test(value) && value.length <= 120;
}
