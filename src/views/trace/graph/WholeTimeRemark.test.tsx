// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { setTraceView, START_VIEW } from '#state/traceView.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { WholeTimeRemark } from './WholeTimeRemark.tsx';

const table = drawTrace(`
  shop buy   0–100
    shop pay 20–60
`);

beforeEach(() => setTraceView(START_VIEW));
afterEach(cleanup);

const told = (): string => screen.queryByRole('note')?.textContent ?? '';
const range = (fromMs: number, toMs: number) => ({ startNs: fromMs * 1e6, endNs: toMs * 1e6 });

it('tells that the graph is of the whole time, as long as a range leaves out some of it', () => {
  render(<WholeTimeRemark trace={{ table } as CurrentTrace} />);
  act(() => setTraceView({ service: '' }));
  expect(told()).toBe('');
  act(() => setTraceView({ range: range(0, 50) }));
  expect(told()).toMatch(/whole time/);
  act(() => setTraceView({ range: range(15, 65), focus: rowOf(table, 'pay') }));
  expect(told()).toBe('');
  act(() => setTraceView({ range: range(30, 40) }));
  expect(told()).toMatch(/whole time/);
});
