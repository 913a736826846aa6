import type { PaintContext } from '#charts/paintContext.ts';
import { nodeColour } from './colouring.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';
import { paintGlyph } from './paintGlyph.ts';
import type { GraphScene, SceneNode } from './scene.ts';
import type { GraphView } from './view.ts';
import { detailAt, fitLines, fitText, isInView } from './view.ts';

/** World px: the coloured part with the sign, and from there to the name. */
const BAND = 28;
const TEXT_GAP = 8;
const TEXT_RIGHT = 8;

/** World px of a name, and of one that would else be cut; on the screen they are never smaller than can be read. */
const NAME_SIZES = [12.5, 10.5];
const LEAST_NAME_PX = 9.5;

/** Paints boxes by their places in the scene, on top of all edges painted before. */
export function paintNodes(ctx: PaintContext, scene: GraphScene, places: Iterable<number>, view: GraphView): void {
  const hasBoxes = detailAt(view.camera.k) !== 'colours';
  for (const place of places) {
    const node = scene.nodes[place];
    if (!isInView(view, node.x, node.y, NODE_WIDTH, NODE_HEIGHT)) continue;
    if (hasBoxes) paintBox(ctx, scene, node, view);
    else paintBlock(ctx, scene, node, view);
    if (node.isPinned) paintPin(ctx, node, view);
  }
}

function paintBox(ctx: PaintContext, scene: GraphScene, node: SceneNode, view: GraphView): void {
  const { palette, camera, measure } = view;
  const { k } = camera;
  const x = node.x * k + camera.x;
  const y = node.y * k + camera.y;
  const width = NODE_WIDTH * k;
  const height = NODE_HEIGHT * k;
  const colour = nodeColour(palette, scene.by, node.colour);
  ctx.fillStyle = palette.raised;
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, 5 * k);
  ctx.fill();
  ctx.fillStyle = colour.fill;
  ctx.beginPath();
  ctx.roundRect(x, y, BAND * k, height, [5 * k, 0, 0, 5 * k]);
  ctx.fill();
  ctx.strokeStyle = node.hasErrors ? palette.error : palette.text3;
  ctx.lineWidth = node.hasErrors ? 1.5 : 1;
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, 5 * k);
  ctx.stroke();
  ctx.strokeStyle = colour.on;
  ctx.fillStyle = colour.on;
  paintGlyph(ctx, node.type, x + (BAND / 2) * k, y + height / 2, 14 * k);

  const left = x + (BAND + TEXT_GAP) * k;
  const room = width - (BAND + TEXT_GAP + TEXT_RIGHT) * k;
  const hasFigures = detailAt(k) === 'figures' && node.figures !== '';
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const [large, small] = NAME_SIZES.map((size) => Math.max(LEAST_NAME_PX, size * k));
  const fontOf = (size: number): string => `600 ${size}px ${palette.fontFamily}`;
  const size = measure(fontOf(large), node.label) <= room ? large : small;
  const lineHeight = size + 1;
  const isTall = !hasFigures && 2 * lineHeight <= height;
  const lines = fitLines(node.label, isTall ? 2 : 1, (text) => fitText(text, fontOf(size), room, measure));
  ctx.font = fontOf(size);
  ctx.fillStyle = palette.text;
  const middle = y + height * (hasFigures ? 0.34 : 0.5);
  for (const [at, line] of lines.entries()) {
    ctx.fillText(line, left, middle + (at - (lines.length - 1) / 2) * lineHeight);
  }
  if (!hasFigures) return;
  const figuresFont = `${10.5 * k}px ${palette.fontFamily}`;
  ctx.font = figuresFont;
  ctx.fillStyle = node.hasErrors ? palette.error : palette.text2;
  const text = node.hasErrors ? `▲ ${node.figures}` : node.figures;
  ctx.fillText(fitText(text, figuresFont, room, measure), left, y + height * 0.72);
}

/** Too small for words: its colour, and a sign of its own shape where calls failed. */
function paintBlock(ctx: PaintContext, scene: GraphScene, node: SceneNode, view: GraphView): void {
  const { palette, camera } = view;
  const { k } = camera;
  const x = node.x * k + camera.x;
  const y = node.y * k + camera.y;
  ctx.fillStyle = nodeColour(palette, scene.by, node.colour).fill;
  ctx.strokeStyle = palette.text3;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.roundRect(x, y, NODE_WIDTH * k, NODE_HEIGHT * k, 3 * k);
  ctx.fill();
  ctx.stroke();
  if (!node.hasErrors) return;
  const right = x + NODE_WIDTH * k;
  const size = Math.max(4, 10 * k);
  ctx.fillStyle = palette.error;
  ctx.beginPath();
  ctx.moveTo(right - size, y - 1);
  ctx.lineTo(right + 1, y - 1);
  ctx.lineTo(right + 1, y + size);
  ctx.closePath();
  ctx.fill();
}

/** It stands where the user put it. */
function paintPin(ctx: PaintContext, { x, y }: SceneNode, { camera, palette }: GraphView): void {
  ctx.fillStyle = palette.accent;
  ctx.beginPath();
  ctx.arc((x + NODE_WIDTH) * camera.k + camera.x, (y + NODE_HEIGHT) * camera.k + camera.y, 3, 0, 2 * Math.PI);
  ctx.fill();
}

const LABEL_PX = 11;
const LABEL_HEIGHT = 15;

/** Names on blocks, the most called first, each where no other name stands. Returns the places that got one. */
export function paintNames(
  ctx: PaintContext,
  scene: GraphScene,
  places: Iterable<number>,
  view: GraphView,
): readonly number[] {
  const { camera, palette, measure, widthPx, heightPx } = view;
  if (detailAt(camera.k) !== 'colours') return [];
  const font = `${LABEL_PX}px ${palette.fontFamily}`;
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const taken = new Map<number, { readonly x0: number; readonly x1: number; readonly y: number }[]>();
  const order = [...places].sort((one, other) => scene.nodes[one].importance - scene.nodes[other].importance);
  const painted: number[] = [];
  for (const place of order) {
    const node = scene.nodes[place];
    const x = (node.x + NODE_WIDTH / 2) * camera.k + camera.x;
    const y = (node.y + NODE_HEIGHT / 2) * camera.k + camera.y;
    if (x < 0 || y < 0 || x > widthPx || y > heightPx) continue;
    const half = measure(font, node.label) / 2 + 3;
    const band = Math.floor(y / LABEL_HEIGHT);
    const near = [band - 1, band, band + 1].flatMap((at) => taken.get(at) ?? []);
    if (near.some((other) => x - half < other.x1 && x + half > other.x0 && Math.abs(y - other.y) < LABEL_HEIGHT))
      continue;
    taken.set(band, [...(taken.get(band) ?? []), { x0: x - half, x1: x + half, y }]);
    ctx.globalAlpha = 0.88;
    ctx.fillStyle = palette.bg;
    ctx.beginPath();
    ctx.roundRect(x - half, y - 7, 2 * half, 14, 3);
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.fillStyle = node.hasErrors ? palette.error : palette.text;
    ctx.fillText(node.label, x, y + 0.5);
    painted.push(place);
  }
  return painted;
}
