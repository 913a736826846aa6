import { countBefore } from '#analysis/flameItems.ts';
import { callTreeValue } from '#analysis/callTree.ts';
import { serviceColour } from '#charts/colours.ts';
import type { FlameLabel } from '#charts/flame/frame.ts';
import { formatCount, formatDuration, formatShare } from '#model/formatTime.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { serviceSlots } from '#state/derived.ts';
import type { MergedFlame } from '#state/flame.ts';
import type { FlameModel } from './flameModel.ts';

/** A call tree as a flame; `isUpward` for callers, whose times are those of the calls that came through them. */
export function nodeModel(table: SpanTable, { tree, items }: MergedFlame, isUpward = false): FlameModel {
  const slots = serviceSlots(table);
  const whole = callTreeValue(tree);
  const nameOf = (node: number): string => table.strings.get(tree.operation[node]) || '(no name)';
  const serviceOf = (node: number): string => serviceName(table, tree.service[node]) || 'unknown service';
  const labels = new Map<number, FlameLabel>();
  return {
    items,
    isUpward,
    colourOf: (node) => serviceColour(tree.service[node], slots),
    labelOf: (node) => {
      let label = labels.get(node);
      if (label === undefined) {
        const above = tree.parent[node];
        const isNew = above < 0 || tree.service[above] !== tree.service[node];
        const count = tree.count[node] > 1 ? ` ×${formatCount(tree.count[node])}` : '';
        label = { service: isNew ? serviceOf(node) : '', name: `${nameOf(node)}${count}` };
        labels.set(node, label);
      }
      return label;
    },
    parentOf: (node) => tree.parent[node],
    failedBefore: countBefore(items, (node) => tree.failed[node] > 0),
    words: (node) => {
      const failed = tree.failed[node];
      const count = tree.count[node];
      return {
        service: serviceOf(node),
        operation: nameOf(node),
        isError: failed > 0,
        facts: [
          `${formatDuration(tree.value[node])} in ${formatCount(count)} ${count === 1 ? 'span' : 'spans'}`,
          ...(isUpward ? [] : [`self ${formatDuration(tree.self[node])}`]),
          `${formatShare(whole > 0 ? tree.value[node] / whole : 0)} of ${isUpward ? 'all calls' : 'all'}`,
          ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
        ],
      };
    },
  };
}
