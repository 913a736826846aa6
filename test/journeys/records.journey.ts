import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dedent } from '../traceDrawing.ts';
import { type App, openApp } from './harness/browser.ts';
import { CHECKOUT, CHECKOUT_ROWS } from './harness/checkout.ts';
import { otlpFile, textFile } from './harness/traceFiles.ts';
import { eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

const ODD = dedent(`
  Vorgang;Schritt;Schritt davor;Wo;Was;Wann;Wie lange
  1;1;;Laden;bestellen;2026-11-21 12:00:00;3
  1;2;1;Kasse;zahlen;2026-11-21 12:00:01;1,5
`);
const PLAIN = dedent(`
  trace_id,span_id,parent_id,service,operation,start,duration_ms
  0a,01,,web,GET /,2026-11-21T12:00:00Z,90
  0a,02,01,cart,load,2026-11-21T12:00:00.010Z,40
`);

let app: App;
let screen: TraceScreen;

beforeEach(async () => {
  app = await openApp();
  screen = traceScreen(app.page);
});
afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});

const dialog = (name: RegExp | string) => app.page.getByRole('dialog', { name });
const choose = (field: string, option: string) =>
  app.page.getByRole('combobox', { name: field, exact: true }).selectOption(option);
const reads = () => app.page.getByRole('button', { name: 'Read with these columns' });

describe('a table of records', () => {
  it('with odd names of columns is asked about, becomes a waterfall, and opens without asking from then on', async () => {
    await app.dropFiles([textFile('schritte.csv', ODD)]);
    await dialog('Columns of schritte.csv').waitFor();
    expect(await app.axe()).toEqual([]);
    for (const [field, column] of [
      ['Operation', 'Was'],
      ['Service', 'Wo'],
      ['Start', 'Wann'],
      ['Duration', 'Wie lange'],
      ['Durations are', 'seconds'],
      ['Trace id', 'Vorgang'],
      ['Span id', 'Schritt'],
      ['Parent id', 'Schritt davor'],
    ]) {
      await choose(field, column);
    }
    await eventually(() => app.page.getByTestId('preview-span').last().textContent()).toContain('Kasse zahlen');
    await reads().click();
    await eventually(screen.tree).toBe('bestellen\n  zahlen');
    await eventually(() => app.page.getByTestId('trace-duration').textContent()).toBe('3\u00A0s');
    await screen.row('zahlen').click();
    await screen.details.getByText('1.5\u00A0s').first().waitFor();
    expect(await dialog(/Columns/).count()).toBe(0);

    // Kept with the document, and for every file that has the same columns.
    await app.page.getByRole('link', { name: 'Spanglass, start' }).click();
    await app.page.getByRole('button', { name: 'Remove schritte.csv from this browser' }).waitFor();
    await app.page.goBack();
    await app.page.reload();
    await eventually(screen.tree).toBe('bestellen\n  zahlen');
    expect(await dialog(/Columns/).count()).toBe(0);
    await app.dropFiles([textFile('mehr.csv', ODD.replaceAll('zahlen', 'packen'))]);
    await eventually(screen.tree).toBe('bestellen\n  packen');
    expect(await dialog(/Columns/).count()).toBe(0);
  });

  it('that was guessed shows its waterfall behind the question, and its columns are changed from the report', async () => {
    await app.dropFiles([textFile('calls.csv', PLAIN)]);
    await dialog('Columns of calls.csv').waitFor();
    await app.page.keyboard.press('Escape');
    await eventually(screen.tree).toBe('GET /\n  load');
    await app.page.getByTestId('import-badge').click();
    await dialog('Import report').getByText('whose columns were guessed').waitFor();
    await dialog('Import report').getByRole('button', { name: 'Columns… of calls.csv' }).click();
    await dialog('Columns of calls.csv').waitFor();
    await choose('Operation', 'service');
    await reads().click();
    await eventually(screen.tree).toBe('web\n  cart');
  });

  it('beside real traces is no question, and one in which nothing is a time is none until it is asked for', async () => {
    await app.dropFiles([textFile('calls.csv', PLAIN), otlpFile('checkout.json', CHECKOUT)]);
    await app.page.getByRole('grid', { name: 'Traces' }).getByText('/checkout').first().waitFor();
    expect(await dialog(/Columns/).count()).toBe(0);

    await app.dropFiles([textFile('prices.csv', 'goods,price\ntea,3\nsalt,1\n')]);
    await app.page.getByText('a table of text with the columns goods, price').waitFor();
    expect(await dialog(/Columns/).count()).toBe(0);
    await app.page.getByRole('button', { name: 'Columns… of prices.csv' }).click();
    await dialog('Columns of prices.csv')
      .getByText(/Choose the column of the start/)
      .waitFor();
    await app.page.keyboard.press('Escape');
    await eventually(() => dialog(/Columns/).count()).toBe(0);
    await app.dropFiles([otlpFile('checkout.json', CHECKOUT)]);
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
  });

  it('is mapped by keys alone', async () => {
    await app.dropFiles([textFile('odd.csv', ODD)]);
    await dialog('Columns of odd.csv').waitFor();
    const focused = () =>
      app.page.evaluate(() => (document.activeElement as HTMLSelectElement).labels?.[0]?.textContent);
    await eventually(focused).toContain('Operation');
    await app.page.keyboard.type('Wo');
    await eventually(() => app.page.getByTestId('preview-span').first().textContent()).toContain('Laden');
    await reads().focus();
    await app.page.keyboard.press('Enter');
    await eventually(screen.tree).toBe('Laden\nKasse');
  });
});
