import type { PaintContext } from './paintContext.ts';

/** One thing painted. `path`: a shape of points, as the box around them; `disc`: the box around the circle. */
export interface Painted {
  readonly kind: 'rect' | 'round' | 'disc' | 'path' | 'text';
  readonly how: 'fill' | 'stroke';
  readonly colour: string;
  readonly alpha: number;
  readonly x: number;
  readonly y: number;
  /** 0 for a text */
  readonly width: number;
  readonly height: number;
  /** '' unless a text */
  readonly text: string;
}

type Shape = Pick<Painted, 'kind' | 'x' | 'y' | 'width' | 'height'>;

/** For tests: stands in for a canvas and writes down, in order, what ends up painted. */
export class RecordingContext implements PaintContext {
  fillStyle: PaintContext['fillStyle'] = '';
  strokeStyle: PaintContext['strokeStyle'] = '';
  lineWidth = 1;
  globalAlpha = 1;
  font = '';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly painted: Painted[] = [];
  private path: Shape[] = [];
  private points: { x: number; y: number }[] = [];

  /** What was painted in a colour. */
  in(colour: string): Painted[] {
    return this.painted.filter((shape) => shape.colour === colour);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.record({ kind: 'rect', x, y, width, height }, 'fill');
  }
  fillText(text: string, x: number, y: number): void {
    this.record({ kind: 'rect', x, y, width: 0, height: 0 }, 'fill', text);
  }
  beginPath(): void {
    this.path = [];
    this.points = [];
  }
  moveTo(x: number, y: number): void {
    this.closePath();
    this.points.push({ x, y });
  }
  lineTo(x: number, y: number): void {
    this.points.push({ x, y });
  }
  /** As the points that hold it: the box around them is around the curve too. */
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.points.push({ x: x1, y: y1 }, { x: x2, y: y2 }, { x, y });
  }
  setLineDash(): void {}
  closePath(): void {
    if (this.points.length === 0) return;
    const xs = this.points.map((point) => point.x);
    const ys = this.points.map((point) => point.y);
    const x = Math.min(...xs);
    const y = Math.min(...ys);
    this.path.push({ kind: 'path', x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y });
    this.points = [];
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.path.push({ kind: 'rect', x, y, width, height });
  }
  roundRect(x: number, y: number, width: number, height: number): void {
    this.path.push({ kind: 'round', x, y, width, height });
  }
  arc(x: number, y: number, radius: number): void {
    this.path.push({ kind: 'disc', x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  }
  fill(): void {
    this.closePath();
    for (const shape of this.path) this.record(shape, 'fill');
  }
  stroke(): void {
    this.closePath();
    for (const shape of this.path) this.record(shape, 'stroke');
  }

  private record(shape: Shape, how: Painted['how'], text = ''): void {
    const style = how === 'fill' ? this.fillStyle : this.strokeStyle;
    const colour = typeof style === 'string' ? style : 'no plain colour';
    this.painted.push({
      ...shape,
      kind: text === '' ? shape.kind : 'text',
      how,
      colour,
      alpha: this.globalAlpha,
      text,
    });
  }
}
