import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './harness/browser.ts';
import { otlpFile } from './harness/traceFiles.ts';
import { addressParams, eventually, traceScreen } from './harness/traceScreen.ts';

let app: App;

beforeEach(async () => {
  app = await openApp();
});
afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});

const SHOP = otlpFile(
  'shop.json',
  `
  web checkout       0–1000
    cart get         0–300
      db select      100–200
    bank charge      200–900 error
    mail send        950–1000
`,
);

/** The item that a screen reader is told, `bank charge, level 2, 2 of 3`. */
async function told(): Promise<string> {
  const item = app.page.locator('[role=treeitem][aria-selected=true]').last();
  const [text, level, place, count] = await item.evaluate((element) => [
    element.textContent ?? '',
    element.ariaLevel,
    element.ariaPosInSet,
    element.ariaSetSize,
  ]);
  return `${text.split(',')[0]}, level ${level}, ${place} of ${count}`;
}

async function openFlame(): Promise<void> {
  await app.dropFiles([SHOP]);
  await traceScreen(app.page).row('checkout').waitFor();
  await app.page.keyboard.press('2');
  await app.page.getByRole('tree').waitFor();
}

/** A place on the boxes: a share of the width, and the lane. */
async function pointAt(share: number, lane: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = await app.page.getByRole('tree').locator('canvas').boundingBox();
  if (!box) throw new Error('There is no flame');
  return { x: box.x + box.width * share, y: box.y + lane * 21 + 9 };
}

describe('the flame of a trace', () => {
  it('is walked by arrows to parents, children and spans beside, and says where one is', async () => {
    await openFlame();
    const tree = app.page.getByRole('tree');
    await tree.focus();
    for (const [key, where] of [
      ['ArrowDown', 'web checkout, level 1, 1 of 1'],
      ['ArrowDown', 'cart get, level 2, 1 of 3'],
      ['ArrowRight', 'bank charge, level 2, 2 of 3'],
      ['ArrowRight', 'mail send, level 2, 3 of 3'],
      ['ArrowRight', 'mail send, level 2, 3 of 3'],
      ['ArrowLeft', 'bank charge, level 2, 2 of 3'],
      ['ArrowUp', 'web checkout, level 1, 1 of 1'],
    ] as const) {
      await tree.press(key);
      await eventually(told).toBe(where);
    }
    expect(await app.axe()).toEqual([]);
  });

  it('has each span where it is, none covered: a click chooses it, a double click fits it', async () => {
    await openFlame();
    const { mouse } = app.page;
    // What overlaps the cart stands below all of it.
    const bank = await pointAt(0.5, 3);
    await mouse.click(bank.x, bank.y);
    await eventually(told).toBe('bank charge, level 2, 2 of 3');
    await traceScreen(app.page).details.getByRole('heading', { name: 'charge' }).waitFor();
    const cart = await pointAt(0.1, 1);
    await mouse.dblclick(cart.x, cart.y);
    await eventually(() => addressParams(app.page).get('zoom')).toBe('0~330000000');
    await app.page.keyboard.press('0');
    await eventually(() => addressParams(app.page).get('zoom')).toBeNull();
  });

  it('shares choice, zoom, search and closed rows with the waterfall, and keeps them in the address', async () => {
    await openFlame();
    await app.page.getByRole('tree').focus();
    await app.page.keyboard.press('e');
    await eventually(told).toBe('bank charge, level 2, 2 of 3');
    await app.page.keyboard.press('m');
    await app.page.getByRole('tree', { name: /5 call paths/ }).waitFor();
    await eventually(told).toMatch(/^bank charge, level 2/);
    await eventually(() => addressParams(app.page).get('flame')).toBe('merged');
    await app.page.reload();
    await app.page.getByRole('tree', { name: /5 call paths/ }).waitFor();
    await eventually(told).toMatch(/^bank charge/);
    await app.page.keyboard.press('m');
    await app.page.keyboard.press('[');
    await app.page.keyboard.press('[');
    await app.page.getByRole('tree', { name: /1 spans? by time/ }).waitFor();
    await app.page.keyboard.press('1');
    await eventually(() => traceScreen(app.page).tree()).toMatch(/^▸ checkout/);
  });

  it('says in a line what the pointer is over', async () => {
    await openFlame();
    const { x, y } = await pointAt(0.15, 2);
    await app.page.mouse.move(x, y);
    await app.page.getByText('db select').waitFor();
    await app.page.getByText(/100.ms · self 100.ms · 10.% of the trace/).waitFor();
  });
});

describe('the flame of all traces', () => {
  it('leads to an operation between its callers and callees, and back', async () => {
    const { page } = app;
    await page.goto(page.url().replace(/#.*|$/, '#/example/checkout/services?tab=flame'));
    const tree = page.getByRole('tree', { name: /Flame of all traces/ });
    await tree.focus();
    await tree.press('ArrowDown');
    await tree.press('ArrowDown');
    await tree.press('ArrowDown');
    const chosen = await told();
    await tree.press('Enter');
    await page.getByRole('tree', { name: 'Callers' }).waitFor();
    expect(addressParams(page).get('operation')).toBe(chosen.split(',')[0].split(' ').slice(1).join(' '));
    expect(await app.axe()).toEqual([]);
    await page.getByRole('tree', { name: 'Callees' }).press('ArrowDown');
    await page.getByRole('button', { name: 'Show all call paths' }).click();
    await tree.waitFor();
    await page.goBack();
    await page.getByRole('tree', { name: 'Callers' }).waitFor();
    await page.getByRole('button', { name: 'Open the longest' }).click();
    await traceScreen(page).selected.waitFor();
  });
});
