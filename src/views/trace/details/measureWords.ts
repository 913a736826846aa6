import type { Measure } from '#analysis/measures.ts';
import { formatBytes, formatCount, formatDuration, formatExactInstant } from '#model/formatTime.ts';

/** What a measure says beside its number: `2026-11-21 12:00:00 UTC`, `12.5 s`, `34.5 MB`, `128,000`. */
export function measureWords(measure: Measure, zone: 'utc' | 'local'): string {
  switch (measure.kind) {
    case 'instant':
      return instantWords(measure.ns, zone);
    case 'duration':
      return formatDuration(measure.ns);
    case 'bytes':
      return formatBytes(measure.bytes);
    case 'count':
      return formatCount(measure.count);
  }
}

/** A date with as many digits of its second as count. */
export function instantWords(ns: bigint, zone: 'utc' | 'local'): string {
  const { date, time, zone: place } = formatExactInstant(ns, zone);
  return `${date} ${time.replace(/\.?0+$/, '')}\u00A0${place}`;
}
