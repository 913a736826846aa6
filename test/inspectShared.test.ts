import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../src/cli/inspection.ts';
import type { Ran } from './commandLine.ts';
import { buildCommand } from './commandLine.ts';
import type { TraceTruth } from './sharedTraces.ts';
import { missingTraces, sharedFolder, sharedTraces } from './sharedTraces.ts';

/** Figures of the manifest by the names of `spanglass inspect`. */
const FIGURES = {
  traces: 'traces',
  spans: 'spans',
  services: 'services',
  roots: 'root_spans',
  orphans: 'orphan_spans',
  errors: 'error_spans',
} as const satisfies Partial<Record<keyof Inspection, keyof TraceTruth>>;

/** Files whose figures differ, and the rule by which they do. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'chrome-trace/catapult-bad-world-bounds.json':
    'nothing but records that are no spans: without a span there is no trace, where the manifest says one per file',
  'tempo-search/gresearch-test-trace.json':
    'the manifest looks at the first listing of each span, the service stands in the second; and it takes a parent id of zeros for an id, which here means none',
};

/** Files that differ may be this part of all. */
const MOST_DIFFERENT = 0.02;

describe.skipIf(missingTraces !== '')(`spanglass inspect of the shared traces ${missingTraces}`, () => {
  let spanglass: (args: readonly string[]) => Promise<Ran>;
  beforeAll(async () => {
    spanglass = await buildCommand('cli-shared');
  }, 60_000);

  it('agrees with the manifest', { timeout: 120_000 }, async () => {
    const traces = sharedTraces();
    const { out } = await spanglass(['inspect', '--json', ...traces.map(({ file }) => join(sharedFolder, file))]);
    const inspections = JSON.parse(out) as Inspection[];
    expect(inspections).toHaveLength(traces.length);
    const table = traces.map(({ file, folder, truth }, at) => {
      const inspection = inspections[at];
      const differences = Object.entries(FIGURES).flatMap(([figure, told]) => {
        const [ours, theirs] = [inspection[figure as keyof typeof FIGURES], truth[told]];
        // The manifest tells null where a format has no such thing.
        return theirs === null || theirs === undefined || ours === theirs ? [] : [`${figure} ${ours}, not ${theirs}`];
      });
      const isRefused = inspection.format === '' || inspection.spans === 0;
      if (folder === 'not-a-trace' && !isRefused) differences.push('not refused');
      return { file, format: inspection.format, spans: inspection.spans, rows: inspection.rows, differences };
    });
    console.table(table.map((row) => ({ ...row, differences: row.differences.join('; ') })));
    for (const [file, rule] of Object.entries(EXPLAINED)) console.log(`${file}: ${rule}`);
    const different = table.filter(({ differences }) => differences.length > 0);
    console.log(`${traces.length - different.length} of ${traces.length} files agree`);
    expect(different.filter(({ file }) => !(file in EXPLAINED))).toEqual([]);
    expect(different.length).toBeLessThanOrEqual(traces.length * MOST_DIFFERENT);
  });
});
