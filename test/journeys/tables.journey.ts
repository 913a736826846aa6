import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingTraces, sharedTraceBytes } from '../sharedTraces.ts';
import { type App, openApp } from './harness/browser.ts';
import { otlpFile } from './harness/traceFiles.ts';
import { addressParams, eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

const SHOP = otlpFile(
  'shop.json',
  `
  shop POST /checkout   0–100 server event=start@1
    pay charge          10–60 client error {http.method: POST} event=exception@50{exception.type: TimeoutError, exception.message: no answer in 30 ms}
      bank charge       20–50 server
    pay charge          60–90 client {http.request.method: POST} event=exception@80{exception.type: TimeoutError, exception.message: no answer in 45 ms}
      bank refund       65–85 server
    pay =SUM(A1)        90–95 client
`,
);

let app: App;
let screen: TraceScreen;

beforeEach(async () => {
  app = await openApp();
  screen = traceScreen(app.page);
  await app.dropFiles([SHOP]);
  await screen
    .row(/POST \/checkout/)
    .first()
    .waitFor();
});
afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});

const row = (name: RegExp | string) => app.page.getByRole('row', { name });
/** First cells of the rows on the screen, as they stand. */
const names = () =>
  app.page
    .locator('[role=row][data-index]')
    .evaluateAll((rows) =>
      rows
        .sort((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
        .map((one) => one.querySelector('[role=gridcell]')?.textContent ?? ''),
    );

describe('the table of a trace', () => {
  it('says where the time went, opens to single spans by keyboard, and is there again after a reload', async () => {
    const { page } = app;
    await page.keyboard.press('4');
    await eventually(names).toEqual(['bank', 'pay', 'shop']);
    await row(/^pay/).click();
    await eventually(names).toEqual(['bank', 'pay', 'charge', '=SUM(A1)', 'shop']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await screen.details.getByRole('heading', { name: 'charge' }).waitFor();
    await page.getByRole('columnheader', { name: 'Spans' }).getByRole('button').click();
    await eventually(() => addressParams(page).get('table')).toBe('~~~-count');
    await page.reload();
    await eventually(names).toEqual(['pay', 'bank', 'shop']);
    await screen.details.getByRole('heading', { name: 'charge' }).waitFor();
  });

  it('leads to the rows of a group in the waterfall, which are a step to go back from', async () => {
    const { page } = app;
    await page.keyboard.press('4');
    await row(/^bank/).hover();
    await page.getByRole('button', { name: 'Show in the waterfall: bank' }).click();
    await eventually(screen.tree).toBe(
      ['POST /checkout', '  charge', '    charge', '  charge', '    refund'].join('\n'),
    );
    await eventually(() => addressParams(page).get('rows')).toBe('service~=bank');
    await page.keyboard.press('Escape');
    await eventually(async () => (await screen.tree()).split('\n').length).toBe(6);
  });

  it('is saved as CSV in which no cell is a formula', async () => {
    const { page } = app;
    await page.keyboard.press('4');
    await row(/^pay/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save as CSV/ }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.split('\r\n')[0]).toMatch(/^Service,Operation,spans,errors,self_ns,/);
    expect(text).toContain("\r\npay,'=SUM(A1),1,0,5000000,");
  });
});

describe('the critical path as a table', () => {
  it('adds up to all of it, by span and by service', async () => {
    const { page } = app;
    await page.keyboard.press('4');
    await page.getByRole('button', { name: 'Critical path', exact: true }).click();
    await page.getByText('6 rows · 100 ms · 100.0 % of the path of POST /checkout').waitFor();
    await page.getByRole('combobox', { name: /^By/ }).click();
    await page.getByRole('option', { name: 'service' }).click();
    await eventually(names).toEqual(['bank', 'pay', 'shop']);
    await row(/^bank/).click();
    await screen.details.getByRole('heading', { name: 'charge' }).waitFor();
  });
});

describe('the events of a trace', () => {
  it('are counted on the tab, narrowed, and lead to their spans', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: 'Events 3' }).click();
    await row(/no answer in 45 ms/).click();
    await screen.details.getByRole('heading', { name: 'charge' }).waitFor();
    await page.getByRole('button', { name: 'Exceptions only' }).click();
    await page.getByText('2 of 3 events').waitFor();
    await eventually(() => addressParams(page).get('events')).toBe('~~exceptions');
  });

  it('have exceptions of one kind as one', async () => {
    const { page } = app;
    await page.keyboard.press('5');
    await page.getByRole('button', { name: 'Exceptions', exact: true }).click();
    await row(/TimeoutError no answer in # ms/).click();
    await row(/no answer in 30 ms/).click();
    await screen.details.getByRole('heading', { name: 'charge' }).waitFor();
  });

  it('of a service with a long name tell by … that it goes on', async () => {
    const { page } = app;
    await app.dropFiles([
      otlpFile('long.json', 'recommendation-engine-of-the-shop-team offer 0–100 event=start@1 event=retry@2'),
    ]);
    await page.getByText('offer').first().waitFor();
    await page.keyboard.press('5');
    const name = page
      .getByRole('gridcell', { name: /recommendation-engine/ })
      .first()
      .getByText(/recommendation-engine/)
      .last();
    await name.waitFor();
    const { isCut, sign } = await name.evaluate((element) => ({
      isCut: element.scrollWidth > element.clientWidth,
      sign: getComputedStyle(element).textOverflow,
    }));
    expect({ isCut, sign }).toEqual({ isCut: true, sign: 'ellipsis' });
  });
});

describe.skipIf(missingTraces !== '')(`a real trace${missingTraces && `: ${missingTraces}`}`, () => {
  it('tells which exceptions it has, and what its critical path is made of', async () => {
    const { page } = app;
    const name = 'otlp-json/jaeger-nplusone-concurrent.json';
    await app.dropFiles([{ name: 'nplusone.json', bytes: sharedTraceBytes(name) }]);
    await page.getByRole('tab', { name: 'Events 52' }).click();
    await page.getByRole('button', { name: 'Exceptions', exact: true }).click();
    await row(/redis timeout 3 3/).waitFor();
    await page.keyboard.press('4');
    await page.getByRole('button', { name: 'Critical path', exact: true }).click();
    await page.getByText('100.0 % of the path').waitFor();
  });
});
