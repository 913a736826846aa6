import { useMemo, type KeyboardEvent } from 'react';
import { callTreeValue } from '#analysis/callTree.ts';
import { formatCount } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { focusedRows, useFoldedRepeats, useMatchedRows } from '#state/derived.ts';
import type { RowFlame } from '#state/flame.ts';
import { useMergedFlame } from '#state/flame.ts';
import { registerRows } from '#state/focusRequests.ts';
import { usePreferences } from '#state/preferences.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import { FlameAxis } from '#views/shared/flame/FlameAxis.tsx';
import type { FlameControl } from '#views/shared/flame/flameModel.ts';
import { FlameView } from '#views/shared/flame/FlameView.tsx';
import { Waiting } from '#views/shared/Waiting.tsx';
import { nodeModel } from '#views/shared/flame/nodeModel.ts';
import { ZoomedRange } from '#views/shared/flame/zoomedRange.ts';
import { useFocusOnArrival } from './TimePane.tsx';
import { litPathsBefore } from './litPaths.ts';
import { subscribeToView } from './timeControl.ts';

/** Spans of one call path as one box, as wide as their time in all. A chosen box chooses its longest span. */
export function MergedPane({ trace }: { readonly trace: CurrentTrace }) {
  const { table, document } = trace;
  const focus = useTraceView((view) => view.focus);
  const service = useTraceView((view) => view.service);
  const compact = usePreferences((preferences) => preferences.compact);
  useFoldedRepeats(trace);
  const matched = useMatchedRows(trace);
  const { firstRow, endRow } = focusedRows(trace, focus);
  const flame = useMergedFlame(document, firstRow, endRow);
  const model = useMemo(
    () => flame && { ...nodeModel(table, flame), matchedBefore: () => litPathsBefore(trace, flame, service, matched) },
    [trace, table, flame, service, matched],
  );
  const zoom = useMemo(() => flame && new ZoomedRange({ startNs: 0, endNs: callTreeValue(flame.tree) }), [flame]);
  const control = useMemo(() => flame && zoom && mergedControl(flame, zoom), [flame, zoom]);
  useFocusOnArrival(model !== undefined);
  if (!model || !control || !zoom) return <Waiting words="Laying out the spans" />;
  return (
    <FlameView
      model={model}
      control={control}
      label={`Flame of the trace, ${formatCount(model.items.id.length)} call paths`}
      hint="Each box is all spans of one call path, as wide as their time in all. Enter shows the longest."
      axis={<FlameAxis control={control} />}
      compact={compact}
      onKey={(event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey && zoom.answer(event.key)}
      focusRef={registerRows}
    />
  );
}

function mergedControl({ tree, nodeOf, firstRow }: RowFlame, zoom: ZoomedRange): FlameControl {
  return {
    scale: zoom.scale,
    show: zoom.show,
    selected: () => {
      const { selected } = useTraceView.getState();
      return selected === undefined ? undefined : nodeOf[selected - firstRow];
    },
    select: (node) => setTraceView({ selected: tree.longest[node] as SpanRow }),
    hovered: zoom.hovered,
    hover: zoom.hover,
    fit: (node) => zoom.show({ startNs: tree.start[node], endNs: tree.start[node] + tree.value[node] }),
    subscribe: (listener) => {
      const stops = [zoom.subscribe(listener), subscribeToView(listener)];
      return () => stops.forEach((stop) => stop());
    },
  };
}
