import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { generateBytes } from '../../bench/generate.ts';
import { type App, openApp } from './harness/browser.ts';
import { eventually } from './harness/traceScreen.ts';

const SPANS = 30_000;
const ROUNDS = 10;

/** Bytes of the page's objects and typed arrays after a garbage collection. */
async function heapOf(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round++) await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize, ...more }: { readonly usedSize: number; readonly backingStorageSize?: number } =
    await devTools.send('Runtime.getHeapUsage');
  await devTools.detach();
  return usedSize + (more.backingStorageSize ?? 0);
}

/** Opens a document, looks at what makes most of it be derived and kept, and measures while it is open. */
async function use({ page, dropFiles }: App, bytes: Uint8Array): Promise<number> {
  await dropFiles([{ name: 'large.json', bytes }]);
  await eventually(() => page.getByTestId('trace-spans').textContent()).toBe(SPANS.toLocaleString('en'));
  await eventually(() => page.getByRole('region', { name: 'Reading' }).count()).toBe(0);
  const grid = page.getByRole('treegrid');
  await grid.focus();
  for (const key of ['End', 'Home', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'w', '0', 'ArrowDown']) {
    await page.keyboard.press(key);
  }
  await page.getByRole('searchbox', { name: 'Find in this trace' }).fill('orders');
  await eventually(() => page.getByTestId('find-count').textContent()).toMatch(/^[\d,]+$/);
  return heapOf(page);
}

async function leave({ page }: App): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
}

it('A document that is left or replaced is freed: ten leave no more than one', async () => {
  const app = await openApp();
  const bytes = generateBytes({ format: 'otlp', spans: SPANS, attributesPerSpan: 4 });
  await app.page.getByRole('button', { name: 'Choose files' }).waitFor();
  const open: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    open.push(await use(app, bytes));
    await leave(app);
  }
  // Nothing replaces the last: it is let go of when nobody came back to it.
  let left = await heapOf(app.page);
  for (let wait = 0; wait < 20 && open[ROUNDS - 1] - left < 100 * SPANS; wait++) {
    await app.page.waitForTimeout(1000);
    left = await heapOf(app.page);
  }
  const document = open[ROUNDS - 1] - left;
  expect(document / SPANS).toBeGreaterThan(100);
  // From the second on all code is compiled that the others run.
  expect(open[ROUNDS - 1] - open[1]).toBeLessThan(document / 2);
  app.expectNoConsoleErrors();
  await app.close();
}, 240_000);
