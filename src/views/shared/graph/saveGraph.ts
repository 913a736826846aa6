import type { Poster } from '#charts/serviceGraph/poster.ts';
import { paintPoster, posterSize, posterSvg } from '#charts/serviceGraph/poster.ts';

/** Browsers make no canvas of more pixels than this on any device. */
const MOST_PIXELS = 16_000_000;

export function saveSvg(poster: Poster): void {
  save(new Blob([posterSvg(poster)], { type: 'image/svg+xml' }), `${poster.title}.svg`);
}

/** Twice as dense as the screen's px, as far as a canvas may be that large. */
export async function savePng(poster: Poster): Promise<void> {
  const { width, height } = posterSize(poster);
  const density = Math.min(2, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = new OffscreenCanvas(Math.floor(width * density), Math.floor(height * density));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas');
  context.scale(density, density);
  context.fillStyle = poster.palette.bg;
  context.fillRect(0, 0, width, height);
  paintPoster(context, poster);
  save(await canvas.convertToBlob({ type: 'image/png' }), `${poster.title}.png`);
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, '-');
  link.click();
  // The browser has taken the bytes once the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
