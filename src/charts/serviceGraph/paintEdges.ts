import type { PaintContext } from '#charts/paintContext.ts';
import type { Camera } from './camera.ts';
import type { GraphScene, SceneEdge } from './scene.ts';
import { middleOf } from './scene.ts';
import type { GraphView } from './view.ts';

export type EdgeTone = 'plain' | 'lit';

/** Lines of a like width are stroked together: a stroke for each edge takes twice as long. */
const WIDTH_STEP_PX = 1.5;
const ARROW_PX = 8;
/** Where edges are few and near, each says how many calls it stands for. */
const MOST_LABELLED = 60;
const LABELS_FROM_ZOOM = 0.74;
/** Of so few edges in front, whatever the zoom. */
const ALWAYS_LABELLED = 2;
/** Screen px around a label's text. */
const LABEL_PADDING = 3;

/** Paints edges by their places in the scene: failed ones in the colour of errors and with a sign, inferred ones dashed. */
export function paintEdges(
  ctx: PaintContext,
  scene: GraphScene,
  places: Iterable<number>,
  view: GraphView,
  tone: EdgeTone,
): void {
  const { camera, palette } = view;
  const batches = new Map<
    string,
    { readonly width: number; readonly isDashed: boolean; colour: string; edges: SceneEdge[] }
  >();
  for (const place of places) {
    const edge = scene.edges[place];
    if (!touchesView(edge, view)) continue;
    const px = edge.width * Math.min(1.2, Math.max(0.35, camera.k));
    const width = Math.max(1, Math.round(px / WIDTH_STEP_PX) * WIDTH_STEP_PX);
    const colour = edge.hasErrors ? palette.error : tone === 'lit' ? palette.accent : palette.text3;
    const key = `${width} ${colour} ${edge.isInferred}`;
    const batch = batches.get(key);
    if (batch) batch.edges.push(edge);
    else batches.set(key, { width, isDashed: edge.isInferred, colour, edges: [edge] });
  }
  // Thin and pale where there are many, so that boxes and what is lit stay in front.
  ctx.globalAlpha = tone === 'lit' ? 1 : scene.edges.length > 400 ? 0.28 : 0.5;
  for (const { width, isDashed, colour, edges } of batches.values()) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(isDashed ? [5, 4] : []);
    ctx.beginPath();
    for (const { way } of edges) traceWay(ctx, way, camera);
    ctx.stroke();
    ctx.fillStyle = colour;
    ctx.beginPath();
    for (const { way } of edges) traceArrow(ctx, way, camera, width);
    ctx.fill();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function traceWay(ctx: PaintContext, way: Float64Array, { x, y, k }: Camera): void {
  ctx.moveTo(way[0] * k + x, way[1] * k + y);
  for (let at = 2; at < way.length; at += 6) {
    ctx.bezierCurveTo(
      way[at] * k + x,
      way[at + 1] * k + y,
      way[at + 2] * k + x,
      way[at + 3] * k + y,
      way[at + 4] * k + x,
      way[at + 5] * k + y,
    );
  }
}

function traceArrow(ctx: PaintContext, way: Float64Array, { x, y, k }: Camera, width: number): void {
  const end = way.length;
  const dx = way[end - 2] - way[end - 4];
  const dy = way[end - 1] - way[end - 3];
  const length = Math.hypot(dx, dy) || 1;
  const size = (ARROW_PX + width) * Math.min(1, Math.max(0.35, k));
  const ux = (dx / length) * size;
  const uy = (dy / length) * size;
  const tipX = way[end - 2] * k + x;
  const tipY = way[end - 1] * k + y;
  ctx.moveTo(tipX, tipY);
  ctx.lineTo(tipX - ux - uy / 2, tipY - uy + ux / 2);
  ctx.lineTo(tipX - ux + uy / 2, tipY - uy - ux / 2);
  ctx.closePath();
}

function touchesView({ way }: SceneEdge, { camera, widthPx, heightPx }: GraphView): boolean {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let at = 0; at < way.length; at += 2) {
    left = Math.min(left, way[at]);
    right = Math.max(right, way[at]);
    top = Math.min(top, way[at + 1]);
    bottom = Math.max(bottom, way[at + 1]);
  }
  const { x, y, k } = camera;
  return left * k + x < widthPx && right * k + x > 0 && top * k + y < heightPx && bottom * k + y > 0;
}

/** How many calls, in the middle of each edge. */
export function paintEdgeLabels(
  ctx: PaintContext,
  scene: GraphScene,
  places: readonly number[],
  view: GraphView,
  tone: EdgeTone,
): void {
  const { camera, palette, measure } = view;
  const areAlways = tone === 'lit' && places.length <= ALWAYS_LABELLED;
  if (places.length > MOST_LABELLED || (camera.k < LABELS_FROM_ZOOM && !areAlways)) return;
  const font = `11px ${palette.fontFamily}`;
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const place of places) {
    const edge = scene.edges[place];
    if (!touchesView(edge, view)) continue;
    const middle = middleOf(edge);
    const x = middle.x * camera.k + camera.x;
    const y = middle.y * camera.k + camera.y;
    const text = edge.hasErrors ? `▲ ${edge.label}` : edge.label;
    const half = measure(font, text) / 2 + LABEL_PADDING;
    ctx.fillStyle = palette.bg;
    ctx.beginPath();
    ctx.roundRect(x - half, y - 8, 2 * half, 16, 4);
    ctx.fill();
    ctx.fillStyle = edge.hasErrors ? palette.error : tone === 'lit' ? palette.accent : palette.text2;
    ctx.fillText(text, x, y + 0.5);
  }
}
