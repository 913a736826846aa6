/**
 * Times and amounts as text, in English, the same everywhere. Number and unit are joined by U+00A0, so that they never
 * part at the end of a line.
 */
const SPACE = '\u00A0';
const MINUS = '\u2212';

const SECOND = 1e9;
const SHORT_UNITS = [
  { ns: 1, name: 'ns' },
  { ns: 1e3, name: 'µs' },
  { ns: 1e6, name: 'ms' },
  { ns: SECOND, name: 's' },
] as const;
const LONG_UNITS = [
  { seconds: 60, name: 'm', partSeconds: 1, part: 's' },
  { seconds: 3600, name: 'h', partSeconds: 60, part: 'm' },
  { seconds: 86_400, name: 'd', partSeconds: 3600, part: 'h' },
] as const;

/** Up to four digits that count: `812.4 ms`, `31 ms`, `480 µs`, `12 ns`, `1.204 s`, then `2 m 03 s`, `1 h 02 m`, `1 d 04 h`. */
export function formatDuration(ns: number): string {
  return ns < 0 ? MINUS + spell(-ns, false) : spell(ns, false);
}

/** Signed and with all four digits, to stand below others: `+388.0 ms`, `−12.50 µs`, `+0 ns`. */
export function formatOffset(ns: number): string {
  return (ns < 0 ? MINUS : '+') + spell(Math.abs(ns), true);
}

/** Every digit: `812,400,118 ns`. */
export function formatExactDuration(ns: number): string {
  return `${formatCount(Math.round(ns))}${SPACE}ns`;
}

/** `1,204`; fractions are rounded. */
export function formatCount(count: number): string {
  const digits = String(Math.abs(Math.round(count)));
  const grouped = digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return count <= -0.5 ? MINUS + grouped : grouped;
}

/** Powers of 1,000: `812 B`, `1.2 kB`, `34.5 MB`, `1.1 GB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let amount = Math.round(bytes);
  // 999.95 would be written as 1000.0.
  while (amount >= 999.95 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)}${SPACE}${units[unit]}`;
}

/** Three digits that count, per second: `0.25/s`, `12.5/s`, `412,000/s`. */
export function formatRate(perSecond: number): string {
  const rounded = Number(perSecond.toPrecision(3));
  return `${rounded < 100 ? rounded : formatCount(rounded)}/s`;
}

/** A share of 0 … 1 in whole percent: `37 %`; `<1 %` and `>99 %` rather than a 0 or a 100 that is not meant. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const text = percent > 0 && percent < 1 ? '<1' : percent < 100 && percent > 99 ? '>99' : String(Math.round(percent));
  return `${text}${SPACE}%`;
}

export interface InstantText {
  /** `2026-11-21` */
  readonly date: string;
  /** `14:03:22.418` */
  readonly time: string;
  /** `UTC` or the local offset at that instant, `+01:00` */
  readonly zone: string;
}

/** A point of time (Unix ns) to the millisecond, cut, not rounded: a clock that reads .418 has not reached .419. */
export function formatInstant(ns: bigint, zone: 'utc' | 'local'): InstantText {
  const exact = formatExactInstant(ns, zone);
  return { ...exact, time: exact.time.slice(0, -6) };
}

/** The same with nine digits: `14:03:22.418000123`. */
export function formatExactInstant(ns: bigint, zone: 'utc' | 'local'): InstantText {
  const withinMs = ((ns % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const ms = Number((ns - withinMs) / 1_000_000n);
  const offset = zone === 'utc' ? 0 : -new Date(ms).getTimezoneOffset();
  const [date, time] = new Date(ms + offset * 60_000).toISOString().split('T');
  return { date, time: time.slice(0, -1) + String(withinMs).padStart(6, '0'), zone: zoneText(zone, offset) };
}

function zoneText(zone: 'utc' | 'local', minutes: number): string {
  if (zone === 'utc') return 'UTC';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function spell(ns: number, allDigits: boolean): string {
  // Below a minute: the largest unit in which at least 1 stands, after rounding to four digits.
  for (const [at, unit] of SHORT_UNITS.entries()) {
    const amount = ns / unit.ns;
    const whole = amount < 1 ? 1 : Math.floor(Math.log10(amount)) + 1;
    const digits = unit.ns === 1 ? 0 : Math.max(0, 4 - whole);
    const rounded = Math.round(amount * 10 ** digits) / 10 ** digits;
    const limit = at === SHORT_UNITS.length - 1 ? 60 : 1000;
    if (rounded < limit) return `${allDigits ? fourDigits(rounded, unit.ns) : rounded}${SPACE}${unit.name}`;
  }
  const seconds = ns / SECOND;
  // Rounded to the smaller part before choosing, so that 59 m 59.9 s is an hour.
  for (const unit of LONG_UNITS) {
    const parts = Math.round(seconds / unit.partSeconds);
    const perWhole = unit.seconds / unit.partSeconds;
    const whole = Math.floor(parts / perWhole);
    const limit = unit.name === 'm' ? 60 : unit.name === 'h' ? 24 : Infinity;
    if (whole < limit) {
      return [formatCount(whole), unit.name, twoDigits(parts % perWhole), unit.part].join(SPACE);
    }
  }
  return String(ns);
}

function fourDigits(amount: number, unitNs: number): string {
  if (unitNs === 1) return String(amount);
  const whole = String(Math.trunc(amount)).length;
  return amount.toFixed(Math.max(0, 4 - whole));
}
