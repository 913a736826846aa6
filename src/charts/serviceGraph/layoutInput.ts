/** A graph to lay out: nodes by place, edges by column. */
export interface LayoutInput {
  /** by node: unique, the same when the graph is laid out again */
  readonly ids: readonly string[];
  /** by edge: places of its nodes; an edge may lead to its own node */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** by edge, above 0: heavier ones are kept straighter */
  readonly weight: Float64Array;
  /** by node: nodes of one lane stand together, lanes below each other; all '' = no lanes */
  readonly lane: readonly string[];
  /** by node: 1 = stands at the very left whatever it calls */
  readonly isFirst: Uint8Array;
}

/** World px; zooming is the camera's business. A box has room for a name, its icon and a line of figures. */
export const NODE_WIDTH = 204;
export const NODE_HEIGHT = 46;

/** A line through a layer that an edge passes: its height, and of a node its box. */
export interface GraphLayout {
  /** by node: top left corner, world px; 0, 0 is the top left of all */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** by node, from 0 at the left */
  readonly layer: Int32Array;
  /** by edge: heights at which it passes the layers between its ends, with their left and right: x0, x1, y, x0, x1, y … */
  readonly bends: readonly (readonly number[])[];
  /** by lane that is named, top to bottom */
  readonly lanes: readonly { readonly name: string; readonly y0: number; readonly y1: number }[];
  readonly width: number;
  readonly height: number;
}

/** Places of nodes by id, as an earlier layout had them. */
export type KnownPlaces = ReadonlyMap<string, { readonly x: number; readonly y: number }>;
