import type { Palette } from '#ui/palette.ts';

/** Colours of services as numbers: 0 … 15 are the palette's slots, then the one for what has no service. */
export const NO_SERVICE = 16;
export const SERVICE_COLOURS = NO_SERVICE + 1;

/** Colour number of a row: `slots` is by service index, a service or slot of −1 is neutral. */
export function serviceColour(service: number, slots: ArrayLike<number>): number {
  if (service < 0) return NO_SERVICE;
  const slot = slots[service];
  return slot >= 0 && slot < NO_SERVICE ? slot : NO_SERVICE;
}

export function solidColour(palette: Palette, colour: number): string {
  return colour === NO_SERVICE ? palette.serviceNone : palette.services[colour];
}

/** The same for time that belongs to children. */
export function paleColour(palette: Palette, colour: number): string {
  return colour === NO_SERVICE ? palette.serviceNonePale : palette.servicesPale[colour];
}

/** The font of labels and ticks; what `measureLabel` measures in. */
export function labelFont(palette: Palette): string {
  return `11px ${palette.fontFamily}`;
}
