import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type App, openApp } from './harness/browser.ts';
import { CHECKOUT, CHECKOUT_ROWS } from './harness/checkout.ts';
import { gzipped, otlpFile, otlpText } from './harness/traceFiles.ts';
import { eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

let app: App;
let screen: TraceScreen;

beforeEach(async () => {
  app = await openApp();
  screen = traceScreen(app.page);
});

afterEach(() => app.close());

describe('a web address', () => {
  it('is opened from a link, with its name, and stays in the list', async () => {
    const { page } = app;
    await page.route('**/traces/today.json', (route) => route.fulfill({ body: otlpText(CHECKOUT) }));
    await page.goto(`${inject('baseUrl')}#/open?url=${encodeURIComponent(`${inject('baseUrl')}traces/today.json`)}`);
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    await page.getByText('today.json').first().waitFor();
    await page.getByRole('link', { name: 'Spanglass, start' }).click();
    await page.getByRole('link', { name: /today\.json/ }).click();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    app.expectNoConsoleErrors();
  });

  it('is typed on the start screen, may lead to a gzip, and is told to be whole when it is not', async () => {
    const { page } = app;
    const packed = Buffer.from(gzipped(otlpFile('', CHECKOUT)).bytes);
    await page.route('**/traces/today.json', (route) => route.fulfill({ body: packed }));
    const field = page.getByRole('textbox', { name: 'Address of a trace' });
    await field.fill('traces/today.json');
    await field.press('Enter');
    await page.getByText(/https?:\/\/ or https:\/\//).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill(`${inject('baseUrl')}traces/today.json`);
    await field.press('Enter');
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
  });

  it.each([
    ['answers 404', { status: 404, body: 'not here' }, /The server answered 404/],
    [
      'answers with a web page',
      { contentType: 'text/html', body: '<!doctype html><title>Log in</title>' },
      /a web page, perhaps a login or an error page/,
    ],
    ['cannot be reached', undefined, /did not answer, or does not allow this page to read it \(CORS\)/],
  ] as const)('that %s is told with what to do', async (_, answer, found) => {
    const { page } = app;
    await page.route('**/traces/lost.json', (route) =>
      answer === undefined ? route.abort('connectionrefused') : route.fulfill(answer),
    );
    await page.goto(`${inject('baseUrl')}#/open?url=${encodeURIComponent(`${inject('baseUrl')}traces/lost.json`)}`);
    await page.getByRole('alert').getByText('There is no trace to show').waitFor();
    await page.getByText(found).first().waitFor();
    await page.getByText('What to do').first().waitFor();
    await page.getByRole('link', { name: 'To the start' }).click();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
  });
});
