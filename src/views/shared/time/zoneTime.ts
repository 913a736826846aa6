import type { Zone } from '#state/preferences.ts';

/** Unix ms as a field for date and time holds it, to the second: `2026-11-21T14:03:00`; '' for undefined. */
export function toFieldTime(ms: number | undefined, zone: Zone): string {
  if (ms === undefined) return '';
  const shift = zone === 'utc' ? 0 : new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(ms - shift).toISOString().slice(0, 19);
}

/** The instant that such a field names; undefined while it is incomplete. */
export function fromFieldTime(text: string, zone: Zone): number | undefined {
  const ms = zone === 'utc' ? Date.parse(`${text}Z`) : new Date(text).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}
