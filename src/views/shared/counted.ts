import { formatCount } from '#model/formatTime.ts';

/** `1 span`, `1,204 spans`: a count and its noun, joined so that they never part at the end of a line. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)}\u00A0${count === 1 ? noun : plural}`;
}
