import type { Page } from 'playwright-core';
import type { ScreenState } from './screenState.ts';

async function goTo(page: Page, hash: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
}

async function waitForFlame(page: Page): Promise<void> {
  await page.getByRole('tree').first().getByRole('treeitem').first().waitFor({ state: 'attached' });
}

/** The flame of the time-out example. */
async function showFlame(page: Page): Promise<void> {
  await goTo(page, '#/example/timeout');
  await page.getByRole('treegrid').waitFor();
  await page.keyboard.press('2');
  await waitForFlame(page);
}

/** The flame of all traces, or of an operation of them. */
async function showAllTraces(page: Page, params: string): Promise<void> {
  await goTo(page, `#/example/checkout/services?tab=flame${params}`);
  await waitForFlame(page);
}

/** What is drawn as a flame, and the traces of a document as a chart. */
export const FLAME_STATES: readonly ScreenState[] = [
  {
    name: 'flame by time',
    show: async ({ page }) => {
      await showFlame(page);
      await page.getByRole('tree').press('e');
      await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
    },
  },
  {
    name: 'flame of merged call paths',
    show: async ({ page }) => {
      await showFlame(page);
      await page.keyboard.press('m');
      await page.getByRole('tree', { name: /call paths/ }).waitFor();
    },
  },
  {
    name: 'flame of all traces',
    show: ({ page }) => showAllTraces(page, ''),
  },
  {
    name: 'callers and callees',
    show: ({ page }) => showAllTraces(page, '&service=goods&operation=GoodsService.byIds'),
  },
  {
    name: 'traces, some chosen in the chart',
    show: async ({ page }) => {
      await goTo(page, '#/example/checkout?from=2026-11-21T14:03:20.500Z&min=20ms');
      await page.getByRole('grid', { name: 'Traces' }).getByRole('row').nth(1).waitFor();
    },
  },
];
