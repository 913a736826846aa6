import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLayoutFaults } from './harness/layoutFaults.ts';
import { openWindow, SCREEN_STATES, type ScreenWindow, WINDOWS } from './harness/screens.ts';

/**
 * An open list of offers hides all but its field from screen readers, so that they read the list and no more; axe counts
 * what can be focused there, though Tab closes the list first. The list itself is looked at in the pictures.
 */
const COVERED = ['search, completing'];

/** Every screen in every window: pictures for people to look at, in `.cache/screenshots`, and what a program can see. */
describe.each(WINDOWS)('in a window that is $name', (size) => {
  let window: ScreenWindow;
  beforeAll(async () => {
    window = await openWindow(size);
  });
  afterAll(() => window.close());

  it.each(SCREEN_STATES)('nothing is cut, covered or unreadable on: $name', async (state) => {
    const app = await window.show(state);
    await app.screenshot(`${state.name.replaceAll(/[^a-z]+/g, '-')}-${size.name.replace(' ', '-')}`);
    expect(await findLayoutFaults(app.page)).toEqual([]);
    expect(COVERED.includes(state.name) ? [] : await app.axe()).toEqual([]);
  });
});
