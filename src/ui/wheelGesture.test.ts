import { describe, expect, test } from 'vitest';
import { readWheel, type WheelGesture, type WheelInput, type WheelLock } from './wheelGesture.ts';

/** Plays events one after the other and tells what each was taken for. */
function play(...events: readonly Partial<WheelInput>[]): readonly WheelGesture[] {
  let lock: WheelLock | undefined;
  return events.map((event) => {
    const read = readWheel(lock, { ...STILL, ...event }, 600);
    lock = read.lock;
    return read.gesture;
  });
}

const STILL: WheelInput = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  timeStamp: 0,
};

describe('what an event asks for', () => {
  test('a plain turn of the wheel scrolls', () => {
    expect(play({ deltaY: 100 })).toEqual([{ kind: 'scroll', dyPx: 100 }]);
  });

  test('a sideways swipe pans by its own px', () => {
    expect(play({ deltaX: 30, deltaY: 5 })).toEqual([{ kind: 'pan', dxPx: 30 }]);
  });

  test('shift turns the wheel sideways, whether or not the system already did', () => {
    expect(play({ deltaY: 100, shiftKey: true })).toEqual([{ kind: 'pan', dxPx: 100 }]);
    expect(play({ deltaX: 100, shiftKey: true })).toEqual([{ kind: 'pan', dxPx: 100 }]);
  });

  test('ctrl or meta zooms by e^(−0.002 per px), in when turned up', () => {
    expect(play({ deltaY: -100, ctrlKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(0.2) }]);
    expect(play({ deltaY: 100, metaKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(-0.2) }]);
  });

  test('the small steps of a pinch count five times, and meet the wheel at one notch', () => {
    expect(play({ deltaY: -4, ctrlKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(0.04) }]);
    expect(play({ deltaY: -20, ctrlKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(0.2) }]);
    expect(play({ deltaY: -60, ctrlKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(0.2) }]);
    expect(play({ deltaY: -4, metaKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(0.008) }]);
  });

  test('one event zooms by e^0.5 at most', () => {
    expect(play({ deltaY: -9000, ctrlKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(0.5) }]);
    expect(play({ deltaY: 9000, ctrlKey: true })).toEqual([{ kind: 'zoom', factor: Math.exp(-0.5) }]);
  });

  test('lines count 16 px, pages the height of the element', () => {
    expect(play({ deltaY: 3, deltaMode: 1 })).toEqual([{ kind: 'scroll', dyPx: 48 }]);
    expect(play({ deltaY: 1, deltaMode: 2 })).toEqual([{ kind: 'scroll', dyPx: 600 }]);
  });
});

describe('a gesture keeps its mode', () => {
  const kinds = (...events: readonly Partial<WheelInput>[]): string =>
    play(...events)
      .map((e) => e.kind)
      .join(' ');

  test('what still rolls in after a zoom does not pan', () => {
    expect(
      kinds(
        { deltaY: -20, ctrlKey: true, timeStamp: 0 },
        { deltaX: 40, timeStamp: 100 },
        { deltaX: 30, timeStamp: 220 },
        { deltaX: 20, timeStamp: 340 },
      ),
    ).toBe('zoom zoom zoom zoom');
  });

  test('after 120 ms of silence the next event decides anew', () => {
    expect(kinds({ deltaY: -20, ctrlKey: true, timeStamp: 0 }, { deltaX: 40, timeStamp: 121 })).toBe('zoom pan');
  });

  test('a swipe that bends does not begin to scroll', () => {
    expect(kinds({ deltaX: 40 }, { deltaX: 4, deltaY: 30, timeStamp: 16 })).toBe('pan pan');
  });

  test('a scroll that bends does not begin to pan', () => {
    expect(kinds({ deltaY: 40 }, { deltaX: 30, deltaY: 4, timeStamp: 16 })).toBe('scroll scroll');
  });

  test('letting shift go while the wheel still turns goes on panning', () => {
    expect(play({ deltaY: 100, shiftKey: true }, { deltaY: 60, timeStamp: 16 })).toEqual([
      { kind: 'pan', dxPx: 100 },
      { kind: 'pan', dxPx: 60 },
    ]);
  });

  test('pressing ctrl in a pan does not zoom, in a scroll it does: the browser would magnify the page', () => {
    expect(kinds({ deltaX: 40 }, { deltaX: 30, ctrlKey: true, timeStamp: 16 })).toBe('pan pan');
    expect(kinds({ deltaY: 40 }, { deltaY: 30, ctrlKey: true, timeStamp: 16 })).toBe('scroll zoom');
  });
});
