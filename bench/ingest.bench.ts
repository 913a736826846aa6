import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { inputFile } from '#cli/inputFiles.ts';
import { ingest, ingestStructure } from '#ingest/ingest.ts';
import type { Claim } from './claim.ts';
import type { GenerateOptions } from './generate.ts';
import { generatedFile } from './generatedFile.ts';
import type { IngestLine, Run, Way } from './ingestLine.ts';
import { WAYS } from './ingestLine.ts';
import { ingestClaims } from './ingestClaims.ts';
import { printClaims } from './browserTable.ts';
import { printIngest } from './ingestTable.ts';
import { ownPeak } from './rendererMemory.ts';

/** Rounds that are interleaved, since machines are noisy. The least of each way counts: nothing runs faster than it can. */
const ROUNDS = 3;

interface Case {
  readonly name: string;
  readonly generate: GenerateOptions;
  /** `JSON.parse` cannot: the text would be longer than a text may be */
  readonly isTooLong?: true;
}

function casesOf(isSmall: boolean): readonly Case[] {
  const formats = ['otlp', 'jaeger', 'zipkin'] as const;
  const sizes = isSmall ? [10_000] : [10_000, 100_000, 200_000];
  const plain = sizes.flatMap((spans) =>
    formats.map((format): Case => ({ name: `${format} ${spans / 1000}k`, generate: { format, spans } })),
  );
  if (isSmall) return plain;
  return [
    ...plain,
    { name: 'otlp 200k, no value twice', generate: { format: 'otlp', spans: 200_000, uniqueShare: 1 } },
    { name: 'otlp 200k, values repeat', generate: { format: 'otlp', spans: 200_000, uniqueShare: 0 } },
    { name: 'otlp 1000k', generate: { format: 'otlp', spans: 1_000_000 }, isTooLong: true },
  ];
}

/**
 * Reading a file into a finished table with its derived columns beside what any page must do at least: the file as one text,
 * and `JSON.parse` of it. Once of structure alone, after which a waterfall is complete, and once with every attribute.
 */
export async function benchIngest(options: {
  readonly isSmall: boolean;
  readonly worker: string;
}): Promise<{ readonly lines: readonly IngestLine[]; readonly claims: readonly Claim[] }> {
  const lines: IngestLine[] = [];
  for (const { name, generate, isTooLong } of casesOf(options.isSmall)) {
    const path = await generatedFile(generate);
    const best = new Map<Way, Run>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of WAYS) {
        if (way === 'parse' && isTooLong) continue;
        const run = runAlone(options.worker, way, path);
        const known = best.get(way);
        best.set(way, {
          ms: Math.min(run.ms, known?.ms ?? Infinity),
          peakMb: Math.min(run.peakMb, known?.peakMb ?? Infinity),
        });
      }
    }
    const line = { name, spans: generate.spans, megabytes: statSync(path).size / 1e6, ways: Object.fromEntries(best) };
    lines.push(line);
    printIngest(line);
  }
  const claims = ingestClaims(lines);
  printClaims(claims);
  return { lines, claims };
}

/** A process of its own for each run: no way finds memory or compiled code that another left. */
function runAlone(worker: string, way: Way, path: string): Run {
  const code = `import(${JSON.stringify(`file://${worker}`)}).then((m) => m.measure(${JSON.stringify(way)}, ${JSON.stringify(path)}))`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return JSON.parse(told) as Run;
}

/** Runs in the child process: measures one way once and prints it as JSON. */
export async function measure(way: Way, path: string): Promise<void> {
  const idle = process.memoryUsage.rss();
  const listener = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false };
  const start = performance.now();
  // Kept until the end, as a page keeps it.
  let kept: unknown;
  if (way === 'parse') kept = JSON.parse(readFileSync(path, 'utf8'));
  else if (way === 'structure') kept = await ingestStructure([await inputFile(path)], listener);
  else kept = await ingest([await inputFile(path)], listener);
  const ms = performance.now() - start;
  if (kept === undefined) throw new Error('Nothing was read.');
  // What an idle process has is taken off. Where Linux does not tell the peak itself, that of the resources used has to do,
  // which is never less than what the parent had when it started this process.
  const peakMb = ownPeak() ?? (process.resourceUsage().maxRSS * 1024) / 1e6;
  process.stdout.write(JSON.stringify({ ms, peakMb: peakMb - idle / 1e6 } satisfies Run));
}
