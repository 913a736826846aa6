import { describe, expect, test } from 'vitest';
import { PartialSchedule } from './partialSchedule.ts';

/** A clock that is set by hand. */
function scheduleAt(): { readonly clock: { ms: number }; readonly schedule: PartialSchedule } {
  const clock = { ms: 0 };
  return { clock, schedule: new PartialSchedule(() => clock.ms) };
}

describe('the schedule of tables shown while reading', () => {
  test('waits for the first until there is something to see, and a file that is read at once has none', () => {
    const { clock, schedule } = scheduleAt();
    clock.ms = 50;
    expect(schedule.isDue(10_000, undefined)).toBe(false);
    clock.ms = 100;
    expect(schedule.isDue(99, undefined)).toBe(false);
    expect(schedule.isDue(100, undefined)).toBe(true);
  });

  test('shows the first of a large file at once, and of one that is about to end none', () => {
    const { clock, schedule } = scheduleAt();
    clock.ms = 20;
    expect(schedule.isDue(200, 0.5)).toBe(false);
    expect(schedule.isDue(99, 0.01)).toBe(false);
    expect(schedule.isDue(200, 0.01)).toBe(true);
    clock.ms = 200;
    expect(schedule.isDue(5000, 0.9)).toBe(false);
  });

  test('rests ten times as long as the last table took', () => {
    const { clock, schedule } = scheduleAt();
    clock.ms = 100;
    schedule.make(500, () => void (clock.ms += 30));
    clock.ms = 429;
    expect(schedule.isDue(600, undefined)).toBe(false);
    clock.ms = 430;
    expect(schedule.isDue(500, undefined)).toBe(false);
    expect(schedule.isDue(600, undefined)).toBe(true);
  });

  test('makes none that the last of all would overtake', () => {
    const { clock, schedule } = scheduleAt();
    clock.ms = 100;
    schedule.make(20_000, () => void (clock.ms += 200));
    // Of 50,000 spans a table takes half a second, of which a few more would be seen for as long.
    clock.ms = 4000;
    expect(schedule.isDue(50_000, 0.9)).toBe(false);
    expect(schedule.isDue(50_000, 0.1)).toBe(true);
  });

  test('does not take a first table, whose code runs for the first time, for what tables cost', () => {
    const { clock, schedule } = scheduleAt();
    clock.ms = 20;
    schedule.make(200, () => void (clock.ms += 40));
    clock.ms = 1000;
    expect(schedule.isDue(50_000, 0.5)).toBe(true);
  });
});
