// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { gatherGraph } from '#analysis/gatherGraph.ts';
import { doAll } from '#base/slicedWork.ts';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import { drawTrace } from '../../../../test/traceDrawing.ts';
import { GraphRemark } from './GraphRemark.tsx';

afterEach(cleanup);

/** What is said of the graph of a trace; '' = nothing. */
function remark(drawing: string, isStructure: boolean): string {
  const table = drawTrace(drawing);
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  const rows = { firstRow: 0, endRow: table.length };
  const input = doAll(gatherGraph(table, { failed: derived.errors.all.failed, selfTime: derived.selfTime }, rows));
  const document = { table, derived, files: [], problems: [], isPartial: false, isStructure };
  cleanup();
  render(<GraphRemark input={input} document={document} rows={rows} />);
  return screen.queryByRole('note')?.textContent ?? '';
}

const ALONE = 'shop buy 0–100 server';
const JOINED = `
  shop buy     0–100 server
    shop ask  10–90  client
      bank pay 20–80 server
`;

test('Nothing is said of a graph that speaks for itself.', () => {
  expect(remark(JOINED, false)).toBe('');
});

test('One service that calls nothing is told what names a call, but not before its attributes were read.', () => {
  expect(remark(ALONE, false)).toMatch(/^One service, and none of its spans says what it calls/);
  expect(remark(ALONE, true)).toMatch(/attributes that name them have not been read yet\.$/);
  expect(remark(JOINED, true)).toMatch(/attributes that name them have not been read yet\.$/);
});
