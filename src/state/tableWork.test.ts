import { expect, it } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { TraceIndex } from '#model/spanTable.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { criticalPathOf } from './derived.ts';
import { pathWork } from './tableWork.ts';

const table = drawTrace(`
  shop buy      0–100
    pay charge  10–60
      bank book 20–50
`);
const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
const trace: CurrentTrace = {
  document: { table, derived, files: [], problems: [], isPartial: false },
  table,
  trace: 0 as TraceIndex,
  traceId: '',
  firstRow: 0,
  endRow: table.length,
  startNs: 0,
  extent: { startNs: 0, endNs: 100e6 },
};

const pathOf = (focus: number | undefined) =>
  pathWork(trace, 'span', 'start', false, '', focus, undefined, undefined).result()?.path;

it('the path of the main root is the one that is known already, be the root focused or not', () => {
  expect(pathOf(undefined)).toBe(criticalPathOf(trace));
  expect(pathOf(rowOf(table, 'buy'))).toBe(criticalPathOf(trace));
  expect(pathOf(rowOf(table, 'charge'))).toMatchObject({ root: rowOf(table, 'charge'), row: { length: 3 } });
});
