import type { Page } from 'playwright-core';
import type { App } from './browser.ts';
import { keepConnections } from './connections.ts';
import type { ScreenState } from './screenState.ts';
import type { ScriptedServer } from './scriptedServer.ts';

async function goTo(page: Page, hash: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
}

/** Goes to an address below the search in a collector named as such servers are. */
async function search({ page }: App, tempo: ScriptedServer, query = '', path = ''): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await keepConnections(page, [
    { name: 'tempo of the shop', url: tempo.origin + path, kind: 'tempo' },
    { name: 'jaeger', url: 'http://127.0.0.1:9', kind: 'jaeger' },
  ]);
  await goTo(page, `#/search/tempo%20of%20the%20shop${query}`);
}

async function found(app: App, tempo: ScriptedServer, query: string): Promise<void> {
  await search(app, tempo, query);
  await app.page.getByRole('grid', { name: 'Traces' }).getByText('GET /goods').first().waitFor();
}

/** On a narrow window the form folds away behind what it found. */
async function unfold(page: Page): Promise<void> {
  const change = page.getByRole('button', { name: 'Change' });
  if (await change.isVisible()) await change.click();
}

const FIELDS = 'service=cart&attribute=http.route%3D%2Fcart&attribute=error&min=5ms&last=1h&limit=20';
const TRACEQL = encodeURIComponent('{ resource.service.name = "cart" && duration > 1.5s } | count() > 3');

/** The screens that search, with a scripted Tempo to ask. */
export const SEARCH_STATES: readonly ScreenState[] = [
  {
    name: 'start with collectors',
    show: async (app, _, tempo) => {
      await search(app, tempo);
      await goTo(app.page, '#/');
      await app.page.getByRole('button', { name: 'Remove jaeger' }).waitFor();
    },
  },
  {
    name: 'connect',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Connect a collector' }).click();
      await page.getByLabel('Sign in').selectOption('basic');
      await page.getByText('Tenant, cookies, time limit').click();
    },
  },
  {
    name: 'connect, tried out in vain',
    show: async ({ page }, _, tempo) => {
      await page.getByRole('button', { name: 'Connect a collector' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Address' }).fill(`${tempo.origin}/login`);
      await dialog.getByLabel('Kind').selectOption('tempo');
      await dialog.getByRole('button', { name: 'Test' }).click();
      await dialog.getByTestId('source-problem').waitFor();
    },
  },
  {
    name: 'search, nothing asked',
    show: async (app, _, tempo) => {
      await search(app, tempo);
      await app.page.getByRole('textbox', { name: 'Trace id' }).waitFor();
    },
  },
  { name: 'search', show: (app, _, tempo) => found(app, tempo, `?${FIELDS}`) },
  {
    name: 'search, form over results',
    show: async (app, _, tempo) => {
      await found(app, tempo, `?${FIELDS}`);
      await unfold(app.page);
      await app.page.getByLabel('When').selectOption('between');
    },
  },
  {
    name: 'search, marked',
    show: async (app, _, tempo) => {
      await found(app, tempo, '?last=1h&limit=20&sort=-duration');
      const boxes = app.page.getByRole('gridcell').getByRole('checkbox');
      await boxes.nth(1).click();
      await boxes.nth(2).click();
      await app.page.getByRole('button', { name: 'Open as one document' }).waitFor();
    },
  },
  {
    name: 'search, completing',
    show: async (app, _, tempo) => {
      await search(app, tempo);
      await app.page.getByRole('combobox', { name: 'Service' }).click();
      await app.page.getByRole('listbox').getByRole('option', { name: 'payment' }).waitFor();
    },
  },
  {
    name: 'search, in TraceQL',
    show: async (app, _, tempo) => {
      await found(app, tempo, `?q=${TRACEQL}&last=1h&limit=20`);
      await unfold(app.page);
      const editor = app.page.getByRole('textbox', { name: 'TraceQL' });
      await editor.press('ControlOrMeta+End');
      await editor.pressSequentially(' | by(h');
      await app.page.getByRole('option', { name: 'span.http.route' }).waitFor();
    },
  },
  {
    name: 'search, partial',
    show: (app, _, tempo) => found(app, tempo, '?q=%7B%20.partial%20%7D&last=1h&limit=50'),
  },
  {
    name: 'search, none found',
    show: async (app, _, tempo) => {
      await search(app, tempo, '?service=cart&operation=nothing&min=1s&last=1h&limit=20');
      await app.page.getByText('No trace was found').first().waitFor();
    },
  },
  {
    name: 'search, failed',
    show: async (app, _, tempo) => {
      await search(app, tempo, '?last=1h&limit=20', '/login');
      await app.page.getByRole('region', { name: 'Results' }).getByTestId('source-problem').waitFor();
    },
  },
  {
    name: 'search, no such collector',
    show: async (app, _, tempo) => {
      await search(app, tempo);
      await goTo(app.page, '#/search/gone');
      await app.page.getByText(/no connection named/).waitFor();
    },
  },
];
