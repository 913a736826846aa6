import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, it } from 'vitest';
import { writeFile } from '../../bench/writeFile.ts';
import { ROOT } from '../../scripts/serve.mjs';
import { type App, openApp } from './harness/browser.ts';
import { eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

const FOLDER = join(ROOT, '.cache', 'journeys', 'attributesBehind');
/** More than a document has that is read in one go. */
const SPANS = 60_000;

let app: App;
let page: Page;
let screen: TraceScreen;

afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});
afterAll(() => rm(FOLDER, { recursive: true, force: true }));

/** Chooses a file of some 80 MB and waits until all rows are there. */
async function openLarge(options: { readonly deviceMemory?: number } = {}): Promise<void> {
  app = await openApp();
  ({ page } = app);
  screen = traceScreen(page);
  const { deviceMemory } = options;
  if (deviceMemory !== undefined) {
    await page.evaluate((value) => Object.defineProperty(navigator, 'deviceMemory', { value }), deviceMemory);
  }
  const path = join(FOLDER, 'large.json');
  await writeFile(path, { format: 'otlp', spans: SPANS });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(path);
  await eventually(() => page.getByTestId('trace-spans').textContent()).toBe('60,000');
  await eventually(() => page.getByRole('region', { name: 'Reading' }).count()).toBe(0);
}

/** Whether the details list attributes by their group. */
const attributes = () => screen.details.getByRole('searchbox', { name: 'Filter attributes' });

it('rows come first, a selected span brings its attributes from the file, and what one looks at stays when all have come', async () => {
  await openLarge();
  await page.keyboard.press('End');
  await attributes().waitFor();
  const heading = () => screen.details.getByRole('heading', { level: 2 }).textContent();
  const before = await heading();
  await eventually(() => page.getByRole('region', { name: 'Attributes' }).count()).toBe(0);
  expect(await heading()).toBe(before);
  expect(await screen.selected.isVisible()).toBe(true);
  await attributes().waitFor();
  // Only with attributes can a value be found.
  await page.keyboard.press('/');
  await page.keyboard.type('tenant-1001');
  await eventually(() => screen.findCount.textContent()).toMatch(/^[\d,]+$/);
});

it('where memory is short, attributes stay in the file until they are asked for, and those of a span are shown', async () => {
  await openLarge({ deviceMemory: 0.1 });
  const bar = page.getByRole('region', { name: 'Attributes' });
  await bar.getByRole('button', { name: 'Read all' }).waitFor();
  expect(await bar.textContent()).toMatch(/takes about [\d.]+\sMB of memory/);
  await page.keyboard.press('ArrowDown');
  await attributes().waitFor();
  expect(await app.axe()).toEqual([]);
  await bar.getByRole('button', { name: 'Read all' }).click();
  await eventually(() => bar.count()).toBe(0);
  await attributes().waitFor();
});
