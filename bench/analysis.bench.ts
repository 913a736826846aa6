import { deriveCallTree } from '#analysis/callTree.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import { assignLanes } from '#analysis/flameLanes.ts';
import { deriveSelfTime } from '#analysis/selfTime.ts';
import { deriveServiceGraph } from '#analysis/serviceGraph.ts';
import { doAll } from '#base/slicedWork.ts';
import { ingest } from '#ingest/ingest.ts';
import type { DerivedColumns } from '#ingest/deriveColumns.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { printClaims } from './browserTable.ts';
import type { Claim } from './claim.ts';
import { generateBytes } from './generate.ts';
import type { Shape } from './spanShapes.ts';

/** The shapes that make careless algorithms slow: one parent of all, and each the parent of the next. */
const SHAPES: readonly { readonly shape: Shape; readonly spans: number; readonly name: string }[] = [
  { shape: 'siblings', spans: 80_000, name: '80,000 siblings' },
  { shape: 'chain', spans: 100_000, name: '100,000 deep' },
];
/** Ten times the spans may take so many times as long: linear with its logarithm, and room for what a cache holds. */
const GROWTH = 20;
/** The least of so many counts. */
const ROUNDS = 7;

interface Loaded {
  readonly table: SpanTable;
  readonly derived: DerivedColumns;
}

const ANALYSES: Readonly<Record<string, (loaded: Loaded) => unknown>> = {
  'self time': ({ table, derived }) => deriveSelfTime(table, derived.ends),
  'critical path': ({ table, derived }) => deriveCriticalPath(table, derived.ends, 0),
  'service graph': ({ table, derived }) => deriveServiceGraph(table, derived.errors.all.failed),
  'flame lanes': ({ table, derived }) => doAll(assignLanes(table, derived.ends, allRows(table))),
  'call tree': ({ table, derived: { ends, selfTime, errors } }) =>
    doAll(deriveCallTree(table, { firstRow: 0, endRow: table.length, ends, selfTime, failed: errors.all.failed })),
};

export interface AnalysisLine {
  readonly name: string;
  readonly spans: number;
  /** ms, by analysis: of a tenth of the spans, and of all */
  readonly tenth: Readonly<Record<string, number>>;
  readonly all: Readonly<Record<string, number>>;
}

/** What is worked out of a trace, for a tenth of its spans and for all: how the time grows. */
export async function benchAnalysis(): Promise<{
  readonly lines: readonly AnalysisLine[];
  readonly claims: readonly Claim[];
}> {
  const lines: AnalysisLine[] = [];
  const claims: Claim[] = [];
  for (const { shape, spans, name } of SHAPES) {
    const line = { name, spans, tenth: await timesOf(shape, spans / 10), all: await timesOf(shape, spans) };
    lines.push(line);
    const told = Object.keys(ANALYSES).map(
      (what) => `${what} ${line.tenth[what].toFixed(1)} → ${line.all[what].toFixed(1)}`,
    );
    console.log(`${name}, ms of a tenth → of all: ${told.join(', ')}`);
    for (const what of Object.keys(ANALYSES)) {
      const measured = line.all[what] / line.tenth[what];
      claims.push({ name: `${name} ÷ a tenth: ${what}`, unit: '×', measured, bar: GROWTH, isMet: measured <= GROWTH });
    }
  }
  printClaims(claims);
  return { lines, claims };
}

async function timesOf(shape: Shape, spans: number): Promise<Readonly<Record<string, number>>> {
  const loaded = await load(shape, spans);
  const times: Record<string, number> = {};
  for (const [what, derive] of Object.entries(ANALYSES)) {
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      derive(loaded);
      best = Math.min(best, performance.now() - start);
    }
    times[what] = best;
  }
  return times;
}

async function load(shape: Shape, spans: number): Promise<Loaded> {
  const bytes = generateBytes({ format: 'otlp', spans, shape, attributesPerSpan: 0 });
  const listener = { onProgress: () => {}, onPartial: () => {}, isStopped: () => false };
  const { table, derived } = await ingest([{ name: shape, size: bytes.length, blob: new Blob([bytes]) }], listener);
  return { table: openSpanTable(table), derived };
}

function allRows({ length }: SpanTable): Int32Array {
  return Int32Array.from({ length }, (_, row) => row);
}
