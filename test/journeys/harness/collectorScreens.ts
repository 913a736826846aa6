import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { App } from './browser.ts';
import type { SlowServer } from './slowServer.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const RECORDED = new URL('../../recorded/', import.meta.url);

/** Makes a connection known to the browser, played by the page's own network, and goes to a trace of it. */
async function openTraceOf({ page }: App, origin: string, answer: (path: string) => string): Promise<void> {
  await page.unroute(`${origin}/**`);
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      body: answer(new URL(route.request().url()).pathname),
    }),
  );
  await page.evaluate((url) => {
    const connection = { name: 'shop', url, kind: 'jaeger', auth: { kind: 'none' }, tenant: '', sendCookies: false };
    const connections = [{ ...connection, timeoutMs: 10_000, remembersSecret: false }];
    localStorage.setItem('spanglass.connections', JSON.stringify({ state: { connections }, version: 1 }));
  }, origin);
  await goTo(page, `#/collector/shop/${TRACE_ID}`);
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
  await page.reload();
}

function recordedAnswer(path: string): string {
  return readFileSync(
    new URL(path.endsWith('services') ? 'jaeger-v3-services.json' : 'jaeger-v3-trace.json', RECORDED),
    'utf8',
  );
}

/** What shows of a collector outside the search: a trace, and what is said where there is none. */
export const COLLECTOR_STATES: readonly {
  readonly name: string;
  readonly show: (app: App, server: SlowServer) => Promise<void>;
}[] = [
  {
    name: 'trace of a collector',
    show: async (app, { origin }) => {
      await openTraceOf(app, origin, recordedAnswer);
      await app.page.getByRole('button', { name: 'Follow' }).waitFor();
    },
  },
  {
    name: 'collector behind a login',
    show: async (app, { origin }) => {
      await openTraceOf(app, origin, () => '<!doctype html><title>Please sign in</title><h1>Please sign in</h1>');
      await app.page.getByText('The server answered with a web page.').waitFor();
      await app.page.getByText('The answer as it came').click();
      await app.page.getByText('<h1>Please sign in</h1>').waitFor();
    },
  },
  {
    name: 'unknown connection',
    show: async ({ page }) => {
      await goTo(page, `#/collector/nobody%20has%20it/${TRACE_ID}`);
      await page.getByText(/no connection named/).waitFor();
    },
  },
];
