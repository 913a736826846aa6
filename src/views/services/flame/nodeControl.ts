import type { CallTree } from '#analysis/callTree.ts';
import { callTreeValue } from '#analysis/callTree.ts';
import type { FlameControl } from '#views/shared/flame/flameModel.ts';
import { ZoomedRange } from '#views/shared/flame/zoomedRange.ts';

/** A flame of nodes with a zoom and a choice of its own. */
export interface NodeControl extends FlameControl {
  /** Keys that zoom and move; true = it was one. */
  readonly answer: (key: string) => boolean;
}

export function nodeControl(tree: CallTree): NodeControl {
  const zoom = new ZoomedRange({ startNs: 0, endNs: callTreeValue(tree) });
  const { scale, show, selected, select, hovered, hover, subscribe, answer } = zoom;
  const fit = (node: number): void => show({ startNs: tree.start[node], endNs: tree.start[node] + tree.value[node] });
  return { scale, show, selected, select, hovered, hover, subscribe, answer, fit };
}
