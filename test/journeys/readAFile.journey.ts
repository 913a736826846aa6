import { afterEach, describe, expect, inject, it } from 'vitest';
import { dedent } from '../traceDrawing.ts';
import { type App, openApp } from './harness/browser.ts';
import { CHECKOUT, CHECKOUT_NS, CHECKOUT_ROWS } from './harness/checkout.ts';
import { gzipped, otlpFile, otlpText } from './harness/traceFiles.ts';
import {
  addressParams,
  ctrlWheel,
  drag,
  eventually,
  isColoured,
  pointAt,
  traceScreen,
  type TraceScreen,
  zoomOf,
} from './harness/traceScreen.ts';

let app: App;
let screen: TraceScreen;

/** Opens the app anew; with the checkout dropped on it unless told otherwise. */
async function begin({ path = '', drop = true } = {}): Promise<void> {
  app = await openApp({ path });
  screen = traceScreen(app.page);
  if (!drop) return;
  await app.dropFiles([otlpFile('checkout.json', CHECKOUT)]);
  await eventually(screen.tree).toBe(CHECKOUT_ROWS);
}

afterEach(() => app.close());

describe('a dropped file', () => {
  it('shows its waterfall, and a click on a row tells of the span', async () => {
    await begin();
    const { page } = app;
    await page.getByRole('heading', { name: 'web-shop POST /checkout' }).waitFor();
    expect(await page.getByTestId('trace-duration').textContent()).toBe('800\u00A0ms');
    expect(await page.getByTestId('trace-spans').textContent()).toBe('9');
    await eventually(() => page.title()).toBe('web-shop POST /checkout · checkout.json · Spanglass');

    await screen.row('charge card').click();
    await screen.details.getByRole('heading', { name: 'charge card' }).waitFor();
    await screen.details.getByText('visa').waitFor();
    await screen.details.getByText('limit reached').first().waitFor();
    expect(await screen.selected.count()).toBe(1);

    // A bar is as good as its name: 75 ms is over the middle of "load cart", the third row.
    const lane = await screen.lane.boundingBox();
    await page.mouse.click((lane?.x ?? 0) + (60 / 800) * (lane?.width ?? 0), (lane?.y ?? 0) + 2.5 * 24);
    await screen.details.getByRole('heading', { name: 'load cart' }).waitFor();
    app.expectNoConsoleErrors();
  });

  it('is drawn: each bar stands at its time, in its row, in the colour of its service', async () => {
    await begin();
    const width = (await screen.lane.boundingBox())?.width ?? 0;
    /** Colour at a time of the trace, in the middle of the bar of a row, both counted from 0. */
    const isBar = (ms: number, row: number): Promise<boolean> =>
      isColoured(screen.lane, [(ms / 800) * width, row * 24 + 12]);
    const row = 8; // charge card, 450–740
    await eventually(() => isBar(600, row)).toBe(true);
    expect(await Promise.all([460, 730].map((ms) => isBar(ms, row)))).toEqual([true, true]);
    expect(await Promise.all([100, 250, 430, 790].map((ms) => isBar(ms, row)))).toEqual([false, false, false, false]);
    expect(await Promise.all([300, 600].map((ms) => isBar(ms, 0)))).toEqual([true, true]);

    // Fitted to a span, the view is full of it; the theme changes the picture and not the place.
    await screen.row('charge card').click();
    await app.page.keyboard.press('z');
    await eventually(() => isBar(100, row)).toBe(true);
    expect(await isBar(400, row)).toBe(true);
    await app.page.keyboard.press('t');
    await app.page.keyboard.press('t');
    await eventually(() => app.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await eventually(() => isBar(400, row)).toBe(true);
    app.expectNoConsoleErrors();
  });

  it('is searched by names, attributes and events, match by match', async () => {
    await begin();
    await screen.find.fill('app.table');
    await eventually(() => screen.findCount.textContent()).toBe('2');
    await app.page.getByRole('button', { name: 'Next match' }).click();
    await eventually(() => screen.findCount.textContent()).toBe('1 of 2');
    await screen.details.getByRole('heading', { name: 'read stock' }).waitFor();
    await app.page.getByRole('button', { name: 'Next match' }).click();
    await screen.details.getByRole('heading', { name: 'write order' }).waitFor();
    // Round the end to the first again.
    await screen.find.press('Enter');
    await screen.details.getByRole('heading', { name: 'read stock' }).waitFor();
    await screen.find.press('Shift+Enter');
    await screen.details.getByRole('heading', { name: 'write order' }).waitFor();

    await screen.find.fill('limit reached');
    await eventually(() => screen.findCount.textContent()).toBe('1');
    await screen.find.fill('nowhere to be found');
    await eventually(() => screen.findCount.textContent()).toBe('No match');
    await screen.find.press('Escape');
    expect(await screen.find.inputValue()).toBe('');
    app.expectNoConsoleErrors();
  });

  it('opens the rows that hide a match', async () => {
    await begin();
    await screen.arrow(screen.row('POST /orders')).click();
    await screen.find.fill('read stock');
    await screen.find.press('Enter');
    await eventually(() => screen.selected.textContent()).toContain('read stock');
    await eventually(screen.tree).toBe(CHECKOUT_ROWS.replace('read stock', 'read stock *'));
  });

  it('is zoomed around the pointer by Ctrl and the wheel, and moved by dragging the bars', async () => {
    await begin();
    const { page } = app;
    await ctrlWheel(page, screen.lane, [0.25, 0.5], -200);
    await eventually(() => zoomOf(page, CHECKOUT_NS)).toBeDefined();
    const [from, to] = zoomOf(page, CHECKOUT_NS) ?? [0, 1];
    expect(to - from).toBeLessThan(0.8);
    // What was under the pointer, a quarter of the way, is there still.
    expect(from + 0.25 * (to - from)).toBeCloseTo(0.25, 2);

    await drag(page, screen.lane, [0.6, 0.5], [0.5, 0.5]);
    await eventually(() => zoomOf(page, CHECKOUT_NS)?.[0]).toBeCloseTo(from + 0.1 * (to - from), 2);
    expect((zoomOf(page, CHECKOUT_NS) ?? [0, 0])[1]).toBeCloseTo(to + 0.1 * (to - from), 2);

    await page.getByRole('button', { name: 'Whole trace' }).click();
    await eventually(() => zoomOf(page, CHECKOUT_NS)).toBeUndefined();
    app.expectNoConsoleErrors();
  });

  it('is zoomed to a stretch chosen on the axis or the overview, and to a span by a double click on its bar', async () => {
    await begin();
    const { page } = app;
    const zoom = (): readonly number[] | undefined =>
      zoomOf(page, CHECKOUT_NS)?.map((share) => Math.round(share * 100));
    await drag(page, screen.axis, [0.25, 0.5], [0.75, 0.5]);
    await eventually(zoom).toEqual([25, 75]);
    await drag(page, screen.axis, [0.5, 0.5], [1, 0.5]);
    await eventually(zoom).toEqual([50, 75]);

    // The edges of the brush move, what lies between them too, and beside it a new stretch begins.
    await drag(page, screen.overview, [0.75, 0.5], [0.9, 0.5]);
    await eventually(zoom).toEqual([50, 90]);
    await drag(page, screen.overview, [0.7, 0.5], [0.6, 0.5]);
    await eventually(zoom).toEqual([40, 80]);
    await drag(page, screen.overview, [0.1, 0.5], [0.3, 0.5]);
    await eventually(zoom).toEqual([10, 30]);
    const overview = await pointAt(screen.overview, [0.5, 0.5]);
    await page.mouse.dblclick(overview.x, overview.y);
    await eventually(zoom).toBeUndefined();

    // POST /orders lasts from 140 to 420 of 800 ms and gets a twentieth of room on each side.
    const lane = await pointAt(screen.lane, [0.3, 0]);
    await page.mouse.dblclick(lane.x, lane.y + 3.5 * 24);
    await eventually(zoom).toEqual([16, 54]);
    app.expectNoConsoleErrors();
  });

  it('is closed row by row, level by level, and a subtree at a time', async () => {
    await begin();
    const { page } = app;
    await screen.arrow(screen.row('POST /orders')).click();
    await eventually(screen.tree).toBe(
      dedent(`
        POST /checkout
          GET /cart
            load cart
          ▸ POST /orders
          POST /payments
            charge card
      `),
    );
    await screen.arrow(screen.row('POST /orders')).click();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);

    await page.keyboard.press('[');
    await page.keyboard.press('[');
    await eventually(screen.tree).toBe(
      dedent(`
        POST /checkout
          ▸ GET /cart
          ▸ POST /orders
          ▸ POST /payments
      `),
    );
    await page.keyboard.press(']');
    await eventually(screen.tree).toBe(
      dedent(`
        POST /checkout
          GET /cart
            load cart
          POST /orders
            ▸ reserve goods
            write order
          POST /payments
            charge card
      `),
    );
    await page.getByRole('button', { name: 'Show one level more' }).click();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);

    // The subtree of POST /orders stays closed below it when it alone is opened again.
    await screen.row('POST /orders').click();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await eventually(screen.tree).toBe(
      dedent(`
        POST /checkout
          GET /cart
            load cart
          POST /orders *
            ▸ reserve goods
            write order
          POST /payments
            charge card
      `),
    );
    await screen.arrow(screen.row('POST /orders')).click({ modifiers: ['Alt'] });
    await screen.arrow(screen.row('POST /orders')).click({ modifiers: ['Alt'] });
    await eventually(screen.tree).toBe(CHECKOUT_ROWS.replace('POST /orders', 'POST /orders *'));
    app.expectNoConsoleErrors();
  });

  it('narrows to the spans of a service, or to a subtree, and back', async () => {
    await begin();
    const { page } = app;
    await page.getByRole('button', { name: /^payment \d+ %/ }).click();
    await eventually(screen.tree).toBe('POST /checkout\n  POST /payments\n    charge card');
    await page.getByRole('button', { name: 'Service: payment' }).click();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    await screen.row('POST /orders').click();
    await page.keyboard.press('f');
    await eventually(screen.tree).toBe('  POST /orders *\n    reserve goods\n      read stock\n    write order');
    await page.getByRole('button', { name: 'Focus: POST /orders' }).click();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS.replace('POST /orders', 'POST /orders *'));
  });
});

describe('the address', () => {
  it('brings back selection, zoom, search and closed rows on reload, and steps through them', async () => {
    await begin();
    const { page } = app;
    const params = (): string => [...addressParams(page).keys()].join(' ');
    await screen.row('charge card').click();
    await eventually(params).toBe('span');
    await screen.arrow(screen.row('POST /orders')).click();
    await eventually(params).toBe('span toggled');
    await drag(page, screen.axis, [0.5, 0.5], [1, 0.5]);
    await eventually(params).toBe('span zoom toggled');
    await screen.find.fill('card');
    await eventually(params).toBe('span zoom toggled find');
    const asLeft = page.url();
    const tree = dedent(`
      POST /checkout
        GET /cart
          load cart
        ▸ POST /orders
        POST /payments
          charge card *
    `);
    expect(await screen.tree()).toBe(tree);

    await page.reload();
    await eventually(screen.tree).toBe(tree);
    await screen.details.getByRole('heading', { name: 'charge card' }).waitFor();
    expect(await screen.find.inputValue()).toBe('card');
    await eventually(() => screen.findCount.textContent()).toBe('1 of 1');
    await page.getByRole('button', { name: 'Whole trace' }).waitFor();
    expect(page.url()).toBe(asLeft);

    await page.goBack();
    await eventually(() => screen.find.inputValue()).toBe('');
    await page.goBack();
    await eventually(() => page.getByRole('button', { name: 'Whole trace' }).count()).toBe(0);
    await page.goBack();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS.replace('charge card', 'charge card *'));
    await page.goBack();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    for (let step = 0; step < 4; step++) await page.goForward();
    await eventually(() => page.url()).toBe(asLeft);
    await eventually(screen.tree).toBe(tree);
    app.expectNoConsoleErrors();
  });

  it('says of a trace the document does not have that it is not there, and leads to those that are', async () => {
    await begin({ path: '#/example/checkout/trace/0badc0de', drop: false });
    await app.page.getByText('This document has no such trace').waitFor();
    await app.page.getByRole('button', { name: 'See its traces' }).click();
    await app.page.getByRole('grid', { name: 'Traces' }).waitFor();
  });
});

describe('the start screen', () => {
  it('lists a dropped file, opens it again, and forgets it when asked', async () => {
    await begin();
    const { page } = app;
    await page.getByRole('link', { name: 'Spanglass, start' }).click();
    const entry = page.getByRole('link', { name: /checkout\.json/ });
    await entry.getByText('9\u00A0spans').waitFor();
    await entry.click();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);

    // Also in a page that never saw the file itself.
    await page.goto(inject('baseUrl'));
    await page.reload();
    await entry.click();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    const kept = page.url();

    await page.getByRole('link', { name: 'Spanglass, start' }).click();
    await page.getByRole('button', { name: 'Remove checkout.json from this browser' }).click();
    await page.getByText('Nothing opened yet').waitFor();
    await page.goto(kept);
    await page.reload();
    await page.getByText('This browser does not keep that file any more').waitFor();
    app.expectNoConsoleErrors();
  });

  it('is left and come back to: back and forward lead from document to document', async () => {
    await begin();
    const { page } = app;
    // Dropped over the first, the second takes its place.
    await app.dropFiles([otlpFile('other.json', 'shop other 0–10')]);
    await eventually(screen.tree).toBe('other');
    await page.goBack();
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    await page.goForward();
    await eventually(screen.tree).toBe('other');
    await page.goBack();
    await page.goBack();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await page.getByRole('link', { name: /other\.json/ }).waitFor();
    app.expectNoConsoleErrors();
  });

  it('joins files that are dropped together into one trace', async () => {
    await begin({ drop: false });
    await app.dropFiles([
      otlpFile('shop.json', 'web-shop POST /checkout 0–100 id=00000000000000a1'),
      gzipped(otlpFile('pay.json', 'payment charge card 20–80 id=00000000000000b1 parent=00000000000000a1')),
      otlpFile('bank.json', 'bank decide 30–60 id=00000000000000c1 parent=00000000000000b1'),
    ]);
    await eventually(screen.tree).toBe('POST /checkout\n  charge card\n    decide');
    await app.page.getByTestId('import-badge').click();
    const report = app.page.getByRole('dialog', { name: 'Import report' });
    await report.getByText('3 spans shown, of 3 records in 3 files.').waitFor();
    const names = report.getByTestId('import-file');
    expect(await names.evaluateAll((files) => files.map((file) => file.dataset['name']))).toEqual([
      'shop.json',
      'pay.json.gz',
      'bank.json',
    ]);
    app.expectNoConsoleErrors();
  });

  it('reads a file unpacked from gzip, whatever its name', async () => {
    await begin({ drop: false });
    await app.dropFiles([{ ...gzipped(otlpFile('', CHECKOUT)), name: 'download' }]);
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
  });

  it('opens what is chosen in the file dialog', async () => {
    await begin({ drop: false });
    const chooser = app.page.waitForEvent('filechooser');
    await app.page.getByRole('button', { name: 'Choose files' }).click();
    const text = otlpText(CHECKOUT);
    await (await chooser).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
  });

  it('opens what is pasted, by key or by button', async () => {
    await begin({ drop: false });
    const { page } = app;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await page.evaluate((text) => navigator.clipboard.writeText(text), otlpText(CHECKOUT));
    await page.keyboard.press('Control+V');
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);

    await page.getByRole('link', { name: 'Spanglass, start' }).click();
    await page.evaluate((text) => navigator.clipboard.writeText(text), otlpText('shop pasted 0–10'));
    await page.getByRole('button', { name: 'Paste', exact: true }).click();
    await eventually(screen.tree).toBe('pasted');
    app.expectNoConsoleErrors();
  });
});
