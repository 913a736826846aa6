import type { Palette } from '#ui/palette.ts';

const slots = Array.from({ length: 16 }, (_, slot) => slot);

/** For tests: each colour is its own name, so that what was painted reads as what it means. */
export const testPalette: Palette = {
  services: slots.map((slot) => `service ${slot}`),
  servicesPale: slots.map((slot) => `pale ${slot}`),
  serviceNone: 'service none',
  serviceNonePale: 'pale none',
  onService: 'on service',
  bg: 'bg',
  surface: 'surface',
  raised: 'raised',
  text: 'text',
  text2: 'text2',
  text3: 'text3',
  line: 'line',
  guide: 'guide',
  select: 'select',
  hover: 'hover',
  accent: 'accent',
  onAccent: 'on accent',
  focus: 'focus',
  error: 'error',
  errorBg: 'error bg',
  onError: 'on error',
  warn: 'warn',
  warnBg: 'warn bg',
  ok: 'ok',
  critical: 'critical',
  match: 'match',
  matchLine: 'match line',
  fontFamily: 'sans',
  monoFamily: 'mono',
};
