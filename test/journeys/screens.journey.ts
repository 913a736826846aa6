import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLayoutFaults } from './harness/layoutFaults.ts';
import { openWindow, SCREEN_STATES, type ScreenWindow, WINDOWS } from './harness/screens.ts';

/** Pictures of every screen for people to look at, in `.cache/screenshots`. */
describe.each(WINDOWS)('in a window that is $name', (size) => {
  let window: ScreenWindow;
  beforeAll(async () => {
    window = await openWindow(size);
  });
  afterAll(() => window.close());

  it.each(SCREEN_STATES)('nothing is cut, covered or beyond the edge on: $name', async (state) => {
    const app = await window.show(state);
    await app.screenshot(`${state.name.replaceAll(/[^a-z]+/g, '-')}-${size.name.replace(' ', '-')}`);
    expect(await findLayoutFaults(app.page)).toEqual([]);
  });
});
