import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../src/cli/inspection.ts';
import type { Ran } from './commandLine.ts';
import { buildCommand } from './commandLine.ts';
import { differencesFrom, EXPLAINED } from './manifestFigures.ts';
import { missingTraces, sharedFolder, sharedTraces } from './sharedTraces.ts';

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
    const table = traces.map((trace, at) => {
      const { file, folder } = trace;
      const inspection = inspections[at];
      const differences = differencesFrom(trace, inspection);
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
