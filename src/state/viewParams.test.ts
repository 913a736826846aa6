import { describe, expect, it } from 'vitest';
import type { SpanRow } from '#model/spanTable.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { START_VIEW } from './traceView.ts';
import { viewFromParams, viewToParams } from './viewParams.ts';

const table = drawTrace(`
  shop checkout   0–100  id=a
    shop reserve  10–40  id=b
      db select   12–20  id=c
    bank pay      50–90  id=b
`);
const trace = { firstRow: 0, endRow: table.length, startNs: 0 };
const row = (operation: string): SpanRow => rowOf(table, operation);

describe('a view in the address', () => {
  it('tells the unknown service from none', () => {
    const view = { ...START_VIEW, service: '' };
    expect(viewToParams(view, table, trace).toString()).toBe('service=');
    expect(viewFromParams(new URLSearchParams('service='), table, trace)).toEqual(view);
  });

  it('leaves out what is as at the start', () => {
    expect(viewToParams(START_VIEW, table, trace).toString()).toBe('');
    expect(viewFromParams(new URLSearchParams(), table, trace)).toEqual(START_VIEW);
  });

  it('comes back as it was', () => {
    const view = {
      view: 'flame' as const,
      selected: row('select'),
      range: { startNs: 10_000_000, endNs: 40_000_000 },
      level: 1,
      toggled: new Set([0, 1, 3]),
      focus: row('reserve'),
      service: 'bank',
      rows: [
        { by: 'operation' as const, value: 'GET ~ 100%25' },
        { by: '@card' as const, value: undefined },
      ],
      find: 'a & b = ü',
      adjustClocks: true,
      flame: 'merged' as const,
      graph: 'colour=errors&focus=service%3Abank',
      table: {
        mode: 'path' as const,
        by: '@http.route' as const,
        within: undefined,
        sort: 'p95' as const,
        descending: false,
        text: 'a~b %7E',
        isWhole: true,
        merge: 'operation' as const,
        pathSort: 'time' as const,
        pathDescending: false,
      },
      events: {
        mode: 'exceptions' as const,
        text: '~',
        name: '',
        severity: 'warn' as const,
        exceptionsOnly: true,
        isWhole: true,
      },
    };
    expect(viewFromParams(viewToParams(view, table, trace), table, trace)).toEqual(view);
  });

  it('names a span by its id, and by its place where another has the same id', () => {
    const named = (operation: string): string | null =>
      viewToParams({ ...START_VIEW, selected: row(operation) }, table, trace).get('span');
    expect(named('checkout')).toBe(table.strings.get(table.spanId[row('checkout')]));
    expect(named('pay')).toBe('row-3');
    expect(viewFromParams(new URLSearchParams({ span: 'row-3' }), table, trace).selected).toBe(row('pay'));
  });

  it('is left at the start where it does not fit the trace', () => {
    const params = new URLSearchParams({
      span: 'nobody',
      zoom: '50~10',
      level: 'deep',
      toggled: 'zz.!',
      focus: 'row-99',
      rows: 'nothing~=x',
      table: 'heap~@~cheese~-size~~~up',
      events: 'all~loud~~~name',
    });
    expect(viewFromParams(params, table, trace)).toEqual(START_VIEW);
  });

  it('gives up a list of rows too long for an address', () => {
    const many = drawTrace(Array.from({ length: 4000 }, (_, at) => `s op${at} ${at}–${at + 1}`).join('\n'));
    const rows = { firstRow: 0, endRow: many.length, startNs: 0 };
    const toggled = new Set(Array.from({ length: 4000 }, (_, at) => at));
    expect(viewToParams({ ...START_VIEW, toggled }, many, rows).get('toggled')).toBeNull();
  });
});
