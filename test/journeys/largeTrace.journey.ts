import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { generate, generateBytes, type GenerateOptions } from '../../bench/generate.ts';
import { writeFile } from '../../bench/writeFile.ts';
import { ROOT } from '../../scripts/serve.mjs';
import { type App, openApp } from './harness/browser.ts';
import { startSlowServer } from './harness/slowServer.ts';
import { addressParams, eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

const SPANS = 20_000;
const LARGE = join(ROOT, '.cache', 'journeys', 'largeTrace');

let app: App;
let page: Page;
let screen: TraceScreen;

async function begin(options: Parameters<typeof openApp>[0] = {}): Promise<void> {
  app = await openApp(options);
  ({ page } = app);
  screen = traceScreen(page);
}

/** Drops a generated trace and waits until it is read to its end. */
async function dropGenerated(options: Partial<GenerateOptions>): Promise<void> {
  const bytes = generateBytes({ format: 'otlp', spans: SPANS, attributesPerSpan: 4, ...options });
  await app.dropFiles([{ name: 'large.json', bytes }]);
  await eventually(() => page.getByTestId('trace-spans').textContent()).toBe('20,000');
  await eventually(() => page.getByRole('region', { name: 'Reading' }).count()).toBe(0);
  await eventually(() => page.getByRole('region', { name: 'Attributes' }).count()).toBe(0);
}

/** From now on counts how many rows the page holds at once; asked for, it gives the most there ever were. */
async function countRows(): Promise<() => Promise<number>> {
  await screen.grid.evaluate((grid) => {
    const count = (): void => {
      const rows = grid.querySelectorAll('[role=row]').length;
      grid.setAttribute('data-most-rows', String(Math.max(rows, Number(grid.getAttribute('data-most-rows')))));
    };
    count();
    new MutationObserver(count).observe(grid, { childList: true, subtree: true });
  });
  return async () => Number(await screen.grid.getAttribute('data-most-rows'));
}

afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});

afterAll(() => rm(LARGE, { recursive: true, force: true }));

describe.each(['realistic', 'chain', 'siblings'] as const)('20,000 spans, %s', (shape) => {
  it('are walked and scrolled from the first to the very last row, with few rows in the page', async () => {
    await begin();
    await dropGenerated({ shape });
    const mostRows = await countRows();
    const rowCount = Number(await screen.grid.getAttribute('aria-rowcount'));
    const shown = (): Promise<readonly number[]> =>
      screen.grid.evaluate((grid) => [...grid.querySelectorAll('[role=row]')].map((row) => Number(row.ariaRowIndex)));

    await screen.grid.focus();
    await page.keyboard.press('End');
    await eventually(screen.active).toContain(`, row ${rowCount} of ${rowCount},`);
    expect(await screen.selected.isVisible()).toBe(true);
    await page.keyboard.press('Home');
    await eventually(screen.active).toContain(`, row 1 of ${rowCount},`);

    // By the scrollbar, and back by the wheel.
    await screen.grid.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight / 2));
    await eventually(async () => Math.abs(Math.min(...(await shown())) - rowCount / 2)).toBeLessThan(100);
    await screen.grid.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
    await eventually(async () => Math.max(...(await shown()))).toBe(rowCount);
    const last = screen.grid.locator(`[aria-rowindex="${rowCount}"]`);
    const [row, pane] = [await last.boundingBox(), await screen.grid.boundingBox()];
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((pane?.y ?? 0) + (pane?.height ?? 0) + 1);
    await screen.lane.hover();
    await page.mouse.wheel(0, -2400);
    await eventually(async () => Math.max(...(await shown()))).toBeLessThan(rowCount - 50);

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('close all rows');
    await page.keyboard.press('Enter');
    await eventually(() => screen.grid.getAttribute('aria-rowcount')).toBe('1');
    await eventually(shown).toEqual([1]);
    await page.keyboard.press('Alt+ArrowRight');
    await eventually(() => screen.grid.getAttribute('aria-rowcount')).not.toBe('1');

    expect(await mostRows()).toBeLessThan(60);
  });
});

describe('20,000 spans', () => {
  it('are searched through and through while the page stays usable', async () => {
    await begin();
    await dropGenerated({ attributesPerSpan: 12 });
    await screen.find.fill('GET');
    await eventually(() => screen.findCount.textContent()).toMatch(/^[\d,]+$/);
    const matches = Number((await screen.findCount.textContent())?.replaceAll(',', ''));
    expect(matches).toBeGreaterThan(1000);
    await screen.find.press('Shift+Enter');
    await eventually(() => screen.findCount.textContent()).toMatch(/^([\d,]+) of \1$/);
  });

  it('in 500 traces make a list that is scrolled, sorted and filtered', async () => {
    await begin();
    const bytes = generateBytes({ format: 'otlp', spans: SPANS, traces: 500, attributesPerSpan: 4 });
    await app.dropFiles([{ name: 'many.json', bytes }]);
    const table = page.getByRole('grid', { name: 'Traces' });
    await eventually(() => table.getAttribute('aria-rowcount')).toBe('501');
    await table.locator('[role=row][aria-rowindex="2"]').focus();
    await page.keyboard.press('End');
    await eventually(() => page.evaluate(() => document.activeElement?.ariaRowIndex)).toBe('501');
    await page.getByRole('button', { name: 'Duration' }).click();
    await eventually(() => page.getByRole('columnheader', { name: 'Duration' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await page.getByRole('searchbox', { name: 'Filter by name or trace id' }).fill('no such trace');
    await page.getByText('No trace passes the filter').waitFor();
    await page.getByRole('button', { name: 'Clear filter' }).first().click();
    await eventually(() => table.getAttribute('aria-rowcount')).toBe('501');
    expect(await table.getByRole('row').count()).toBeLessThan(70);
  });
});

describe('while a large file is read', () => {
  it('Stop keeps the rows that were read, and says that they are a part', async () => {
    await begin();
    const path = join(LARGE, 'large.json');
    const size = await writeFile(path, { format: 'otlp', spans: 90_000 });
    expect(size).toBeGreaterThan(100e6);
    await app.dropFiles([{ name: 'large.json', path }]);
    await page.getByRole('button', { name: /^Stop/ }).click();

    await page.getByText('Only a part was read').waitFor();
    const spans = Number((await page.getByTestId('trace-spans').textContent())?.replaceAll(',', ''));
    expect(spans).toBeGreaterThan(0);
    expect(spans).toBeLessThan(90_000);
    await eventually(() => page.getByRole('button', { name: /^Stop/ }).count()).toBe(0);
    await page.getByTestId('import-badge').click();
    await page.getByText('Reading was stopped: this is what had been read by then.').waitFor();
    await page.keyboard.press('Escape');
    await screen.row(/./).first().click();
    await screen.details.getByRole('heading', { level: 2 }).waitFor();
  });

  it('first rows show, can be used and stay where they are, and Stop ends what comes over the net', async () => {
    const pieces = [...generate({ format: 'otlp', spans: SPANS })];
    const server = await startSlowServer(pieces);
    try {
      await begin({ allow: [server.origin], path: `#/open?url=${encodeURIComponent(`${server.origin}/live.json`)}` });
      const bar = page.getByRole('region', { name: 'Reading' });
      await bar.waitFor();
      await screen.row(/./).nth(3).click();
      const heading = screen.details.getByRole('heading', { level: 2 });
      const name = await heading.textContent();
      await eventually(() => addressParams(page).has('span')).toBe(true);
      const address = page.url();
      await page.getByRole('progressbar').waitFor();
      // Tables that come later do not take the selection away.
      await bar.getByText(/1\d,\d{3} spans/).waitFor();
      expect(await heading.textContent()).toBe(name);
      await bar.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Only a part was read').waitFor();
      expect(await heading.textContent()).toBe(name);
      expect(page.url()).toBe(address);
      expect(await bar.count()).toBe(0);
    } finally {
      await server.close();
    }
  });

  it('Stop also ends what does not come any more', async () => {
    const pieces = [...generate({ format: 'otlp', spans: SPANS })];
    const server = await startSlowServer(pieces.slice(0, 8));
    try {
      await begin({ allow: [server.origin], path: `#/open?url=${encodeURIComponent(`${server.origin}/live.json`)}` });
      const bar = page.getByRole('region', { name: 'Reading' });
      await bar.waitFor();
      server.stall();
      await bar.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Only a part was read').waitFor();
    } finally {
      await server.close();
    }
  });

  it('Cancel leads back to the start as long as nothing has come', async () => {
    const server = await startSlowServer([]);
    try {
      await begin({ allow: [server.origin], path: `#/open?url=${encodeURIComponent(`${server.origin}/live.json`)}` });
      await page.getByRole('heading', { name: 'Reading live.json' }).waitFor();
      await page.getByText('Waiting for the first bytes').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Choose files' }).waitFor();
      expect(new URL(page.url()).hash).toBe('#/');
    } finally {
      await server.close();
    }
  });
});
