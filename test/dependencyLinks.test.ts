import { describe, expect, it } from 'vitest';
import { deriveDependencyLinks } from '#analysis/dependencyLinks.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { fileOf, ingestFiles } from '#ingest/testFiles.ts';
import { missingTraces, sharedTraceBytes, sharedZipkinLinks } from './sharedTraces.ts';

describe.skipIf(missingTraces !== '')(`Zipkin's links of the shared traces ${missingTraces}`, () => {
  for (const { file, links } of sharedZipkinLinks()) {
    it(`are those of ${file}`, async () => {
      const { table } = await ingestFiles([fileOf(file, sharedTraceBytes(file))]);
      const ours = deriveDependencyLinks(openSpanTable(table), true);
      // Zipkin writes all names in small letters.
      expect(ours.map((link) => linkText(link.parent, link.child, link.calls, link.errors)).sort()).toEqual(
        links.map((link) => linkText(link.parent, link.child, link.callCount, link.errorCount ?? 0)).sort(),
      );
    });
  }
});

function linkText(parent: string, child: string, calls: number, errors: number): string {
  return `${parent} → ${child} ${calls}, ${errors} failed`.toLowerCase();
}
