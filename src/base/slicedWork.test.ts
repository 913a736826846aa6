import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { doAll, SlicedWork, type Steps } from './slicedWork.ts';

let now = 0;

beforeEach(() => {
  // Another frame than that of the test before.
  now += 1000;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Counts to `count`, a ms each. */
function* slow(count: number): Steps<string> {
  for (let at = 0; at < count; at++) {
    now++;
    yield;
  }
  return `${count} done`;
}

it('What fits into one slice is there at once', () => {
  expect(new SlicedWork(slow(3)).result()).toBe('3 done');
});

it('Works begun in one frame share a first slice, but what is small is always there at once', () => {
  expect(new SlicedWork(slow(4)).result()).toBe('4 done');
  expect(new SlicedWork(slow(4)).result()).toBeUndefined();
  expect(new SlicedWork(slow(0)).result()).toBe('0 done');
  now += 1000;
  expect(new SlicedWork(slow(4)).result()).toBe('4 done');
});

it('What does not is done slice by slice while somebody waits, and told once', () => {
  const work = new SlicedWork(slow(12));
  const told = vi.fn<() => void>();
  expect(vi.getTimerCount()).toBe(0);
  const stop = work.subscribe(told);
  vi.advanceTimersToNextTimer();
  expect([work.result(), told.mock.calls.length]).toEqual([undefined, 0]);
  vi.runAllTimers();
  expect([work.result(), told.mock.calls.length]).toEqual(['12 done', 1]);
  stop();
});

it('Rests while nobody waits, and goes on when somebody does again', () => {
  const work = new SlicedWork(slow(12));
  work.subscribe(() => {})();
  vi.runAllTimers();
  expect(work.result()).toBeUndefined();
  work.subscribe(() => {});
  vi.runAllTimers();
  expect(work.result()).toBe('12 done');
});

it('All of it can be had in one go', () => {
  expect(doAll(slow(99))).toBe('99 done');
});

it('Says how far it is to those who wait, by the hundredth', () => {
  function* counted(): Steps<string> {
    for (let at = 0; at < 12; at++) {
      now++;
      yield at / 12;
    }
    return 'done';
  }
  const work = new SlicedWork(counted());
  const told: number[] = [];
  work.subscribe(() => told.push(work.progress()));
  vi.runAllTimers();
  expect([work.result(), told]).toEqual(['done', [0.75, 0.91]]);
});
