import type { UnixTime } from './times.ts';
import { isoTime } from './times.ts';

const CLOCK = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?`;
/** `2026/11/21 12:00` */
const YEAR_FIRST = new RegExp(String.raw`^(?<y>\d{4})/(?<m>\d{1,2})/(?<d>\d{1,2})(?:,?\s+${CLOCK}${ZONE})?$`, 'i');
/** `21.11.2026 12:00:00,5` */
const DAY_FIRST = new RegExp(String.raw`^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})(?:,?\s+${CLOCK}${ZONE})?$`, 'i');
/** `21/Nov/2026:12:00:00 +0000`, `Sat, 21 Nov 2026 12:00:00 GMT` */
const DAY_NAMED = new RegExp(
  String.raw`^(?:[a-z]{3},\s*)?(?<d>\d{1,2})[-/ ](?<m>[a-z]{3})[-/ ](?<y>\d{4})(?:[:, ]\s*${CLOCK}${ZONE})?$`,
  'i',
);
const CLOCK_ALONE = new RegExp(`^${CLOCK}$`);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as people and other programs write it, without a zone in UTC; a clock alone counts from midnight. Not 11/12/2026:
 * it may be November or December, and nothing in the text tells.
 */
export function writtenTime(value: string): UnixTime | undefined {
  const text = value.trim();
  const iso = isoTime(text);
  if (iso) return iso;
  const clock = CLOCK_ALONE.exec(text);
  if (clock) return inParts(['1970', '1', '1'], clock.slice(1));
  const parts = YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text) ?? DAY_NAMED.exec(text);
  if (!parts?.groups) return undefined;
  const { y, m, d } = parts.groups;
  const month = /^\d/.test(m) ? m : String(MONTHS.indexOf(m.toLowerCase()) + 1);
  if (Number(month) === 0) return undefined;
  return inParts([y, month, d], parts.slice(4));
}

/** From year, month, day and hour, minute, second, fraction, zone, of which the latter may be missing. */
function inParts(
  [year, month, day]: readonly [string, string, string],
  [hour, minute, second, fraction, zone]: readonly (string | undefined)[],
): UnixTime | undefined {
  const two = (part: string | undefined): string => (part ?? '0').padStart(2, '0');
  const offset = zone === undefined || /^[a-z]/i.test(zone) ? 'Z' : zone;
  return isoTime(
    `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${fraction ?? '0'}${offset}`,
  );
}
