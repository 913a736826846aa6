import type { FlameItems } from '#analysis/flameItems.ts';
import { countBefore, itemOfId } from '#analysis/flameItems.ts';
import { selfTimeOf } from '#analysis/selfTime.ts';
import { endOf } from '#analysis/spanEnds.ts';
import type { BitSet } from '#base/bitSet.ts';
import { memoLast } from '#base/memo.ts';
import { serviceColour } from '#charts/colours.ts';
import { paintCriticalPath } from '#charts/criticalLine.ts';
import type { FlameInput, FlameLabel } from '#charts/flame/frame.ts';
import { laneTop } from '#charts/flame/lanes.ts';
import { LANE_GAP_PX } from '#charts/flame/paint.ts';
import { formatCount, formatDuration, formatShare } from '#model/formatTime.ts';
import { serviceName } from '#model/span.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { criticalPathOf, serviceSlots } from '#state/derived.ts';
import { useFind } from '#state/find.ts';
import type { FlameModel, FlameWords } from '#views/shared/flame/flameModel.ts';

/** Spans of a trace as a flame by time. */
export function spanModel(
  trace: CurrentTrace,
  items: FlameItems,
  failed: Uint8Array,
  showsCritical: boolean,
): FlameModel {
  const { table } = trace;
  const slots = serviceSlots(table);
  const path = criticalPathOf(trace);
  const labels = new Map<number, FlameLabel>();
  const isClosed = (row: number): boolean =>
    table.subtreeEnd[row] > row + 1 && itemOfId(items, row + 1) < 0 && isTopmostHidden(items, table.subtreeEnd, row);
  return {
    items,
    colourOf: (row) => serviceColour(table.service[row], slots),
    labelOf: (row) => {
      let label = labels.get(row);
      if (label === undefined) {
        label = labelOf(trace, row, isClosed(row));
        labels.set(row, label);
      }
      return label;
    },
    parentOf: (row) => table.parent[row],
    failedBefore: failedBeforeOf(items, failed),
    matchedBefore: () => {
      const { matches, count } = useFind.getState();
      return matches && matchedBeforeOf(items, matches, count);
    },
    isClosed,
    paintOver: showsCritical
      ? (ctx, input, palette) => paintCriticalPath(ctx, path, input.scale, (row) => lineTop(trace, input, row), palette)
      : undefined,
    words: (row) => wordsOf(trace, row, failed[row] === 1),
  };
}

const failedBeforeOf = memoLast((items: FlameItems, failed: Uint8Array) =>
  countBefore(items, (row) => failed[row] === 1),
);

/** The matches grow in place: their number tells that there are new ones. */
const matchedBeforeOf = memoLast((items: FlameItems, matches: BitSet, _count: number) =>
  countBefore(items, (row) => matches.has(row)),
);

/** Whether none of what is below a row is drawn: a filter may hide its first child only. */
function isTopmostHidden(items: FlameItems, subtreeEnd: Int32Array, row: number): boolean {
  for (let child = row + 1; child < subtreeEnd[row]; child = subtreeEnd[child]) {
    if (itemOfId(items, child) >= 0) return false;
  }
  return true;
}

function labelOf({ table }: CurrentTrace, row: number, isClosed: boolean): FlameLabel {
  const above = table.parent[row];
  const service = serviceName(table, table.service[row]);
  const shows = service !== '' && (above < 0 || table.service[above] !== table.service[row]);
  const name = table.strings.get(table.operation[row]) || '(no name)';
  const hidden = isClosed ? ` +${formatCount(table.subtreeEnd[row] - row - 1)}` : '';
  return { service: shows ? service : '', name: `${name}${hidden}` };
}

/** Below the box of a row or, where that is hidden, of what hides it; undefined when it is out of view. */
function lineTop({ table }: CurrentTrace, input: FlameInput, row: number): number | undefined {
  const { items, heightPx, laneHeightPx } = input;
  let item = itemOfId(items, row);
  for (let above = row; item < 0 && above >= 0; above = table.parent[above]) item = itemOfId(items, above);
  if (item < 0) return undefined;
  const top = laneTop(input, items.lane[item]);
  return top < -laneHeightPx || top > heightPx ? undefined : top + laneHeightPx - LANE_GAP_PX + 0.5;
}

function wordsOf({ table, document, extent }: CurrentTrace, row: number, isError: boolean): FlameWords {
  const { ends, selfTime } = document.derived;
  const length = endOf(ends, row) - table.start[row];
  const whole = extent.endNs - extent.startNs;
  const isOpen = table.duration[row] < 0;
  const below = table.subtreeEnd[row] - row - 1;
  return {
    service: serviceName(table, table.service[row]) || 'unknown service',
    operation: table.strings.get(table.operation[row]) || '(no name)',
    isError,
    facts: [
      isOpen ? 'not finished' : formatDuration(length),
      `self ${formatDuration(selfTimeOf(selfTime, row))}`,
      // How much of the trace it will have taken nobody knows.
      ...(isOpen ? [] : [`${formatShare(whole > 0 ? length / whole : 0)} of the trace`]),
      ...(below > 0 ? [`${formatCount(below)} below`] : []),
      ...(isError ? ['error'] : []),
    ],
  };
}
