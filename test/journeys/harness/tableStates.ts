import type { App } from './browser.ts';
import type { ScreenState } from './screenState.ts';
import { eventually, traceScreen } from './traceScreen.ts';

/** The time-out example in another view. */
async function showView(app: App, view: string): Promise<void> {
  await app.page.goto(app.page.url().replace(/#.*|$/, '#/example/timeout'));
  await traceScreen(app.page)
    .row(/POST \/checkout/)
    .first()
    .waitFor();
  await app.page.getByRole('tab', { name: view }).click();
}

/** The trace as tables: its spans in groups, its critical path, its events. */
export const TABLE_STATES: readonly ScreenState[] = [
  {
    name: 'table, groups open',
    show: async (app) => {
      await showView(app, 'Table');
      await app.page.getByRole('row', { name: /^user-centre/ }).click();
      await app.page.getByRole('row', { name: /getConnection/ }).click();
      await eventually(() => app.page.locator('[role=row][aria-level="3"]').count()).toBe(2);
    },
  },
  {
    name: 'table, what to group by',
    show: async (app) => {
      await showView(app, 'Table');
      await app.page.getByRole('combobox', { name: /^Group by/ }).click();
      await app.page.getByRole('option', { name: /http\.route/ }).waitFor();
    },
  },
  {
    name: 'table, none found',
    show: async (app) => {
      await showView(app, 'Table');
      await app.page.getByRole('searchbox', { name: 'Search the groups' }).fill('nobody');
      await app.page.getByText('No group has this in its name').waitFor();
    },
  },
  {
    name: 'critical path',
    show: async (app) => {
      await showView(app, 'Table');
      await app.page.getByRole('button', { name: 'Critical path', exact: true }).click();
      await app.page.getByText('of the path').waitFor();
    },
  },
  {
    name: 'events',
    show: async (app) => {
      await showView(app, 'Events');
      await app.page.getByRole('row', { name: /AddressUnknown/ }).click();
    },
  },
  {
    name: 'exceptions',
    show: async (app) => {
      await showView(app, 'Events');
      await app.page.getByRole('button', { name: 'Exceptions', exact: true }).click();
      await app.page.getByRole('row', { name: /ReadTimeout/ }).click();
      await eventually(() => app.page.locator('[role=row][aria-level="2"]').count()).toBe(2);
    },
  },
];
