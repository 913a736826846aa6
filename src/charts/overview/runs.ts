import { Growable } from '#base/growable.ts';
import { SERVICE_COLOURS } from '#charts/colours.ts';

/** Colours of an overview as numbers: services, then the same pale (columns mostly empty), then errors. */
export const PALE = SERVICE_COLOURS;
export const ERROR = 2 * SERVICE_COLOURS;
export const OVERVIEW_COLOURS = ERROR + 1;

/** Runs as columns, sorted by colour: see OverviewFrame. */
export interface SortedRuns {
  readonly lane: Uint16Array;
  readonly x0: Float32Array;
  readonly x1: Float32Array;
  readonly colourStart: Uint32Array;
}

/** Collects runs in any order. */
export class RunList {
  private readonly lane = new Growable(Int32Array, 1 << 10);
  private readonly x0 = new Growable(Float64Array, 1 << 10);
  private readonly x1 = new Growable(Float64Array, 1 << 10);
  private readonly colour = new Growable(Uint8Array, 1 << 10);

  get length(): number {
    return this.lane.length;
  }

  push(lane: number, x0: number, x1: number, colour: number): void {
    this.lane.push(lane);
    this.x0.push(x0);
    this.x1.push(x1);
    this.colour.push(colour);
  }

  sortByColour(): SortedRuns {
    const { length } = this;
    const colourStart = new Uint32Array(OVERVIEW_COLOURS + 1);
    for (let run = 0; run < length; run++) colourStart[this.colour.data[run] + 1]++;
    for (let colour = 0; colour < OVERVIEW_COLOURS; colour++) colourStart[colour + 1] += colourStart[colour];
    const next = colourStart.slice();
    const lane = new Uint16Array(length);
    const x0 = new Float32Array(length);
    const x1 = new Float32Array(length);
    for (let run = 0; run < length; run++) {
      const to = next[this.colour.data[run]]++;
      lane[to] = this.lane.data[run];
      x0[to] = this.x0.data[run];
      x1[to] = this.x1.data[run];
    }
    return { lane, x0, x1, colourStart };
  }
}
