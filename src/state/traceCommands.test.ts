// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import { drawTrace, printRows, rowOf } from '../../test/traceDrawing.ts';
import { commandFor } from './appCommands.ts';
import { currentTrace } from './currentTrace.ts';
import { visibleRowsOf } from './derived.ts';
import { useDocument } from './documents.ts';
import { find, useFind } from './find.ts';
import { setPreference } from './preferences.ts';
import { setTraceView, START_VIEW, useTraceView } from './traceView.ts';

const table = drawTrace(`
  web checkout        0–100
    cart load         0–20
      db cart         5–15
    order place       20–70 error
      db stock        25–35
      db insert       40–60 error
    mail receipt      70–90
`);
const key = { kind: 'file', id: 'x' } as const;

/** Presses keys one after the other, as the shortcuts would. */
function press(...keys: string[]): void {
  for (const pressed of keys) commandFor(pressed)?.run();
}

function selected(): string {
  const { selected: row } = useTraceView.getState();
  return row === undefined ? '' : table.strings.get(table.operation[row]);
}

function shown(): string {
  const trace = currentTrace();
  if (!trace) return '';
  return printRows(table, visibleRowsOf(trace, useTraceView.getState()), ['operation']).trim().replace(/\s+/g, ' ');
}

beforeEach(() => {
  useDocument.setState({
    current: {
      phase: 'ready',
      key,
      title: 'x',
      document: {
        table,
        derived: deriveColumns({ ...table, stringColumns: table.strings.columns }),
        files: [],
        problems: [],
        isPartial: false,
      },
    },
  });
  globalThis.location.hash = `#/file/x/trace/${table.strings.get(table.traces.id[0])}`;
  setPreference('foldRepeats', true);
  setTraceView(START_VIEW);
});

describe('arrow keys', () => {
  it('move through the rows that are shown and stop at both ends', () => {
    press('ArrowDown');
    expect(selected()).toBe('checkout');
    press('ArrowDown', 'ArrowDown');
    expect(selected()).toBe('cart');
    press('End', 'ArrowDown');
    expect(selected()).toBe('receipt');
    press('Home', 'ArrowUp');
    expect(selected()).toBe('checkout');
  });

  it('close a row, then go to its parent; open it, then go to its first child', () => {
    setTraceView({ selected: rowOf(table, 'place') });
    press('ArrowLeft');
    expect(shown()).toBe('checkout load cart place receipt');
    press('ArrowLeft');
    expect(selected()).toBe('checkout');
    setTraceView({ selected: rowOf(table, 'place') });
    press('ArrowRight', 'ArrowRight');
    expect(selected()).toBe('stock');
  });

  it('with Alt close and open everything below', () => {
    setTraceView({ selected: rowOf(table, 'checkout') });
    press('Alt+ArrowLeft');
    expect(shown()).toBe('checkout');
    press('ArrowRight');
    expect(shown()).toBe('checkout load place receipt');
    press('Alt+ArrowRight');
    expect(shown()).toBe('checkout load cart place stock insert receipt');
  });
});

describe('levels', () => {
  it('go one less and one more, and are all open again past the deepest', () => {
    press('[');
    expect(shown()).toBe('checkout load place receipt');
    press('[', '[');
    expect(shown()).toBe('checkout');
    press(']', ']', ']');
    expect(shown()).toBe('checkout load cart place stock insert receipt');
    expect(useTraceView.getState().level).toBeUndefined();
  });
});

describe('jumps', () => {
  it('go from error to error, round the end, and open what hides them', () => {
    press('[', '[', 'e');
    expect(selected()).toBe('place');
    press('e');
    expect(selected()).toBe('insert');
    expect(shown()).toContain('insert');
    press('e');
    expect(selected()).toBe('place');
    press('E');
    expect(selected()).toBe('insert');
  });

  it('go to the parent', () => {
    setTraceView({ selected: rowOf(table, 'insert') });
    press('p', 'p', 'p');
    expect(selected()).toBe('checkout');
  });

  it('go from match to match', async () => {
    const trace = currentTrace();
    if (!trace) throw new Error('no trace is open');
    find(trace, 'db');
    await vi.waitFor(() => expect(useFind.getState()).toMatchObject({ done: true, count: 3 }));
    press('n', 'n');
    expect(selected()).toBe('stock');
    press('n', 'n');
    expect(selected()).toBe('cart');
    press('N');
    expect(selected()).toBe('insert');
  });
});

describe('narrowing', () => {
  it('to a subtree is undone by the same key and by backing out', () => {
    setTraceView({ selected: rowOf(table, 'place') });
    press('f');
    expect(shown()).toBe('place stock insert');
    press('f');
    expect(shown()).toContain('receipt');
    press('f', 'Escape');
    expect(shown()).toContain('receipt');
  });

  it('to a service keeps the spans above its own', () => {
    setTraceView({ service: 'mail' });
    expect(shown()).toBe('checkout receipt');
    press('e');
    expect(shown()).toContain('place');
  });

  it('in time zooms around the selected span, pans, and shows all again', () => {
    setTraceView({ selected: rowOf(table, 'stock') });
    press('w');
    const { range } = useTraceView.getState();
    expect(range && range.endNs - range.startNs).toBeCloseTo(100e6 / 1.5);
    press('d');
    expect(useTraceView.getState().range?.startNs).toBeGreaterThan(range?.startNs ?? 0);
    press('0');
    expect(useTraceView.getState().range).toBeUndefined();
    press('z');
    expect(useTraceView.getState().range).toEqual({ startNs: 24.5e6, endNs: 35.5e6 });
  });
});
