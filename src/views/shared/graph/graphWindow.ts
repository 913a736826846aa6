import type { Camera } from '#charts/serviceGraph/camera.ts';
import { bringIntoView, fitBox, LEAST_ZOOM, MOST_ZOOM, startCamera } from '#charts/serviceGraph/camera.ts';
import type { GraphHit } from '#charts/serviceGraph/hit.ts';
import { hitGraph } from '#charts/serviceGraph/hit.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '#charts/serviceGraph/layoutInput.ts';
import type { GraphScene, SceneNode } from '#charts/serviceGraph/scene.ts';
import type { GraphPlace } from '#state/graphChoices.ts';

/** What changes from frame to frame, which React hears nothing of. */
export class GraphWindow {
  private seenFrom: Camera = { x: 0, y: 0, k: 1 };
  private hit: GraphHit | undefined;
  private width = 0;
  private height = 0;
  /** px at the right that something else covers */
  private covered = 0;
  private layout: object | undefined;
  private told: GraphPlace | undefined;

  get camera(): Camera {
    return this.seenFrom;
  }

  get hovered(): GraphHit | undefined {
    return this.hit;
  }

  get isSized(): boolean {
    return this.width > 0;
  }

  look(camera: Camera): void {
    this.seenFrom = camera;
  }

  /** Whether that is news. */
  hover(hit: GraphHit | undefined): boolean {
    const isOther = hit?.kind !== this.hit?.kind || hit?.at !== this.hit?.at;
    this.hit = hit;
    return isOther;
  }

  hitAt(scene: GraphScene, xPx: number, yPx: number): GraphHit | undefined {
    return hitGraph(scene, this.seenFrom, xPx, yPx);
  }

  cover(rightPx: number): void {
    this.covered = rightPx;
  }

  whole(scene: GraphScene): Camera {
    return fitBox(scene, this.width - this.covered, this.height);
  }

  /** The camera moved as little as needed for a node to be seen. */
  toNode({ x, y }: SceneNode): Camera {
    const box = { x0: x, y0: y, x1: x + NODE_WIDTH, y1: y + NODE_HEIGHT };
    return bringIntoView(this.seenFrom, box, this.width - this.covered, this.height);
  }

  /** Whether this is the first size, or a size at which what was whole is whole no more. */
  resize(width: number, height: number): boolean {
    const isOther = width !== this.width || height !== this.height;
    this.width = width;
    this.height = height;
    return isOther;
  }

  /** Whether the layout or the place is another than the last, and no place that was told by ourselves. */
  isElsewhere(layout: object | undefined, place: GraphPlace | undefined): boolean {
    const isSame = layout === this.layout && placeText(place) === placeText(this.told);
    this.layout = layout;
    this.told = place;
    return !isSame;
  }

  /** Where to look: at a place, else at the whole. */
  start({ place, scene }: { readonly place: GraphPlace | undefined; readonly scene: GraphScene }): Camera {
    const { width, height } = this;
    // A place may be written by hand.
    const k = place && Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, place.k));
    this.seenFrom =
      place && k !== undefined
        ? { k, x: width / 2 - place.x * k, y: height / 2 - place.y * k }
        : startCamera(scene, scene.nodes.length, width - this.covered, height);
    return this.seenFrom;
  }

  place(): GraphPlace {
    const { x, y, k } = this.seenFrom;
    this.told = { x: (this.width / 2 - x) / k, y: (this.height / 2 - y) / k, k };
    return this.told;
  }
}

/** As exact as addresses are. */
function placeText(place: GraphPlace | undefined): string {
  return place ? `${Math.round(place.x)} ${Math.round(place.y)} ${place.k.toPrecision(3)}` : '';
}
