import { formatInstant } from '#model/formatTime.ts';
import type { Zone } from '#state/preferences.ts';

/** `today 14:03`, else `2026-11-20 14:03`, as the clock of the zone reads. Both times are Unix ms. */
export function whenOpened(openedAt: number, now: number, zone: Zone): string {
  const then = formatInstant(BigInt(Math.floor(openedAt)) * 1_000_000n, zone);
  const today = formatInstant(BigInt(Math.floor(now)) * 1_000_000n, zone);
  return `${then.date === today.date ? 'today' : then.date} ${then.time.slice(0, 5)}`;
}
