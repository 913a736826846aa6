import type { Claim } from './claim.ts';
import type { IngestLine, Way } from './ingestLine.ts';

/** Of a file of 200,000 spans with 15 attributes, as shares of what `JSON.parse` takes: [time, memory]. */
const BARS = { structure: [0.35, 0.2], all: [0.8, 0.35] } as const;
/** Ten times the spans may take so many times as long. */
const GROWTH = 11;

/** The bars of reading, as far as the cases that they are set for were run. */
export function ingestClaims(lines: readonly IngestLine[]): readonly Claim[] {
  const claims: Claim[] = [];
  const add = (name: string, measured: number, bar: number): void =>
    void claims.push({ name, unit: '×', measured, bar, isMet: measured <= bar });
  for (const { name, spans, ways } of lines) {
    if (spans !== 200_000 || !ways.parse) continue;
    for (const way of ['structure', 'all'] as const) {
      const run = ways[way];
      if (!run) continue;
      add(`${name}: ${WORDS[way]} ÷ JSON.parse, time`, run.ms / ways.parse.ms, BARS[way][0]);
      add(`${name}: ${WORDS[way]} ÷ JSON.parse, memory`, run.peakMb / ways.parse.peakMb, BARS[way][1]);
    }
  }
  const million = lines.find(({ spans }) => spans === 1_000_000);
  const tenth = lines.find(({ name }) => name === 'otlp 100k');
  for (const way of ['structure', 'all'] as const) {
    const [large, small] = [million?.ways[way], tenth?.ways[way]];
    if (large && small) add(`1M ÷ 100k spans: ${WORDS[way]}, time`, large.ms / small.ms, GROWTH);
  }
  return claims;
}

const WORDS: Readonly<Record<Way, string>> = {
  parse: 'JSON.parse',
  structure: 'structure',
  all: 'every attribute',
};
