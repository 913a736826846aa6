import { describe, expect, it } from 'vitest';
import { frameCosts, type RecordedEvent, spread } from './frameCosts.ts';

/** An event in ms; thread 1 is the page's. */
function event(name: string, fromMs: number, ms: number, { tid = 1, ranMs = ms } = {}): RecordedEvent {
  return { name, pid: 1, tid, ts: fromMs * 1000, dur: ms * 1000, tdur: ranMs * 1000 };
}

describe('frameCosts', () => {
  it('counts script once where one piece of it calls another, and gives it to the frame that comes next', () => {
    const costs = frameCosts([
      event('RunTask', 0, 6),
      event('FunctionCall', 1.5, 1),
      event('EventDispatch', 1, 2),
      event('FireAnimationFrame', 4, 1),
      event('Commit', 5, 0.5),
      event('RunTask', 16, 3),
      event('FunctionCall', 17, 0.5),
      event('Commit', 18, 0.5),
      event('RunTask', 30, 9),
    ]);
    expect(costs).toEqual({ script: [3, 0.5], task: [6, 3], longestTask: 9 });
  });

  it('leaves out frames without script', () => {
    const frames = [event('RunTask', 0, 2), event('Commit', 1, 0.5), event('RunTask', 10, 3), event('Commit', 12, 0.5)];
    expect(frameCosts([...frames, event('TimerFire', 11, 1)])).toEqual({ script: [1], task: [3], longestTask: 3 });
  });

  it('counts the time that the thread ran, not the time that another program took from it', () => {
    const frame = [event('FunctionCall', 0, 40, { ranMs: 2 }), event('Commit', 50, 1)];
    expect(frameCosts(frame).script).toEqual([2]);
  });

  it('looks at the thread that makes most frames', () => {
    const costs = frameCosts([
      event('FunctionCall', 0, 9, { tid: 2 }),
      event('Commit', 9, 1, { tid: 2 }),
      event('FunctionCall', 2, 1),
      event('Commit', 4, 1),
      event('Commit', 20, 1),
    ]);
    expect(costs.script).toEqual([1]);
  });
});

describe('spread', () => {
  it('names the middle, the nearly worst and the worst', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(spread(hundred)).toEqual({ p50: 51, p95: 96, max: 100 });
    expect(spread([])).toEqual({ p50: 0, p95: 0, max: 0 });
  });
});
