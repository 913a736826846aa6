import type { IngestLine, Run, Way } from './ingestLine.ts';
import { WAYS } from './ingestLine.ts';

/** One file on a line: each way's time and memory, and both as shares of JSON.parse's. */
export function printIngest({ name, megabytes, ways }: IngestLine): void {
  const told = WAYS.map((way) => wayText(way, ways[way], ways.parse));
  console.log(`${name.padEnd(26)} ${megabytes.toFixed(0).padStart(5)} MB   ${told.join('   ')}`);
}

function wayText(way: Way, run: Run | undefined, parse: Run | undefined): string {
  if (!run) return `${way} cannot`;
  const share =
    way === 'parse' || !parse ? '' : ` ÷ ${(run.ms / parse.ms).toFixed(2)}, ${(run.peakMb / parse.peakMb).toFixed(2)}`;
  return `${way} ${run.ms.toFixed(0)} ms ${run.peakMb.toFixed(0)} MB${share}`;
}
