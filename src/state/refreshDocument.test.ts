// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LoadedDocument } from './documents.ts';
import { useDocument } from './documents.ts';
import type { GatheredTraces } from './gatherTraces.ts';
import { gatherTraces } from './gatherTraces.ts';
import { useNotices } from './notices.ts';
import { follow, refreshDocument, stopFollowing, useRefresh } from './refreshDocument.ts';
import { collectorDocument } from './route.ts';

vi.mock('./gatherTraces.ts', () => ({ gatherTraces: vi.fn<typeof gatherTraces>() }));
vi.mock('./readInputs.ts', () => ({ readInputs: () => Promise.resolve(SHOWN) }));

/** As much of a document as is looked at: it has one span, and never gets another. */
const SHOWN = { table: { length: 1 }, problems: [] } as unknown as LoadedDocument;
const ANSWER: GatheredTraces = { inputs: [], failures: [], whenEmpty: () => [] };
const EVERY = 5000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(gatherTraces).mockReset().mockResolvedValue(ANSWER);
  const key = collectorDocument('prod', ['4bf9']);
  useDocument.setState({ current: { phase: 'ready', key, title: 'prod', document: SHOWN } });
});

afterEach(() => {
  useDocument.setState({ current: { phase: 'none' } });
  vi.useRealTimers();
});

const asked = (): number => vi.mocked(gatherTraces).mock.calls.length;

it('following asks now and every five seconds, and ends after a minute without a new span', async () => {
  follow();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * EVERY);
  expect(asked()).toBe(3);
  await vi.advanceTimersByTimeAsync(20 * EVERY);
  expect(asked()).toBe(12);
  expect(useRefresh.getState().isFollowing).toBe(false);
});

it('following that is stopped and begun again while an answer is waited for asks no more often', async () => {
  let answer = (_answer: GatheredTraces): void => {};
  vi.mocked(gatherTraces).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  follow();
  await vi.advanceTimersByTimeAsync(0);
  stopFollowing();
  follow();
  answer(ANSWER);
  await vi.advanceTimersByTimeAsync(0);
  const before = asked();
  await vi.advanceTimersByTimeAsync(4 * EVERY);
  expect(asked() - before).toBe(4);
});

it('what breaks is told, and the next time can be asked again', async () => {
  vi.mocked(gatherTraces).mockRejectedValueOnce(new Error('no such chunk'));
  await refreshDocument();
  expect(useNotices.getState().notices.at(-1)?.text).toContain('no such chunk');
  expect(useRefresh.getState().isRefreshing).toBe(false);
});

it('an answer for a document that was closed changes nothing', async () => {
  let answer = (_answer: GatheredTraces): void => {};
  vi.mocked(gatherTraces).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  follow();
  await vi.advanceTimersByTimeAsync(0);
  const [, signal] = vi.mocked(gatherTraces).mock.calls[0];
  useDocument.setState({ current: { phase: 'none' } });
  expect(signal.aborted).toBe(true);
  answer(ANSWER);
  await vi.advanceTimersByTimeAsync(4 * EVERY);
  expect(useRefresh.getState()).toEqual({ isRefreshing: false, isFollowing: false, answeredAt: undefined });
  expect(asked()).toBe(1);
});
