import type { SmallValue } from './smallValue.ts';
import { ExactNumber, MOST_DIGITS } from './smallValue.ts';
import { textOf } from './valueAccess.ts';

/** Unix seconds and the nanoseconds above them; `sec` −1 = before 1970, which is no time. */
export interface UnixTime {
  readonly sec: number;
  readonly nano: number;
}

/** Decimal places between a unit and the nanosecond. */
const PLACES = { ns: 0, us: 3, ms: 6, s: 9 } as const;
export type TimeUnit = keyof typeof PLACES;

const BEFORE_1970: UnixTime = { sec: -1, nano: 0 };
/** 2^64 ns: what is longer or later is no time. */
const LARGEST_NS = 2n ** 64n;

/** A time since 1970 in some unit, as a number or a text of digits; undefined when it is none. Exact to the ns. */
export function unixTime(value: SmallValue | undefined, unit: TimeUnit): UnixTime | undefined {
  const ns = wholeNs(value, unit);
  return ns === undefined ? undefined : unixTimeOf(ns);
}

/** A length in ns, negative ones too; undefined when the value is no number. */
export function lengthNs(value: SmallValue | undefined, unit: TimeUnit): number | undefined {
  const ns = wholeNs(value, unit);
  return ns === undefined ? undefined : Number(ns);
}

export function unixTimeOf(ns: bigint): UnixTime {
  if (ns < 0n) return BEFORE_1970;
  return { sec: Number(ns / 1_000_000_000n), nano: Number(ns % 1_000_000_000n) };
}

export function nsOf({ sec, nano }: UnixTime): bigint {
  return BigInt(sec) * 1_000_000_000n + BigInt(nano);
}

/** ns of a number in a unit, rounded half up; undefined when it is none, or past what 64 bits hold. */
export function wholeNs(value: SmallValue | undefined, unit: TimeUnit): bigint | undefined {
  const isNumber = typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber;
  if (!isNumber && typeof value !== 'string') return undefined;
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(textOf(value).trim());
  if (!parts) return undefined;
  const [, sign, whole, fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return undefined;
  // The point moves this many places to the right.
  const places = PLACES[unit] + Number(exponent);
  if (places > 40) return undefined;
  const digits = whole + fraction;
  const point = whole.length + places;
  const kept = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0');
  if (kept.length > MOST_DIGITS) return undefined;
  const next = point < 0 ? '' : digits.charAt(point);
  let ns = BigInt(kept === '' ? '0' : kept);
  if (next >= '5') ns++;
  if (ns > LARGEST_NS) return undefined;
  return sign === '-' ? -ns : ns;
}

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,18}))?)?\s*(Z|UTC|[+-]\d\d:?(?:\d\d)?(?::\d\d)?)?(?:\s.*)?$/i;

/** RFC 3339 with up to nine digits of a second, any offset; without one it is UTC. Undefined when it is no date. */
export function isoTime(value: SmallValue | undefined): UnixTime | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = RFC_3339.exec(value.trim());
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = parts;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (Number.isNaN(ms) || Number(month) > 12 || Number(day) > 31) return undefined;
  const sec = ms / 1000 - offsetSeconds(zone);
  // Date.UTC takes the years 0–99 as 1900–1999; Go's zero time is the year 1.
  if (Number(year) < 100 || sec < 0) return BEFORE_1970;
  return { sec, nano: Number(fraction.padEnd(9, '0').slice(0, 9)) };
}

function offsetSeconds(zone: string): number {
  const parts = /^([+-])(\d\d):?(\d\d)?/.exec(zone);
  if (!parts) return 0;
  const [, sign, hours, minutes = '0'] = parts;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

const GO_UNITS: Readonly<Record<string, TimeUnit | number | undefined>> = {
  ns: 'ns',
  us: 'us',
  µs: 'us',
  μs: 'us',
  ms: 'ms',
  s: 's',
  m: 60,
  h: 3600,
};

/** A length as Go and protobuf write it: "5000ns", "0.000225s", "1m2.5s". ns; undefined when it is none. */
export function goDuration(value: SmallValue | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (!/^[+-]?(?:\d+(?:\.\d*)?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined;
  let sum = 0n;
  for (const [, number, name] of text.matchAll(/(\d+(?:\.\d*)?)([a-zµμ]+)/g)) {
    const unit = GO_UNITS[name];
    if (typeof unit === 'number') sum += (wholeNs(number, 's') ?? 0n) * BigInt(unit);
    else sum += wholeNs(number, unit ?? 'ns') ?? 0n;
  }
  return Number(text.startsWith('-') ? -sum : sum);
}

/** An ISO 8601 length in days and smaller: "PT1.2S", "P1DT2H". ns; undefined when it is none. */
export function isoDuration(value: SmallValue | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = /^([+-]?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i.exec(value.trim());
  if (!parts || value.trim().length < 3) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = parts;
  const whole = (BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes);
  const ns = whole * 60_000_000_000n + (wholeNs(seconds.replace(',', '.'), 's') ?? 0n);
  return Number(sign === '-' ? -ns : ns);
}

/** `[seconds, nanos]` or `{seconds, nanos}`; undefined when it is neither. */
export function pairTime(value: SmallValue | undefined): UnixTime | undefined {
  const [seconds, nanos] = Array.isArray(value)
    ? value
    : value instanceof Map
      ? [value.get('seconds') ?? value.get('Seconds'), value.get('nanos') ?? value.get('Nanos') ?? 0]
      : [];
  const whole = wholeNs(seconds, 's');
  const rest = wholeNs(nanos, 'ns');
  return whole === undefined || rest === undefined ? undefined : unixTimeOf(whole + rest);
}

/**
 * A time in whatever form: a date, a pair, Mongo's {"$date"}, or a number whose size tells the unit. A number below
 * 10^8 is taken in `small`, since it is no date in any unit: a relative clock.
 */
export function anyTime(value: SmallValue | undefined, small: TimeUnit = 's'): UnixTime | undefined {
  if (value instanceof Map && value.has('$date')) return anyTime(value.get('$date'), small);
  if (value instanceof Map && value.has('$numberLong')) return anyTime(value.get('$numberLong'), small);
  return isoTime(value) ?? pairTime(value) ?? unixTime(value, unitBySize(value, small));
}

/** Unix times between 1973 and 5138 have 9–11 digits in seconds, and three more for each smaller unit. */
export function unitBySize(value: SmallValue | undefined, small: TimeUnit): TimeUnit {
  const size = Math.abs(Number(textOf(value)));
  if (!(size >= 1e8)) return small;
  if (size < 1e11) return 's';
  if (size < 1e14) return 'ms';
  return size < 1e17 ? 'us' : 'ns';
}
