import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, SCREEN_STATES, type ScreenWindow, WINDOWS } from './harness/screens.ts';

/** What only looks different, and is built of the same, is left to the pictures. */
const SAME = ['trace, nothing selected', 'trace, zoomed and searched', 'trace, no such', 'traces, none left'];

/**
 * An open list of offers hides all but its field from screen readers, so that they read the list and no more; axe counts
 * what can be focused there, though Tab closes the list first. The list itself is looked at in the pictures.
 */
const COVERED = ['search, completing'];

describe.each(WINDOWS)('in a window that is $name', (size) => {
  let window: ScreenWindow;
  beforeAll(async () => {
    window = await openWindow(size);
  });
  afterAll(() => window.close());

  it.each(SCREEN_STATES.filter(({ name }) => !SAME.includes(name) && !COVERED.includes(name)))(
    'axe finds nothing serious on: $name',
    async (state) => {
      const app = await window.show(state);
      expect(await app.axe()).toEqual([]);
    },
  );
});
