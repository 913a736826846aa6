import type { Locator } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './harness/browser.ts';
import { addressParams, eventually, traceScreen } from './harness/traceScreen.ts';

let app: App;
let chart: Locator;

beforeEach(async () => {
  app = await openApp({ path: '#/example/checkout' });
  chart = app.page.getByRole('listbox', { name: 'Traces by time and duration' });
  await chart.waitFor();
});
afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});

const shown = () =>
  app.page
    .getByRole('status')
    .filter({ hasText: /traces/ })
    .first()
    .textContent();

/** Drags from one place of the chart to another, both as shares of its width and height. */
async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await chart.boundingBox();
  if (!box) throw new Error('There is no chart');
  const { mouse } = app.page;
  await mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await mouse.down();
  await mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 4 });
  await mouse.up();
}

describe('the chart of the traces', () => {
  it('chooses a range by a drag, which narrows the list and stands in the address', async () => {
    await eventually(shown).toMatch(/^13.traces$/);
    await drag([0.5, 0.02], [0.99, 0.85]);
    await eventually(() => [...addressParams(app.page).keys()].join()).toContain('from');
    await eventually(shown).toMatch(/^\d of 13.traces$/);
    const narrowed = await shown();
    expect(await app.axe()).toEqual([]);
    await app.page.reload();
    await eventually(shown).toBe(narrowed);
    await app.page.getByRole('button', { name: 'Clear filter' }).click();
    await eventually(shown).toMatch(/^13.traces$/);
  });

  it('chooses durations only when dragged beside their axis', async () => {
    await drag([0.01, 0.05], [0.01, 0.4]);
    await eventually(() => addressParams(app.page).get('min')).toMatch(/ms$/);
    expect(addressParams(app.page).get('from')).toBeNull();
  });

  it('is walked and chosen in by keys, and opens what one is at', async () => {
    await chart.focus();
    await chart.press('Home');
    const first = await chart.getByRole('option').textContent();
    await chart.press('ArrowRight');
    await eventually(() => chart.getByRole('option').textContent()).not.toBe(first);
    await chart.press('Shift+ArrowRight');
    await chart.press('Shift+ArrowRight');
    await eventually(shown).toMatch(/^3 of 13.traces$/);
    await chart.press('Escape');
    await eventually(shown).toMatch(/^13.traces$/);
    await chart.press('Home');
    await chart.press('Enter');
    await traceScreen(app.page).grid.waitFor();
  });

  it('folds away, and stays away', async () => {
    await app.page.getByRole('button', { name: 'Chart' }).click();
    await chart.waitFor({ state: 'detached' });
    await app.page.reload();
    await app.page.getByRole('grid', { name: 'Traces' }).waitFor();
    expect(await chart.count()).toBe(0);
  });
});
