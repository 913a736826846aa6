// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setTraceView, START_VIEW } from '#state/traceView.ts';
import { WholeTraceRemark } from './WholeTraceRemark.tsx';

beforeEach(() => setTraceView(START_VIEW));
afterEach(cleanup);

it('tells that the graph is of the whole trace, as long as something narrows the other views', () => {
  render(<WholeTraceRemark />);
  expect(screen.queryByRole('note')).toBeNull();
  act(() => setTraceView({ service: '' }));
  expect(screen.getByRole('note').textContent).toMatch(/whole trace/);
  act(() => setTraceView({ service: undefined, range: { startNs: 0, endNs: 5 } }));
  expect(screen.getByRole('note').textContent).toMatch(/whole trace/);
  act(() => setTraceView({ range: undefined }));
  expect(screen.queryByRole('note')).toBeNull();
});
