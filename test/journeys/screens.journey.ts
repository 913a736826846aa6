import { describe, expect, it } from 'vitest';
import { SCREEN_STATES, WINDOWS, withScreen } from './harness/screens.ts';

describe.each(WINDOWS)('in a window that is $name', (window) => {
  it.each(SCREEN_STATES)('nothing reaches beyond the edge on: $name', async (state) => {
    await withScreen(state, window, async (app) => {
      await app.screenshot(`${state.name.replaceAll(/[^a-z]+/g, '-')}-${window.name.replace(' ', '-')}`);
      const widths = await app.page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1]);
    });
  });
});
