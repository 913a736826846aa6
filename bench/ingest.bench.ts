import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputFile } from '#cli/inputFiles.ts';
import { ingest } from '#ingest/ingest.ts';
import type { GenerateOptions } from './generate.ts';
import { writeFile } from './writeFile.ts';

/** One measured run in a process of its own: what it took beyond an idle process. */
interface Run {
  readonly ms: number;
  readonly peakMb: number;
  readonly spans: number;
}

interface IngestLine {
  readonly format: GenerateOptions['format'];
  readonly spans: number;
  readonly megabytes: number;
  readonly parse: Run;
  readonly read: Run;
  readonly timeRatio: number;
  readonly memoryRatio: number;
}

/** Rounds that are interleaved; the median counts, since machines are noisy. */
const ROUNDS = 3;

/**
 * Reading a file into a finished table (all attributes, tree, derived columns) beside what any page must do at least:
 * the file as one text, and `JSON.parse` of it.
 */
export async function benchIngest(options: {
  readonly isSmall: boolean;
  readonly worker: string;
}): Promise<IngestLine[]> {
  const sizes = options.isSmall ? [10_000] : [10_000, 100_000, 200_000];
  const lines: IngestLine[] = [];
  for (const spans of sizes) {
    for (const format of ['otlp', 'jaeger', 'zipkin'] as const) {
      const path = join(tmpdir(), `spanglass-${format}-${spans}.json`);
      await writeFile(path, { format, spans });
      const runs: { parse: Run[]; read: Run[] } = { parse: [], read: [] };
      for (let round = 0; round < ROUNDS; round++) {
        for (const kind of ['parse', 'read'] as const) runs[kind].push(runAlone(options.worker, kind, path));
      }
      const parse = median(runs.parse);
      const read = median(runs.read);
      const line = {
        format,
        spans,
        megabytes: statSync(path).size / 1e6,
        parse,
        read,
        timeRatio: read.ms / parse.ms,
        memoryRatio: read.peakMb / parse.peakMb,
      };
      lines.push(line);
      print(line);
    }
  }
  return lines;
}

function print(line: IngestLine): void {
  const { format, spans, megabytes, parse, read } = line;
  console.log(
    `${format.padEnd(7)} ${String(spans).padStart(8)} spans ${megabytes.toFixed(0).padStart(5)} MB` +
      `   JSON.parse ${parse.ms.toFixed(0).padStart(6)} ms ${parse.peakMb.toFixed(0).padStart(5)} MB` +
      `   spanglass ${read.ms.toFixed(0).padStart(6)} ms ${read.peakMb.toFixed(0).padStart(5)} MB` +
      `   ÷ ${line.timeRatio.toFixed(2)} time, ${line.memoryRatio.toFixed(2)} memory` +
      `   (${(megabytes / (read.ms / 1000)).toFixed(0)} MB/s)`,
  );
}

function median(runs: readonly Run[]): Run {
  return runs.toSorted((one, other) => one.ms - other.ms)[Math.floor(runs.length / 2)];
}

function runAlone(worker: string, kind: string, path: string): Run {
  const code = `import(${JSON.stringify(`file://${worker}`)}).then((m) => m.measure(${JSON.stringify(kind)}, ${JSON.stringify(path)}))`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return JSON.parse(told) as Run;
}

/** Runs in the child process: measures one way once and prints it as JSON. */
export async function measure(kind: 'parse' | 'read', path: string): Promise<void> {
  const idle = process.memoryUsage.rss();
  const start = performance.now();
  let spans = 0;
  if (kind === 'parse') {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    spans = typeof parsed === 'object' ? -1 : 0;
  } else {
    const file = await inputFile(path);
    const listener = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false };
    spans = (await ingest([file], listener)).table.length;
  }
  const ms = performance.now() - start;
  // Linux tells the highest resident size there ever was; what an idle process has is taken off.
  const peak = process.resourceUsage().maxRSS * 1024 - idle;
  process.stdout.write(JSON.stringify({ ms, peakMb: peak / 1e6, spans }));
}
