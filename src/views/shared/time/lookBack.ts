/** Stretches of time that end now, as addresses write them, and their words. */
export const LOOK_BACKS: readonly { readonly text: string; readonly label: string }[] = [
  { text: '5m', label: 'Last 5 minutes' },
  { text: '15m', label: 'Last 15 minutes' },
  { text: '1h', label: 'Last hour' },
  { text: '3h', label: 'Last 3 hours' },
  { text: '6h', label: 'Last 6 hours' },
  { text: '12h', label: 'Last 12 hours' },
  { text: '24h', label: 'Last 24 hours' },
  { text: '2d', label: 'Last 2 days' },
  { text: '7d', label: 'Last 7 days' },
  { text: '30d', label: 'Last 30 days' },
];

const MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const UNITS = { m: 'minutes', h: 'hours', d: 'days' } as const;

/** `15m`, `3h`, `7d` in ms; undefined when it is no such text, or zero. */
export function lookBackMs(text: string): number | undefined {
  const match = /^(\d{1,5})([mhd])$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * MS[match[2] as keyof typeof MS] || undefined;
}

/** `Last 45 minutes`, of those that are not offered too. */
export function lookBackLabel(text: string): string {
  const offered = LOOK_BACKS.find((one) => one.text === text);
  if (offered) return offered.label;
  const unit = text.at(-1) ?? '';
  return `Last ${text.slice(0, -1)} ${unit in UNITS ? UNITS[unit as keyof typeof UNITS] : unit}`;
}

/** The next longer one that is offered; undefined when there is none. */
export function longerLookBack(text: string): string | undefined {
  const now = lookBackMs(text) ?? 0;
  // At least four times as long: less would hardly find what was not there.
  return LOOK_BACKS.find((one) => (lookBackMs(one.text) ?? 0) >= 4 * now)?.text;
}
