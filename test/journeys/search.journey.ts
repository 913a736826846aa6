import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './harness/browser.ts';
import { keepConnections } from './harness/connections.ts';
import { startScriptedServer, type ScriptedServer } from './harness/scriptedServer.ts';
import { startScriptedTempo } from './harness/scriptedTempo.ts';
import { addressParams, eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

let tempo: ScriptedServer;
const others: ScriptedServer[] = [];
let app: App;
let page: Page;
let screen: TraceScreen;
let results: Locator;

beforeAll(async () => {
  tempo = await startScriptedTempo();
});
afterAll(() => tempo.close());
afterEach(async () => {
  await app.close();
  await Promise.all(others.splice(0).map((server) => server.close()));
});

/** Opens the app at an address, with the scripted Tempo connected as `shop`; `server` is connected in its place. */
async function begin(hash = '', server = tempo): Promise<void> {
  app = await openApp({ allow: [tempo.origin, server.origin] });
  ({ page } = app);
  screen = traceScreen(page);
  results = page.getByRole('grid', { name: 'Traces' });
  await keepConnections(page, [{ name: 'shop', url: server.origin, kind: 'tempo' }]);
  if (hash !== '') await goTo(hash);
}

async function goTo(hash: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
}

/** How many traces are said to be found. */
function count(): Promise<string | null> {
  return page.getByRole('region', { name: 'Results' }).getByRole('heading', { level: 2 }).textContent();
}

function row(at: number): Locator {
  return results.locator(`[role=row][aria-rowindex="${at + 1}"]`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const SEARCH = '#/search/shop';

describe('a collector', () => {
  it('is connected on the start screen, tried out, kept, and removed', async () => {
    app = await openApp({ allow: [tempo.origin] });
    ({ page } = app);
    await page.getByRole('button', { name: 'Connect a collector' }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect a collector' });
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await dialog.getByText(/Write the whole address/).waitFor();
    await dialog.getByRole('textbox', { name: 'Address' }).fill(tempo.origin);
    await dialog.getByRole('textbox', { name: 'Name' }).fill('shop');
    await dialog.getByLabel('Kind').selectOption('tempo');
    await dialog.getByRole('button', { name: 'Test' }).click();
    await dialog.getByText('It answers: Tempo with 5 services.').waitFor();
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await eventually(() => new URL(page.url()).hash).toBe(SEARCH);
    await page.getByRole('link', { name: 'Spanglass, start' }).click();
    await page.reload();
    await page.getByRole('link', { name: /^shop/ }).waitFor();
    await page.getByRole('button', { name: 'Remove shop' }).click();
    await eventually(() => page.getByRole('heading', { name: 'Collectors' }).count()).toBe(0);
    app.expectNoConsoleErrors();
  });

  it('that does not let the page in is told with its own lines of configuration and the command', async () => {
    const closed = await startScriptedTempo({ cors: false });
    others.push(closed);
    await begin('', closed);
    await page.getByRole('button', { name: 'Edit shop' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Test' }).click();
    await dialog.getByText('It allows this page to read it: no').waitFor();
    await dialog.getByText(`Access-Control-Allow-Origin  "${new URL(page.url()).origin}"`).waitFor();
    await dialog.getByText(`spanglass --collector shop=${closed.origin}`).waitFor();
  });

  it('that wants a tenant puts the keyboard into its field', async () => {
    const tenants = await startScriptedTempo({ tenant: 'team-a' });
    others.push(tenants);
    await begin('', tenants);
    await page.getByRole('button', { name: 'Edit shop' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const tenant = dialog.getByRole('textbox', { name: 'Tenant' });
    await eventually(() => isFocused(tenant)).toBe(true);
    await page.keyboard.type('team-a');
    await press('Enter');
    await eventually(() => dialog.count()).toBe(0);
    await goTo(`${SEARCH}?last=1h&limit=20`);
    await eventually(count).toBe('20\u00A0traces');
  });

  it.each([
    [
      'a web page',
      { body: '<!doctype html><title>Log in</title>', headers: { 'content-type': 'text/html' } },
      /web page/,
    ],
    ['an error', { status: 500, body: 'out of memory' }, /The server failed \(500\)/],
    ['nothing it should', { body: '[]' }, /No trace was found|could not be read/],
  ] as const)('that answers with %s is told, with its answer one press away', async (_, reply, words) => {
    const broken = await startScriptedServer(() => reply);
    others.push(broken);
    await begin(`${SEARCH}?last=1h&limit=20`, broken);
    await page.getByRole('region', { name: 'Results' }).getByText(words).first().waitFor();
  });
});

describe('a search', () => {
  it('leads to a trace, its spans, back to the same place, and is refined', async () => {
    await begin(SEARCH);
    await page.getByRole('combobox', { name: 'Service' }).click();
    await page.getByRole('listbox').getByRole('option', { name: 'payment' }).click();
    await page.getByRole('button', { name: 'Search' }).click();
    await eventually(count).toBe('12\u00A0traces');
    expect(Object.fromEntries(addressParams(page))).toEqual({ service: 'payment', last: '1h', limit: '20' });

    // Two presses from the list to the details of a span.
    await results.getByText('POST /orders').nth(1).click();
    await screen.row(/charge card/).click();
    await screen.details.getByRole('heading', { level: 2 }).waitFor();
    await screen.details.getByText('504').first().waitFor();
    // The name of the collector leads back to the search as well.
    expect(await page.getByTitle('To the search in').getAttribute('href')).toBe(
      `${SEARCH}?service=payment&last=1h&limit=20`,
    );

    // The span that is looked at is a step of its own.
    await eventually(() => addressParams(page).has('span')).toBe(true);
    await page.goBack();
    await page.goBack();
    await eventually(count).toBe('12\u00A0traces');
    await eventually(() => isFocused(row(4))).toBe(true);
    const before = tempo.asked.length;
    await page.getByRole('combobox', { name: 'Operation' }).fill('POST /orders');
    await press('Enter');
    await eventually(count).toBe('6\u00A0traces');
    expect(tempo.asked.slice(before).filter((asked) => asked.startsWith('/api/search')).length).toBe(1);
    await page.goBack();
    await eventually(count).toBe('12\u00A0traces');
    app.expectNoConsoleErrors();
  });

  it('is done by keys alone: from the form to the details in four', async () => {
    await begin();
    await page.getByRole('link', { name: /^shop/ }).waitFor();
    await press('S');
    await eventually(() => new URL(page.url()).hash).toBe(SEARCH);
    await press('/');
    await eventually(() => isFocused(page.getByRole('combobox', { name: 'Service' }))).toBe(true);
    await page.keyboard.type('pay');
    await press('ArrowDown', 'Enter');
    expect(await page.getByRole('combobox', { name: 'Service' }).inputValue()).toBe('payment');
    // Enter sends it off, and the keyboard is in the results.
    await press('Enter');
    await eventually(() => isFocused(row(1))).toBe(true);
    await press('Enter');
    await eventually(screen.active).toContain('no row');
    await press('e');
    await screen.details.getByRole('heading', { level: 2, name: 'charge card' }).waitFor();
    app.expectNoConsoleErrors();
  });

  it('is repeated by a reload, with its order and its chosen range', async () => {
    await begin(`${SEARCH}?service=cart&last=1h&limit=20`);
    await eventually(count).toBe('20\u00A0traces');
    await page
      .getByRole('columnheader', { name: /Duration/ })
      .getByRole('button')
      .click();
    const slowest = await row(1).getByRole('gridcell').last().textContent();
    expect(addressParams(page).get('sort')).toBe('-duration');
    const chart = page.getByRole('listbox', { name: 'Traces by time and duration' });
    const box = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width / 3, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + (box.width * 2) / 3, box.y + box.height - 30, { steps: 4 });
    await page.mouse.up();
    await eventually(count).toMatch(/^\d of 20\u00A0traces$/);
    const chosen = await count();
    await page.reload();
    await eventually(count).toBe(chosen);
    await page.getByRole('button', { name: /stretch of time|longer|shorter| to / }).click();
    await eventually(() => row(1).getByRole('gridcell').last().textContent()).toBe(slowest);
    expect(await page.getByRole('combobox', { name: 'Service' }).inputValue()).toBe('cart');
  });

  it('that runs leaves the last results to be seen, and can be stopped', async () => {
    await begin(`${SEARCH}?last=1h&limit=20`);
    await eventually(count).toBe('20\u00A0traces');
    await page.getByRole('combobox', { name: 'Service' }).fill('slow');
    await press('Escape', 'Enter');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    expect(await count()).toBe('20\u00A0traces');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped before an answer came').waitFor();
    await page.getByRole('button', { name: 'Search again' }).click();
    await page.getByText('No trace was found').first().waitFor();
  });

  it('that finds nothing says what was asked for and offers to ask for more', async () => {
    await begin(`${SEARCH}?service=cart&operation=nothing&min=1s&last=1h&limit=20`);
    const area = page.getByRole('region', { name: 'Results' });
    await area.getByText(/cart nothing · 1s or longer · last hour/).waitFor();
    await area.getByRole('button', { name: 'Any operation' }).click();
    await eventually(count).toBe('20\u00A0traces');
    expect(addressParams(page).get('operation')).toBeNull();
  });

  it('that reached its limit says so and asks for more', async () => {
    await begin(`${SEARCH}?last=1h&limit=20`);
    await page.getByText('Limited to 20: there may be more').waitFor();
    await page.getByRole('button', { name: 'Ask for 50' }).click();
    await eventually(count).toBe('24\u00A0traces');
    expect(await page.getByText(/there may be more/).count()).toBe(0);
  });

  it('is written in TraceQL, completed, and marked where the server finds it wrong', async () => {
    await begin(SEARCH);
    await page.getByRole('button', { name: 'TraceQL' }).click();
    const editor = page.getByRole('textbox', { name: 'TraceQL' });
    expect(await editor.inputValue()).toBe('{}');
    await editor.fill('');
    await editor.pressSequentially('{ res');
    await page.getByRole('option', { name: 'resource.service.name' }).waitFor();
    await press('Enter');
    await editor.pressSequentially('= "pa');
    await page.getByRole('option', { name: '"payment"' }).waitFor();
    await press('Tab');
    await editor.pressSequentially(' && }');
    expect(await editor.inputValue()).toBe('{ resource.service.name = "payment" && }');
    await press('Enter');
    await page
      .getByText(/parse error at line 1, col 40/)
      .first()
      .waitFor();
    await eventually(() => editor.evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(39);
    expect(await editor.getAttribute('aria-invalid')).toBe('true');
    await editor.fill('{ resource.service.name = "payment" }');
    await press('Enter');
    await eventually(count).toBe('12\u00A0traces');
    expect(addressParams(page).get('q')).toBe('{ resource.service.name = "payment" }');
  });

  it('gives several traces to be opened as one document', async () => {
    await begin(`${SEARCH}?last=1h&limit=20`);
    await eventually(count).toBe('20\u00A0traces');
    await row(1).focus();
    await press(' ', 'ArrowDown', 'ArrowDown', ' ');
    await page.getByText(/2.traces marked/).waitFor();
    await page.getByRole('button', { name: 'Open as one document' }).click();
    await eventually(() => results.getAttribute('aria-rowcount')).toBe('3');
    await eventually(() => new URL(page.url()).hash).toMatch(/^#\/collector\/shop\/[\da-f]+,[\da-f]+$/);
  });

  it('is kept among the recent ones, saved, asked again and removed', async () => {
    await begin(SEARCH);
    await page.getByRole('combobox', { name: 'Service' }).fill('payment');
    await press('Escape', 'Enter');
    await eventually(count).toBe('12\u00A0traces');
    await page.getByRole('button', { name: 'Save search' }).click();
    await goTo(SEARCH);
    await page.reload();
    const saved = page.getByRole('region', { name: 'Saved searches' });
    await page
      .getByRole('region', { name: 'Recent searches' })
      .getByRole('button', { name: /^Remove/ })
      .click();
    await eventually(() => page.getByRole('region', { name: 'Recent searches' }).count()).toBe(0);
    await saved.getByRole('link', { name: 'shop: payment · last hour' }).click();
    await eventually(count).toBe('12\u00A0traces');
  });
});

describe('a trace id', () => {
  it.each([
    ['with dashes', (id: string) => id.toUpperCase().replace(/^(.{8})(.{4})/, '$1-$2-')],
    ['in base64', (id: string) => Buffer.from(id.padStart(32, '0'), 'hex').toString('base64')],
  ])('%s opens its trace', async (_, write) => {
    await begin(`${SEARCH}?last=1h&limit=20`);
    await eventually(count).toBe('20\u00A0traces');
    const id = (await row(1).getByRole('gridcell').last().getAttribute('title')) ?? '';
    const field = page.getByRole('textbox', { name: 'Trace id' });
    await field.fill('no id at all');
    await press('Enter');
    await page.getByText(/No trace id:/).waitFor();
    await field.fill(write(id));
    await press('Enter');
    await eventually(screen.tree).toContain('POST /checkout');
    await eventually(() => new URL(page.url()).hash).toContain(`/trace/${id}`);
  });
});
