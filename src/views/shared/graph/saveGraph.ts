import type { Poster } from '#charts/serviceGraph/poster.ts';
import { paintPoster, posterSize, posterSvg } from '#charts/serviceGraph/poster.ts';
import { saveFile } from '#state/saveFile.ts';

/** Browsers make no canvas of more pixels than this on any device. */
const MOST_PIXELS = 16_000_000;

export function saveSvg(poster: Poster): void {
  saveFile(`${poster.title}.svg`, new Blob([posterSvg(poster)], { type: 'image/svg+xml' }));
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
  saveFile(`${poster.title}.png`, await canvas.convertToBlob({ type: 'image/png' }));
}
