import type { InstantText } from '#model/formatTime.ts';
import { formatInstant } from '#model/formatTime.ts';
import { usePreferences } from '#state/preferences.ts';
import { Button } from '#ui/Button.tsx';
import { instantFromText } from '#views/shared/instantText.ts';
import type { TracesFilter } from './tracesFilter.ts';
import { changeFilter } from './useTracesFilter.ts';

/** The stretch of time in which traces start, while the filter has one; a press takes it away. */
export function StartLimits({ filter }: { readonly filter: Pick<TracesFilter, 'from' | 'to'> }) {
  const zone = usePreferences((preferences) => preferences.zone);
  const words = startWords(filter, zone);
  if (words === '') return null;
  return (
    <Button
      size="small"
      icon="close"
      aria-label={`Started ${words}. Any time`}
      onClick={() => changeFilter({ from: '', to: '' })}
    >
      {words}
    </Button>
  );
}

/** `14:03:22.418 – 14:04:10.020`, `from …`, `until …`; the days only where they differ; '' = any time. */
export function startWords({ from, to }: Pick<TracesFilter, 'from' | 'to'>, zone: 'utc' | 'local'): string {
  const start = instant(from, zone);
  const end = instant(to, zone);
  if (start && end) {
    return start.date === end.date
      ? `${start.time} – ${end.time}`
      : `${start.date} ${start.time} – ${end.date} ${end.time}`;
  }
  if (start) return `from ${start.date} ${start.time}`;
  return end ? `until ${end.date} ${end.time}` : '';
}

function instant(text: string, zone: 'utc' | 'local'): InstantText | undefined {
  const ns = instantFromText(text);
  return ns === undefined ? undefined : formatInstant(ns, zone);
}
