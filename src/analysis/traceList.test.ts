import { describe, expect, it } from 'vitest';
import { BitSet } from '#base/bitSet.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import type { TraceListQuery } from './traceList.ts';
import { deriveTraceOrder, traceTitle } from './traceList.ts';

const table = drawTrace(`
  shop checkout 0–100 trace=aa
    cart get    10–20 error
    db select   30–40
  shop browse   10–30 trace=bb
  cart Add      20–320 trace=cc
    db select   30–40
  mail send     50–60 trace=dd parent=gone
    - render    51–52
`);

function setOf(...traces: readonly number[]): BitSet {
  const set = new BitSet(4);
  for (const trace of traces) set.add(trace);
  return set;
}

function list(query: Partial<TraceListQuery>, of: SpanTable = table): string[] {
  const order = deriveTraceOrder(of, of.traces.errors, { sort: 'start', descending: false, ...query });
  return [...order].map((trace) => of.strings.get(of.traces.id[trace]));
}

describe('the order of traces', () => {
  it.each([
    [{ sort: 'start' }, 'aa bb cc dd'],
    [{ sort: 'start', descending: true }, 'dd cc bb aa'],
    [{ sort: 'name' }, 'cc dd bb aa'],
    [{ sort: 'spans', descending: true }, 'aa cc dd bb'],
    [{ sort: 'services', descending: true }, 'aa cc bb dd'],
    [{ sort: 'errors', descending: true }, 'aa bb cc dd'],
    [{ sort: 'duration' }, 'dd bb aa cc'],
  ] as const)('by %o is %s', (query, ids) => {
    expect(list(query).join(' ')).toBe(ids);
  });
});

describe('filters', () => {
  const service = (name: string): number => [...table.services].findIndex((text) => table.strings.get(text) === name);
  it.each([
    ['a text in the title', { text: 'CHECK' }, 'aa'],
    ['a text across service and operation', { text: 'shop b' }, 'bb'],
    ['an id', { text: 'cc' }, 'cc'],
    ['a service of any span', { service: service('db') }, 'aa cc'],
    ['the unknown service', { service: -1 }, 'dd'],
    ['errors', { errorsOnly: true }, 'aa'],
    ['durations, both ends included', { minDuration: 20e6, maxDuration: 100e6 }, 'aa bb'],
    ['those there are to choose from', { among: setOf(1, 2) }, 'bb cc'],
    ['several at once', { service: service('db'), minDuration: 200e6 }, 'cc'],
  ])('keep %s', (_, query, ids) => {
    expect(list(query).join(' ')).toBe(ids);
  });
});

it('A trace is called by its root, or else by its first orphan', () => {
  expect(traceTitle(table, 0)).toEqual({ service: 'shop', operation: 'checkout' });
  expect(traceTitle(table, 3)).toEqual({ service: 'mail', operation: 'send' });
});
