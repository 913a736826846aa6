import type { SpanEvent } from '#model/span.ts';
import { spellingsOf } from './aliasTable.ts';

/** A feature flag as a span found it. */
export interface FeatureFlag {
  readonly key: string;
  /** the variant, else the value; '' when neither was sent */
  readonly result: string;
}

/** Older releases left the last word out. */
const NAMES: ReadonlySet<string> = new Set(['feature_flag.evaluation', 'feature_flag']);

/** Flags by the events of one span, in the order they were asked for; one that was asked for again counts once. */
export function readFeatureFlags(events: readonly SpanEvent[]): readonly FeatureFlag[] {
  const flags = new Map<string, FeatureFlag>();
  for (const { name, attributes } of events) {
    if (!NAMES.has(name)) continue;
    const text = (canonical: string): string => {
      for (const { key } of spellingsOf(canonical)) {
        const found = attributes.find((attribute) => attribute.key === key && attribute.text !== '');
        if (found) return found.text;
      }
      return '';
    };
    const key = text('feature_flag.key');
    const result = text('feature_flag.result.variant') || text('feature_flag.result.value');
    if (key !== '') flags.set(`${key} ${result}`, { key, result });
  }
  return [...flags.values()];
}
