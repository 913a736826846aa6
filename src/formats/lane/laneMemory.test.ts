import { expect, test } from 'vitest';
import { INPUT } from './laneLayout.ts';
import { LaneMemory } from './laneMemory.ts';

function take(): LaneMemory {
  const memory = LaneMemory.take();
  if (!memory) throw new Error('There is no WebAssembly here.');
  return memory;
}

test('bytes stay at their places when the memory grows, and the code sees them', () => {
  const memory = take();
  memory.resize(10)[3] = 7;
  const grown = memory.resize(1_000_000);
  expect(grown.length).toBeGreaterThanOrEqual(1_000_000);
  expect(grown[3]).toBe(7);
  expect(new Uint8Array(memory.words.buffer)[INPUT + 3]).toBe(7);
});

test('bytes of a value that is too large for the code stand elsewhere', () => {
  const memory = take();
  memory.resize(10)[3] = 7;
  expect(memory.resize(2 ** 30 + 1)[3]).toBe(7);
  expect(memory.isLeft).toBe(true);
});

test('what one reader releases the next one takes, unless it has become large', () => {
  const small = take();
  small.release();
  expect(take()).toBe(small);
  const large = take();
  large.resize(2 ** 26);
  large.release();
  expect(take()).not.toBe(large);
});
