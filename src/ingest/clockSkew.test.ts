import { expect, test } from 'vitest';
import { adjustTable } from '#analysis/adjustedTimes.ts';
import { deriveClockSkew } from '#analysis/clockSkew.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { missingTraces, sharedTraceBytes } from '../../test/sharedTraces.ts';
import { fileOf, ingestFiles } from './testFiles.ts';

test.skipIf(missingTraces !== '')(
  'A trace of two real hosts is 161,718 µs as stored and 99,411 µs adjusted.',
  async () => {
    const document = await ingestFiles([fileOf('skew.json', sharedTraceBytes('zipkin-v2/skew.json'))]);
    const table = openSpanTable(document.table);
    const skew = deriveClockSkew(table, 0);
    // Bounds 65,441 and 66,403 µs, for centring its one call.
    expect(skew.clocks.map(({ shiftNs }) => shiftNs / 1e3)).toEqual([0, 65_922]);
    expect(table.traces.duration[0] / 1e3).toBe(161_718);
    expect(adjustTable(table, 0, skew).traces.duration[0] / 1e3).toBe(99_411);
  },
);
