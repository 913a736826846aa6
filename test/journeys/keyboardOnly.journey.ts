import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './harness/browser.ts';
import { otlpFile } from './harness/traceFiles.ts';
import { addressParams, eventually, traceScreen, type TraceScreen, zoomOf } from './harness/traceScreen.ts';

/** A page that fails in two places. It lasts 1 s. */
const PAGE = `
  web GET /page          0–1000 server
    web read session     10–60
      redis GET session  20–40
    goods GET /goods     100–500 server
      goods select goods 120–220 {app.table: goods} error message="too slow"
      goods select price 230–480
    mail send mail       600–900 producer error
`;
const PAGE_NS = 1000e6;

let app: App;
let page: Page;
let screen: TraceScreen;

async function begin(drop = true): Promise<void> {
  app = await openApp();
  ({ page } = app);
  screen = traceScreen(page);
  if (!drop) return;
  await app.dropFiles([otlpFile('page.json', PAGE)]);
  await eventually(screen.active).toBe('no row of 7');
}

/** Presses keys one after the other: `press('ArrowDown', 'Enter')`. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Walks with Tab until the element has the focus. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

function focusedText(of: Page): Promise<string | undefined> {
  return of.evaluate(() => document.activeElement?.textContent ?? undefined);
}

afterEach(() => app.close());

describe('by keyboard alone', () => {
  it('one comes from the start over an example and its list of traces into a trace', async () => {
    await begin(false);
    await tabTo(page.getByRole('link', { name: /A slow checkout/ }));
    await press('Enter');

    const table = page.getByRole('grid', { name: 'Traces' });
    const row = (number: number): Locator => table.locator(`[role=row][aria-rowindex="${number + 1}"]`);
    await tabTo(row(1));
    expect(await table.getAttribute('aria-rowcount')).toBe('14');
    await press('ArrowDown', 'ArrowDown', 'End', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await eventually(() => row(5).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await row(5).getAttribute('aria-selected')).toBe('true');
    expect(await table.locator('[role=row][aria-selected=true]').count()).toBe(1);
    await press('Enter');

    await page.getByRole('heading', { name: 'web-shop POST /checkout' }).waitFor();
    await eventually(screen.active).toMatch(/^no row of \d+$/);
    await press('ArrowDown');
    await eventually(screen.active).toMatch(/^POST \/checkout, row 1 of \d+, level 1, open$/);
    await eventually(() => addressParams(page).has('span')).toBe(true);

    // Back is where one was.
    await page.goBack();
    await page.goBack();
    await eventually(() => row(5).evaluate((element) => element === document.activeElement)).toBe(true);
    app.expectNoConsoleErrors();
  });

  it('the arrow keys walk, close and open the rows, and a screen reader is told', async () => {
    await begin();
    await press('ArrowDown');
    await eventually(screen.active).toBe('GET /page, row 1 of 7, level 1, open');
    await press('ArrowDown', 'ArrowDown');
    await eventually(screen.active).toBe('GET session, row 3 of 7, level 3');
    await press('ArrowLeft');
    await eventually(screen.active).toBe('read session, row 2 of 7, level 2, open');
    await press('ArrowLeft');
    await eventually(screen.active).toBe('read session, row 2 of 6, level 2, closed');
    await press('ArrowRight');
    await eventually(screen.active).toBe('read session, row 2 of 7, level 2, open');
    await press('ArrowRight');
    await eventually(screen.active).toBe('GET session, row 3 of 7, level 3');
    await press('ArrowRight');
    await eventually(screen.active).toBe('GET session, row 3 of 7, level 3');
    await press('End');
    await eventually(screen.active).toBe('send mail, row 7 of 7, level 2');
    await press('ArrowDown');
    await eventually(screen.active).toBe('send mail, row 7 of 7, level 2');
    await press('Home', 'ArrowUp');
    await eventually(screen.active).toBe('GET /page, row 1 of 7, level 1, open');
    await press('PageDown');
    await eventually(screen.active).toBe('send mail, row 7 of 7, level 2');
    await press('PageUp', 'Alt+ArrowLeft');
    await eventually(screen.active).toBe('GET /page, row 1 of 1, level 1, closed');
    await press('ArrowRight');
    await eventually(screen.tree).toBe('GET /page *\n  ▸ read session\n  ▸ GET /goods\n  send mail');
    await press('Alt+ArrowRight');
    await eventually(screen.active).toBe('GET /page, row 1 of 7, level 1, open');
    app.expectNoConsoleErrors();
  });

  it('p goes to the parent, e and E to errors, f keeps a subtree, and Esc backs out step by step', async () => {
    await begin();
    await press('e');
    await eventually(screen.active).toBe('select goods, row 5 of 7, level 3');
    await press('e');
    await eventually(screen.active).toBe('send mail, row 7 of 7, level 2');
    await press('e');
    await eventually(screen.active).toBe('select goods, row 5 of 7, level 3');
    await press('E');
    await eventually(screen.active).toBe('send mail, row 7 of 7, level 2');
    await press('E', 'p');
    await eventually(screen.active).toBe('GET /goods, row 4 of 7, level 2, open');
    await press('f');
    await eventually(screen.active).toBe('GET /goods, row 1 of 3, level 2, open');
    await page.getByRole('button', { name: 'Focus: GET /goods' }).waitFor();
    await press('w');
    await page.getByRole('button', { name: 'Whole trace' }).waitFor();

    await press('Escape');
    await eventually(screen.active).toBe('GET /goods, row 4 of 7, level 2, open');
    await press('Escape');
    await eventually(() => page.getByRole('button', { name: 'Whole trace' }).count()).toBe(0);
    await press('Escape');
    await eventually(screen.active).toBe('no row of 7');
    app.expectNoConsoleErrors();
  });

  it('Enter shows and hides the details, whose buttons are reached by Tab', async () => {
    await begin();
    await press('ArrowDown', 'ArrowDown');
    const heading = screen.details.getByRole('heading', { level: 2 });
    await eventually(() => heading.textContent()).toBe('read session');
    await press('Enter');
    await eventually(() => screen.details.count()).toBe(0);
    await press('Enter', 'ArrowDown');
    await eventually(() => heading.textContent()).toBe('GET session');
    // Closing it by its own button leaves the keyboard where the rows are.
    await tabTo(screen.details.getByRole('button', { name: 'Close details' }));
    await press('Enter');
    await eventually(() => screen.details.count()).toBe(0);
    await eventually(screen.active).toBe('GET session, row 3 of 7, level 3');

    // A menu in it keeps its keys: c is the first letter of "Copy" there and not the critical path, Esc closes it alone.
    await press('Enter', 'e');
    await eventually(() => heading.textContent()).toBe('select goods');
    const criticalPath = page.getByRole('button', { name: 'Critical path' });
    const before = await criticalPath.getAttribute('aria-pressed');
    await tabTo(screen.details.getByRole('button', { name: 'Copy or find app.table' }));
    await press('Enter');
    await page.getByRole('menuitem', { name: 'Copy value' }).waitFor();
    await press('f');
    await eventually(() => focusedText(page)).toBe('Find this value');
    await press('c', 'Escape');
    await eventually(() => page.getByRole('menu').count()).toBe(0);
    expect(await criticalPath.getAttribute('aria-pressed')).toBe(before);
    expect(await screen.selected.textContent()).toContain('select goods');
    app.expectNoConsoleErrors();
  });

  it('the filter of the details is emptied by Esc and left by another, with the span still selected', async () => {
    await begin(false);
    const attributes = Array.from({ length: 20 }, (_, n) => `app.part.${n}: "${n}"`).join(', ');
    await app.dropFiles([otlpFile('long.json', `web GET /page 0–100 {${attributes}}`)]);
    await eventually(screen.active).toBe('no row of 1');
    await press('ArrowDown');
    const filter = screen.details.getByRole('searchbox', { name: 'Filter attributes' });
    await tabTo(filter);
    await page.keyboard.type('part.17');
    await eventually(() => screen.details.getByRole('button', { name: /^Copy or find app\.part/ }).count()).toBe(1);
    await press('Escape');
    expect(await filter.inputValue()).toBe('');
    expect(await filter.evaluate((field) => field === document.activeElement)).toBe(true);
    await press('Escape');
    await eventually(screen.active).toBe('GET /page, row 1 of 1, level 1');
    app.expectNoConsoleErrors();
  });

  it('repeats are one row that opens and closes like any other, and r shows them one by one', async () => {
    await begin(false);
    const queries = Array.from({ length: 6 }, (_, n) => `      db SELECT goods ${10 * n + 5}–${10 * n + 12}`);
    await app.dropFiles([otlpFile('n+1.json', ['    shop list 0–100', ...queries].join('\n'))]);
    await eventually(screen.tree).toBe('list\n  ▸ SELECT goods');
    await press('End');
    await eventually(screen.active).toBe('SELECT goods, row 2 of 2, level 2, closed');
    await screen.row('6 times').waitFor();
    await press('ArrowRight');
    await eventually(screen.active).toBe('SELECT goods, row 2 of 7, level 2, open');
    await press('ArrowRight', 'ArrowDown');
    await eventually(screen.active).toMatch(/^SELECT goods, row 4 of 7, level \d$/);
    await press('ArrowLeft', 'ArrowLeft');
    await eventually(screen.active).toBe('SELECT goods, row 2 of 2, level 2, closed');
    await press('r');
    await eventually(screen.active).toBe('SELECT goods, row 2 of 7, level 2');
    await press('r');
    await eventually(screen.active).toBe('SELECT goods, row 2 of 2, level 2, closed');
    app.expectNoConsoleErrors();
  });

  it('/ finds, Enter, n and N walk the matches, and Esc leaves', async () => {
    await begin();
    await press('/');
    await eventually(() => screen.find.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('select');
    await eventually(() => screen.findCount.textContent()).toBe('2');
    await press('Enter');
    await eventually(() => screen.selected.textContent()).toContain('select goods');
    // Letters typed into the field are letters.
    await page.keyboard.type('new');
    await eventually(() => screen.findCount.textContent()).toBe('No match');
    await press('Backspace', 'Backspace', 'Backspace');
    await eventually(() => screen.findCount.textContent()).toBe('1 of 2');
    await tabTo(screen.grid);
    await press('n');
    await eventually(screen.active).toBe('select price, row 6 of 7, level 3');
    await press('n');
    await eventually(screen.active).toBe('select goods, row 5 of 7, level 3');
    await press('N');
    await eventually(screen.active).toBe('select price, row 6 of 7, level 3');
    await press('Home', '[', '[', '[', 'n');
    await eventually(screen.tree).toBe(
      'GET /page\n  ▸ read session\n  GET /goods\n    select goods *\n    select price\n  send mail',
    );
    await press('/', 'Escape');
    expect(await screen.find.inputValue()).toBe('');
    await eventually(screen.active).toBe('select goods, row 4 of 6, level 3');
    app.expectNoConsoleErrors();
  });

  it('w and s zoom, a and d move, z fits the span, 0 shows all', async () => {
    await begin();
    const zoom = (): readonly number[] | undefined => zoomOf(page, PAGE_NS)?.map((share) => Math.round(share * 1000));
    await press('w');
    await eventually(zoom).toEqual([167, 833]);
    await press('w');
    await eventually(zoom).toEqual([278, 722]);
    await press('d');
    await eventually(zoom).toEqual([344, 789]);
    await press('a', 'a');
    await eventually(zoom).toEqual([211, 656]);
    await press('s');
    await eventually(zoom).toEqual([100, 767]);
    await press('0');
    await eventually(zoom).toBeUndefined();
    // Around the selected span, where it is in view.
    await press('End', 'w');
    await eventually(zoom).toEqual([250, 917]);
    await press('z');
    await eventually(zoom).toEqual([585, 915]);
    // A span out of view is brought into it.
    await press('Home', 'ArrowDown');
    await eventually(() => (zoom() ?? [1000])[0]).toBeLessThan(60);
    await press('0', 'a', 'd', 's');
    await eventually(zoom).toBeUndefined();
    app.expectNoConsoleErrors();
  });

  it('[ and ] show one level less and more', async () => {
    await begin();
    await press('End', 'ArrowUp', '[');
    // The selected row is inside a closed one now, which is what a screen reader is told.
    await eventually(screen.active).toBe('GET /goods, row 3 of 4, level 2, closed, not selected');
    await press('[');
    await eventually(screen.tree).toBe('▸ GET /page');
    await press('[');
    await eventually(screen.tree).toBe('▸ GET /page');
    await press(']');
    await eventually(screen.tree).toBe('GET /page\n  ▸ read session\n  ▸ GET /goods\n  send mail');
    await press(']', ']');
    await eventually(screen.active).toBe('select price, row 6 of 7, level 3');
    expect(addressParams(page).get('level')).toBeNull();
    app.expectNoConsoleErrors();
  });

  it('t changes the theme, c the critical path, u the clock', async () => {
    await begin();
    const theme = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBeUndefined();
    await press('t');
    await eventually(theme).toBe('light');
    await press('t');
    await eventually(theme).toBe('dark');
    await press('t');
    await eventually(theme).toBeUndefined();

    const criticalPath = page.getByRole('button', { name: 'Critical path' });
    const before = await criticalPath.getAttribute('aria-pressed');
    await press('c');
    await eventually(() => criticalPath.getAttribute('aria-pressed')).not.toBe(before);
    await press('c');
    await eventually(() => criticalPath.getAttribute('aria-pressed')).toBe(before);
    await press('u');
    await page.getByRole('button', { name: 'Local' }).waitFor();
    await press('u');
    await page.getByRole('button', { name: 'UTC' }).waitFor();
  });

  it('? lists all keys and Esc closes the list, leaving everything else as it was', async () => {
    await begin();
    await press('ArrowDown', '?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.getByText('Close the whole subtree').waitFor();
    expect(await help.locator('kbd').evaluateAll((keys) => keys.filter((key) => key.textContent === ''))).toEqual([]);
    // While it is open, keys do nothing behind it.
    await press('ArrowDown', 'e');
    await press('Escape');
    await eventually(() => help.count()).toBe(0);
    await eventually(screen.active).toBe('GET /page, row 1 of 7, level 1, open');
    app.expectNoConsoleErrors();
  });

  it('Ctrl K finds a command by its words and runs it', async () => {
    await begin();
    const palette = page.getByRole('dialog', { name: 'Commands' });
    await press('Control+k');
    await palette.waitFor();
    await page.keyboard.type('next err');
    await eventually(() => palette.getByRole('option').allTextContents()).toEqual([
      expect.stringContaining('Next error'),
    ]);
    await press('Enter');
    await eventually(() => palette.count()).toBe(0);
    await eventually(screen.active).toBe('select goods, row 5 of 7, level 3');

    await press('Control+k');
    await page.keyboard.type('no such thing');
    await palette.getByText('No command has these words.').waitFor();
    await press('Escape');
    await eventually(() => palette.count()).toBe(0);

    await press('Control+k');
    await page.keyboard.type('close all rows');
    await press('Enter');
    await eventually(screen.tree).toBe('▸ GET /page');
    // Find puts the keyboard into its field, also from here.
    await press('Control+k');
    await page.keyboard.type('find');
    await eventually(() => palette.getByRole('option').first().textContent()).toContain('Find');
    await press('Enter');
    await eventually(() => screen.find.evaluate((field) => field === document.activeElement)).toBe(true);
    app.expectNoConsoleErrors();
  });

  it('a key that has nothing to do here leaves no trap behind', async () => {
    await begin();
    // The import report is of the document on the screen: on the start screen there is none.
    await press('i');
    await page.getByRole('dialog', { name: 'Import report' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await press('i', '?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    await page.goForward();
    await eventually(screen.tree).toContain('GET /page');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('a click on a button of the toolbar does not take the arrow keys from the rows', async () => {
    await begin();
    await page.getByRole('button', { name: 'Compact' }).click();
    await press('ArrowDown', 'ArrowDown');
    await eventually(() => screen.selected.textContent()).toContain('read session');
  });
});
