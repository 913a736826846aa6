import type { Page } from 'playwright-core';
import type { ScreenState } from './screenState.ts';

async function goTo(page: Page, hash: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
}

/** Opens an address whose flame is then there. */
async function showFlame(page: Page, hash: string): Promise<void> {
  await goTo(page, hash);
  await page.getByRole('tree').first().getByRole('treeitem').first().waitFor({ state: 'attached' });
}

/** What is drawn as a flame, and the traces of a document as a chart. */
export const FLAME_STATES: readonly ScreenState[] = [
  {
    name: 'flame by time',
    show: async ({ page }) => {
      await showFlame(page, '#/example/timeout?view=flame');
      await page.getByRole('tree').press('e');
      await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
    },
  },
  {
    name: 'flame of merged call paths',
    show: ({ page }) => showFlame(page, '#/example/timeout?view=flame&flame=merged'),
  },
  {
    name: 'flame of all traces',
    show: ({ page }) => showFlame(page, '#/example/checkout/services?tab=flame'),
  },
  {
    name: 'callers and callees',
    show: ({ page }) =>
      showFlame(page, '#/example/checkout/services?tab=flame&service=goods&operation=GoodsService.byIds'),
  },
  {
    name: 'traces, some chosen in the chart',
    show: async ({ page }) => {
      await goTo(page, '#/example/checkout?from=2026-11-21T14:03:20.500Z&min=20ms');
      await page.getByRole('grid', { name: 'Traces' }).getByRole('row').nth(1).waitFor();
    },
  },
];
