import { useEffect, useMemo, useState } from 'react';
import type { FlameItems } from '#analysis/flameItems.ts';
import { formatCount } from '#model/formatTime.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useErrors } from '#state/derived.ts';
import { useTimeFlame } from '#state/flame.ts';
import { registerRows } from '#state/focusRequests.ts';
import { usePreferences } from '#state/preferences.ts';
import { FlameView } from '#views/shared/flame/FlameView.tsx';
import { Waiting } from '#views/shared/Waiting.tsx';
import { focusOnArrival } from '#views/trace/arrival.ts';
import { WaterfallAxis } from '#views/trace/WaterfallAxis.tsx';
import { spanModel } from './spanModel.ts';
import { timeControl } from './timeControl.ts';

/** Spans where they stand in time, each below its parent, none covering another. */
export function TimePane({ trace }: { readonly trace: CurrentTrace }) {
  const items = useTimeFlame(trace);
  const { failed } = useErrors(trace.document);
  const showsCritical = usePreferences((preferences) => preferences.criticalPath);
  const compact = usePreferences((preferences) => preferences.compact);
  const shown = useLatest(trace, items);
  const model = useMemo(
    () => shown && spanModel(trace, shown, failed, showsCritical),
    [trace, shown, failed, showsCritical],
  );
  const control = useMemo(() => timeControl(trace), [trace]);
  useFocusOnArrival(model !== undefined);
  if (!model) return <Waiting words="Laying out the spans" />;
  return (
    <FlameView
      model={model}
      control={control}
      label={`Flame of the trace, ${formatCount(model.items.id.length)} spans by time`}
      hint="Arrows go to the parent, to a child, to the spans beside. Double click fits a span."
      axis={<WaterfallAxis trace={trace} />}
      compact={compact}
      focusRef={registerRows}
    />
  );
}

/** What was laid out last for a trace, while something else is laid out: opening a row must not empty the view. */
function useLatest(trace: CurrentTrace, items: FlameItems | undefined): FlameItems | undefined {
  const [last, setLast] = useState<{ readonly trace: CurrentTrace; readonly items: FlameItems } | undefined>(undefined);
  if (items && last?.items !== items) setLast({ trace, items });
  return items ?? (last?.trace === trace ? last.items : undefined);
}

/** The flame gets the keys when it is laid out, unless somebody else has them. */
export function useFocusOnArrival(isThere: boolean): void {
  useEffect(() => {
    if (isThere) focusOnArrival();
  }, [isThere]);
}
