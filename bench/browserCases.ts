import type { GenerateOptions } from './generate.ts';

/** A trace file that the browser bench opens. */
export interface BrowserCase {
  readonly name: string;
  readonly generate: GenerateOptions;
}

function otlp(name: string, spans: number, more: Partial<GenerateOptions> = {}): BrowserCase {
  return { name, generate: { format: 'otlp', spans, ...more } };
}

/** What every larger case is compared with. */
export const YARDSTICK = 'spans 10k';
/** The case that is compared with the least that any page must do. */
export const COMPARED = 'spans 200k';
/** The case that most bars are set for. */
export const MILLION = 'spans 1M';
/** Spans without attributes: what the waterfall itself holds. */
export const BARE = 'bare 1M';

export const SMALL_CASES: readonly BrowserCase[] = [otlp(YARDSTICK, 10_000)];

/** From the usual to the absurd; the first file of a million spans is 1.5 GB. */
export const BROWSER_CASES: readonly BrowserCase[] = [
  otlp(YARDSTICK, 10_000),
  otlp('spans 100k', 100_000),
  otlp(COMPARED, 200_000),
  otlp(MILLION, 1_000_000),
  otlp(BARE, 1_000_000, { attributesPerSpan: 0 }),
  otlp('chain', 100_000, { shape: 'chain', attributesPerSpan: 3 }),
  otlp('siblings', 500_000, { shape: 'siblings', attributesPerSpan: 3 }),
  otlp('traces', 1_000_000, { traces: 100_000, attributesPerSpan: 3 }),
];
