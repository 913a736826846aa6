import { describe, expect, it } from 'vitest';
import { SCREEN_STATES, WINDOWS, withScreen } from './harness/screens.ts';

describe.each(WINDOWS)('in a window that is $name', (window) => {
  it.each(SCREEN_STATES)('axe finds nothing serious on: $name', async (state) => {
    await withScreen(state, window, async (app) => {
      expect(await app.axe()).toEqual([]);
    });
  });
});
