import type { App } from './browser.ts';
import type { ScreenState } from './screenState.ts';

async function showServices({ page }: App, graph: string): Promise<void> {
  const query = graph === '' ? '' : `?${new URLSearchParams({ graph })}`;
  await page.goto(page.url().replace(/#.*|$/, `#/example/checkout/services${query}`));
}

/** A graph of calls in the ways it is looked at. */
export const GRAPH_STATES: readonly ScreenState[] = [
  {
    name: 'services, graph',
    show: async (app) => {
      await showServices(app, '');
      await app.page.getByTestId('graph').waitFor();
    },
  },
  {
    name: 'services, graph by failures, selected',
    show: async (app) => {
      await showServices(app, 'colour=errors&grouped=1&selected=service%3Aweb-shop');
      await app.page.getByRole('heading', { name: 'web-shop' }).waitFor();
      await app.page.getByTestId('graph').waitFor();
    },
  },
  {
    name: 'services, graph as a table',
    show: async (app) => {
      await showServices(app, 'table=calls');
      await app.page.getByRole('table').getByRole('button', { name: 'web-shop' }).first().waitFor();
    },
  },
  {
    name: 'trace, graph',
    show: async ({ page }) => {
      await page.goto(page.url().replace(/#.*|$/, '#/example/timeout'));
      await page.getByRole('tab', { name: 'Graph' }).click();
      await page.getByTestId('graph').waitFor();
    },
  },
];
