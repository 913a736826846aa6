/** What a number says in words that it does not say as digits, told by its key. */
export type Measure =
  /** a point of time, Unix ns */
  | { readonly kind: 'instant'; readonly ns: bigint }
  /** ns */
  | { readonly kind: 'duration'; readonly ns: number }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'count'; readonly count: number };

/** 2000-01-01 and 2100-01-01 as Unix seconds: outside, a number is hardly a date of a trace. */
const FIRST_SECOND = 946_684_800;
const END_SECOND = 4_102_444_800;

/** Keys of points of time: `created_at`, `expiresAt`, `message.timestamp`, `token.exp`, `start_time_ms`. */
const TIME_KEY =
  /(?:^|[._-])(?:time|timestamp|ts|date|datetime|epoch|expires?|expiry|expiration|exp|iat|nbf|deadline|created|updated|started|ended)(?:[._-](?:unix|epoch|s|sec|seconds|ms|millis|us|micros|ns|nano|nanos))*$|_at$|[a-z](?:At|Time|Timestamp|Date|Millis|UnixNano)$/;

/** Endings of keys that name the unit of a duration; case tells `latencyMs` from `items`. */
const DURATION_UNITS: readonly (readonly [RegExp, number])[] = [
  [/(?:[._-](?:ns|nanos|nanoseconds)|[a-z](?:Ns|Nanos|Nanoseconds))$/, 1],
  [/(?:[._-](?:us|micros|microseconds)|[a-z](?:Us|Micros|Microseconds))$/, 1e3],
  [/(?:[._-](?:ms|millis|msec|milliseconds)|[a-z](?:Ms|Millis|Milliseconds))$/, 1e6],
  [/(?:[._-](?:s|sec|secs|seconds)|[a-z](?:Sec|Secs|Seconds))$/, 1e9],
  [/(?:[._-](?:minutes|mins)|[a-z]Minutes)$/, 60e9],
  // Named without a unit, and in seconds by the conventions.
  [/^gen_ai\.(?:.+\.)?time_to_first_(?:chunk|token)$/, 1e9],
];

const BYTES_KEY =
  /(?:^|[._-])(?:bytes|content[_-]length(?:_uncompressed)?)$|[a-z]Bytes$|(?:^|[._])(?:body|payload|file|message|envelope|frame|response|request|content|memory|heap|object|chunk)[._-]size$/i;
const COUNT_KEY = /(?:^|[._])(?:tokens?|count|rows|total|documents|items)$|[a-z](?:Tokens|Count|Rows)$/;

/** Digits of a count that are read at a glance; longer ones are grouped. */
const LONG_COUNT = 10_000;

/**
 * What the number of an attribute measures; undefined where its key does not say so, where its value is not plausible, and
 * where digits say it as well. Durations need a unit in the key: `….duration` alone is sent in ms by one, in s by another.
 */
export function measureOf(key: string, text: string): Measure | undefined {
  if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  if (TIME_KEY.test(key)) {
    const ns = instantOf(text, number);
    if (ns !== undefined) return { kind: 'instant', ns };
  }
  for (const [pattern, unit] of DURATION_UNITS) {
    if (!pattern.test(key)) continue;
    // `250 ms` beside `250` in a key that ends in `ms` says nothing new.
    const isPlain = number * unit < (unit >= 60e9 ? Infinity : unit * 1000) && Number.isInteger(number);
    return number === 0 || isPlain ? undefined : { kind: 'duration', ns: number * unit };
  }
  if (!Number.isInteger(number)) return undefined;
  if (BYTES_KEY.test(key)) return number >= 1000 ? { kind: 'bytes', bytes: number } : undefined;
  return COUNT_KEY.test(key) && number >= LONG_COUNT ? { kind: 'count', count: number } : undefined;
}

/** By its size, a number of seconds, ms, µs or ns since 1970: the four ranges do not meet. */
function instantOf(text: string, number: number): bigint | undefined {
  for (const perSecond of [1, 1e3, 1e6, 1e9]) {
    const seconds = number / perSecond;
    if (seconds < FIRST_SECOND || seconds >= END_SECOND) continue;
    // Whole numbers keep all their digits; of others the fraction of a second counts to the µs.
    if (/^\d+$/.test(text)) return BigInt(text) * BigInt(1e9 / perSecond);
    return BigInt(Math.round(seconds * 1e6)) * 1000n;
  }
  return undefined;
}
