import type { Steps } from '#base/slicedWork.ts';
import type { Camera } from './camera.ts';
import { paintGraph } from './paint.ts';
import type { GraphScene } from './scene.ts';
import type { GraphView } from './view.ts';

/** ms of painting within a frame. */
const SLICE_MS = 5;
/** ms for which the zoom must stay before a picture that takes longer than a frame is begun. */
const REST_MS = 120;
/** Px kept on each side of the window, so that a pan has something to show. */
const MARGIN_PX = 300;

interface Sheet {
  readonly canvas: OffscreenCanvas;
  readonly scene: GraphScene;
  readonly view: GraphView;
  readonly density: number;
}

interface Unfinished {
  readonly sheet: Sheet;
  readonly work: Steps<void>;
  readonly context: OffscreenCanvasRenderingContext2D;
  /** that were painted in so far */
  frames: number;
}

/**
 * A picture of a scene that outlives frames: 3,000 curves take a tenth of a second to paint and nothing to move. While
 * the camera moves, the last picture is moved and stretched; a sharp one is made in slices behind it, and takes its place.
 */
export class GraphPicture {
  private front: Sheet | undefined;
  private lastZoom = NaN;
  private zoomedAt = -Infinity;
  /** a picture takes longer than a frame has */
  private isSlow = false;
  private next: Unfinished | undefined;
  /** the canvas of the last picture but one, to be painted over */
  private spare: OffscreenCanvas | undefined;

  /** Draws what there is for a view. Returns whether the picture is not yet that of the view: ask for another frame. */
  draw(ctx: CanvasRenderingContext2D, scene: GraphScene, view: GraphView, density: number): boolean {
    const now = performance.now();
    if (this.lastZoom !== view.camera.k) this.zoomedAt = now;
    this.lastZoom = view.camera.k;
    if (this.front?.scene === scene && this.isSlow && now - this.zoomedAt < REST_MS) {
      // A picture of a zoom that is passed through would be thrown away.
      blit(ctx, this.front, view.camera);
      return true;
    }
    if (!this.front || !isSharp(this.front, scene, view, density)) {
      if (!this.next || !isSharp(this.next.sheet, scene, view, density)) this.start(scene, view, density);
      this.advance();
    } else {
      this.drop();
    }
    if (this.front) blit(ctx, this.front, view.camera);
    return this.next !== undefined;
  }

  /** What was begun is not needed: the window moved back to where the last picture is sharp. */
  private drop(): void {
    this.spare ??= this.next?.sheet.canvas;
    this.next = undefined;
  }

  private start(scene: GraphScene, view: GraphView, density: number): void {
    const widthPx = view.widthPx + 2 * MARGIN_PX;
    const heightPx = view.heightPx + 2 * MARGIN_PX;
    const canvas = this.next?.sheet.canvas ?? this.spare ?? new OffscreenCanvas(1, 1);
    this.spare = undefined;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser gives no 2D canvas');
    canvas.width = Math.ceil(widthPx * density);
    canvas.height = Math.ceil(heightPx * density);
    context.scale(density, density);
    const { x, y, k } = view.camera;
    const wide: GraphView = { ...view, widthPx, heightPx, camera: { k, x: x + MARGIN_PX, y: y + MARGIN_PX } };
    this.next = {
      sheet: { canvas, scene, view: wide, density },
      work: paintGraph(context, scene, wide),
      context,
      frames: 0,
    };
  }

  private advance(): void {
    const { next } = this;
    if (!next) return;
    next.frames++;
    const until = performance.now() + SLICE_MS;
    do {
      if (next.work.next().done === true) {
        this.isSlow = next.frames > 1;
        this.spare = this.front?.canvas;
        this.front = next.sheet;
        this.next = undefined;
        return;
      }
      // A canvas records, and paints when it is looked at: otherwise all of it would be painted in the frame that shows it.
      next.context.getImageData(0, 0, 1, 1);
    } while (performance.now() < until);
  }
}

/** The same scene at the same zoom and in the same colours, with no edge of it inside the window. */
function isSharp(sheet: Sheet, scene: GraphScene, view: GraphView, density: number): boolean {
  const { camera, palette, widthPx, heightPx } = sheet.view;
  if (sheet.scene !== scene || palette !== view.palette || sheet.density !== density) return false;
  if (camera.k !== view.camera.k) return false;
  const dx = view.camera.x - camera.x;
  const dy = view.camera.y - camera.y;
  return dx <= 0 && dy <= 0 && dx + widthPx >= view.widthPx && dy + heightPx >= view.heightPx;
}

function blit(ctx: CanvasRenderingContext2D, { canvas, view, density }: Sheet, camera: Camera): void {
  const scale = camera.k / view.camera.k;
  ctx.drawImage(
    canvas,
    camera.x - view.camera.x * scale,
    camera.y - view.camera.y * scale,
    (canvas.width / density) * scale,
    (canvas.height / density) * scale,
  );
}
