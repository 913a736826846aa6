import type { PaintContext } from '#charts/paintContext.ts';
import type { Steps } from '#base/slicedWork.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';
import { paintEdgeLabels, paintEdges } from './paintEdges.ts';
import { paintNames, paintNodes } from './paintNodes.ts';
import type { GraphScene } from './scene.ts';
import type { GraphView } from './view.ts';

/** What is in front: what the pointer or the keyboard is at with its neighbours, and what is chosen. */
export interface GraphLights {
  /** places in the scene; the others are dimmed while there are any */
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
  /** the node that was selected, and the one that the keyboard is at; −1 = none */
  readonly selected: number;
  readonly cursor: number;
}

/** Painted between two yields: some 4 ms where nothing is accelerated. */
const EDGES_PER_STEP = 60;
const NODES_PER_STEP = 100;

/** Paints all of a scene, back to front, in steps. */
export function* paintGraph(ctx: PaintContext, scene: GraphScene, view: GraphView): Steps<void> {
  paintLanes(ctx, scene, view);
  const edges = Array.from(scene.edges, (_, place) => place);
  for (let at = 0; at < edges.length; at += EDGES_PER_STEP) {
    paintEdges(ctx, scene, edges.slice(at, at + EDGES_PER_STEP), view, 'plain');
    yield;
  }
  paintEdgeLabels(ctx, scene, edges, view, 'plain');
  const nodes = Array.from(scene.nodes, (_, place) => place);
  for (let at = 0; at < nodes.length; at += NODES_PER_STEP) {
    paintNodes(ctx, scene, nodes.slice(at, at + NODES_PER_STEP), view);
    yield;
  }
  paintNames(ctx, scene, nodes, view);
  paintLaneNames(ctx, scene, view);
}

/** Paints what is in front again, over a picture that was dimmed. */
export function paintLights(ctx: PaintContext, scene: GraphScene, lights: GraphLights, view: GraphView): void {
  paintEdges(ctx, scene, lights.edges, view, 'lit');
  paintEdgeLabels(ctx, scene, [...lights.edges], view, 'lit');
  paintNodes(ctx, scene, lights.nodes, view);
  paintNames(ctx, scene, lights.nodes, view);
  if (lights.selected >= 0) outline(ctx, scene, lights.selected, view, 2, 2);
  if (lights.cursor >= 0) outline(ctx, scene, lights.cursor, view, 5, 2);
}

function outline(
  ctx: PaintContext,
  scene: GraphScene,
  place: number,
  { camera, palette }: GraphView,
  away: number,
  width: number,
): void {
  const { x, y } = scene.nodes[place];
  const { k } = camera;
  ctx.strokeStyle = palette.focus;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.roundRect(
    x * k + camera.x - away,
    y * k + camera.y - away,
    NODE_WIDTH * k + 2 * away,
    NODE_HEIGHT * k + 2 * away,
    5 * k + away,
  );
  ctx.stroke();
}

/** World px by which a lane is wider than what stands in it, on both sides. */
const LANE_MARGIN = 24;

function paintLanes(ctx: PaintContext, scene: GraphScene, { camera, palette }: GraphView): void {
  const { k } = camera;
  ctx.fillStyle = palette.surface;
  for (const { y0, y1 } of scene.lanes) {
    ctx.beginPath();
    ctx.roundRect(
      (scene.x0 - LANE_MARGIN) * k + camera.x,
      y0 * k + camera.y,
      (scene.x1 - scene.x0 + 2 * LANE_MARGIN) * k,
      (y1 - y0) * k,
      6,
    );
    ctx.fill();
  }
}

/** On top of all: from afar a lane has no room for its name above its boxes. */
function paintLaneNames(ctx: PaintContext, scene: GraphScene, { camera, palette, measure }: GraphView): void {
  const { k } = camera;
  const font = `600 11px ${palette.fontFamily}`;
  ctx.font = font;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { name, y0, y1 } of scene.lanes) {
    if ((y1 - y0) * k < 18) continue;
    const text = name === '' ? 'No namespace' : name;
    const x = (scene.x0 - LANE_MARGIN) * k + camera.x + 4;
    const y = y0 * k + camera.y + 9;
    ctx.fillStyle = palette.surface;
    ctx.beginPath();
    ctx.roundRect(x, y - 8, measure(font, text) + 8, 16, 3);
    ctx.fill();
    ctx.fillStyle = palette.text2;
    ctx.fillText(text, x + 4, y);
  }
}
