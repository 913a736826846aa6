import { formatExactInstant } from '#model/formatTime.ts';

/** An instant (Unix ns) as an address keeps it: `2026-11-21T14:03:22.418Z`, as many digits as it has, up to nine. */
export function instantToText(ns: bigint): string {
  const { date, time } = formatExactInstant(ns, 'utc');
  return `${date}T${time.replace(/\.?0+$/, '')}Z`;
}

/** Reads what `instantToText` wrote, also with an offset in place of Z; undefined when it is no instant. */
export function instantFromText(text: string): bigint | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return undefined;
  const [, whole, fraction = '', zone] = match;
  const ms = Date.parse(whole + zone);
  return Number.isNaN(ms) ? undefined : BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
