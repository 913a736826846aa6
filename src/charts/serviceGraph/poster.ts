import { doAll } from '#base/slicedWork.ts';
import type { MeasureText } from '#charts/labelMeasurer.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { Colouring } from './colouring.ts';
import { nodeColour } from './colouring.ts';
import { paintGraph } from './paint.ts';
import type { GraphScene } from './scene.ts';
import { SvgContext } from './svgContext.ts';

/** A picture that stands for itself: what it is of, the whole graph, and what its colours mean. */
export interface Poster {
  readonly scene: GraphScene;
  readonly colouring: Colouring;
  readonly colourTitle: string;
  readonly title: string;
  /** where the figures are from, and what is not shown */
  readonly subtitle: string;
  readonly palette: Palette;
  readonly measure: MeasureText;
}

const MARGIN = 24;
const HEAD = 64;
const FOOT = 44;
const LEAST_WIDTH = 640;

export function posterSize({ scene }: Poster): { readonly width: number; readonly height: number } {
  return {
    width: Math.ceil(Math.max(LEAST_WIDTH, scene.x1 - scene.x0 + 2 * MARGIN)),
    height: Math.ceil(scene.y1 - scene.y0 + 2 * MARGIN + HEAD + FOOT),
  };
}

/** Paints at a zoom of 1, ground not included. */
export function paintPoster(ctx: PaintContext, poster: Poster): void {
  const { scene, palette, measure } = poster;
  const { width, height } = posterSize(poster);
  const x = (width - (scene.x1 - scene.x0)) / 2 - scene.x0;
  const camera = { k: 1, x, y: HEAD + MARGIN - scene.y0 };
  doAll(paintGraph(ctx, scene, { camera, widthPx: width, heightPx: height, palette, measure }));
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.font = `600 17px ${palette.fontFamily}`;
  ctx.fillStyle = palette.text;
  ctx.fillText(poster.title, MARGIN, 28);
  ctx.font = `12px ${palette.fontFamily}`;
  ctx.fillStyle = palette.text2;
  ctx.fillText(poster.subtitle, MARGIN, 50);
  paintLegend(ctx, poster, height - FOOT / 2);
}

function paintLegend(ctx: PaintContext, { colouring, colourTitle, palette, measure }: Poster, y: number): void {
  const font = `11px ${palette.fontFamily}`;
  let x = MARGIN;
  const say = (text: string): void => {
    ctx.font = font;
    ctx.fillStyle = palette.text2;
    ctx.fillText(text, x, y);
    x += measure(font, text) + 16;
  };
  say(`Colour: ${colourTitle}`);
  for (const [at, words] of colouring.words.entries()) {
    ctx.fillStyle = nodeColour(palette, colouring.by, at).fill;
    ctx.strokeStyle = palette.text3;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.roundRect(x, y - 6, 12, 12, 2);
    ctx.fill();
    ctx.stroke();
    x += 18;
    say(words);
  }
  say('Line: the wider, the more calls; ▲ some failed; dashed: known from one side only');
}

/** The poster as a text of SVG that needs nothing else. */
export function posterSvg(poster: Poster): string {
  const context = new SvgContext();
  paintPoster(context, poster);
  const { width, height } = posterSize(poster);
  return context.document(width, height, poster.palette.bg, poster.title);
}
