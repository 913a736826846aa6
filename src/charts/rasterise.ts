import type { Painted } from './recordingContext.ts';

/** Space for px left of 0 and right of the width: what is painted there is cut away. */
function clamp(x: number, widthPx: number): number {
  return Math.max(0, Math.min(widthPx, x));
}

/**
 * For tests: what a recording shows at the middle of each px along some heights, as `colour` or `colour pale` where it
 * lets the ground through; '' where nothing is. One list of `widthPx` px per height. Later shapes cover earlier ones.
 */
export function rasterise(painted: readonly Painted[], widthPx: number, heights: readonly number[]): string[][] {
  const lines = heights.map(() => Array.from({ length: widthPx }, () => ''));
  for (const { kind, x, y, width, height, colour, alpha } of painted) {
    if (kind === 'text') continue;
    const name = alpha < 1 ? `${colour} pale` : colour;
    // The middle of px p lies at p + 0.5.
    const from = Math.ceil(clamp(x, widthPx) - 0.5);
    const to = Math.ceil(clamp(x + width, widthPx) - 0.5);
    heights.forEach((at, line) => {
      if (at >= y && at < y + height) lines[line].fill(name, Math.max(0, from), Math.max(0, to));
    });
  }
  return lines;
}

/** Neighbouring px of one colour as a text: `0–3 pale 1, 3–10 service 1`. Two pictures that differ are told apart by it. */
export function printLine(line: readonly string[]): string {
  const runs: string[] = [];
  for (let from = 0; from < line.length;) {
    let to = from + 1;
    while (to < line.length && line[to] === line[from]) to++;
    if (line[from] !== '') runs.push(`${from}–${to} ${line[from]}`);
    from = to;
  }
  return runs.join(', ');
}
