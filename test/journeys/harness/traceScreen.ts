import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE } from './browser.ts';

/** What a user sees of the trace screen, by role and name. Made for a page, it reads nothing until it is asked. */
export interface TraceScreen {
  /** the tree grid of the waterfall */
  readonly grid: Locator;
  readonly selected: Locator;
  readonly details: Locator;
  readonly find: Locator;
  /** `2 of 5` beside the find field */
  readonly findCount: Locator;
  /** the row of a span, by a part of what it says */
  readonly row: (name: string | RegExp) => Locator;
  /** the arrow that closes and opens it */
  readonly arrow: (row: Locator) => Locator;
  /** bars, time axis and overview: canvases, so that one points at places in them */
  readonly lane: Locator;
  readonly axis: Locator;
  readonly overview: Locator;
  /** rows on the screen as an indented text: `▸` before closed ones, `*` after the selected one; `(missing ID)`, a parent */
  readonly tree: () => Promise<string>;
  /** the row a screen reader is at, as it is told: `GET /users, row 3 of 12, level 2, closed` */
  readonly active: () => Promise<string>;
}

export function traceScreen(page: Page): TraceScreen {
  const grid = page.getByRole('treegrid');
  return {
    grid,
    selected: grid.locator('[role=row][aria-selected=true]'),
    details: page.getByRole('complementary', { name: 'Span details' }),
    find: page.getByRole('searchbox', { name: 'Find in this trace' }),
    findCount: page.getByTestId('find-count'),
    row: (name) => grid.getByRole('row', { name }),
    arrow: (row) => row.locator('[aria-hidden=true]').first(),
    lane: grid.locator('canvas'),
    axis: page.getByTestId('waterfall').locator('canvas').first(),
    overview: page.getByRole('img', { name: /^Overview/ }),
    tree: () => grid.evaluate(printRows),
    active: () => grid.evaluate(printActiveRow),
  };
}

function printRows(grid: Element): string {
  return [...grid.querySelectorAll('[role=row]')]
    .sort((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
    .map((row) => {
      // The title is what a pointer learns: service, operation, and the summary where it differs; of a parent that is
      // missing its id, and who names it.
      const [first, second] = (row.querySelector('[title]')?.getAttribute('title') ?? '').split('\n');
      const operation = row.hasAttribute('data-row') ? second : `(missing ${first})`;
      const closed = row.ariaExpanded === 'false' ? '▸ ' : '';
      return `${'  '.repeat(Number(row.ariaLevel) - 1)}${closed}${operation}${row.ariaSelected === 'true' ? ' *' : ''}`;
    })
    .join('\n');
}

function printActiveRow(grid: Element): string {
  if (document.activeElement !== grid) return 'the grid has no focus';
  const id = grid.getAttribute('aria-activedescendant');
  if (id === null) return `no row of ${grid.ariaRowCount}`;
  const row = document.getElementById(id);
  if (!row || !grid.contains(row)) return 'a row that is not there';
  const [, operation] = (row.querySelector('[title]')?.getAttribute('title') ?? '').split('\n');
  const state = { true: ', open', false: ', closed' }[row.ariaExpanded ?? ''] ?? '';
  const selected = row.ariaSelected === 'true' ? '' : ', not selected';
  return `${operation}, row ${row.ariaRowIndex} of ${grid.ariaRowCount}, level ${row.ariaLevel}${state}${selected}`;
}

/** Asks again and again until the assertion that follows holds: `await eventually(() => screen.tree()).toBe(…)`. */
export function eventually<T>(ask: () => T | Promise<T>) {
  return expect.poll(ask, { timeout: PATIENCE, interval: 40 });
}

/** What follows `?` in the address. */
export function addressParams(page: Page): URLSearchParams {
  return new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '');
}

/** The zoomed range of the address as shares of the trace, undefined while all of it is shown. */
export function zoomOf(page: Page, traceNs: number): readonly [from: number, to: number] | undefined {
  const text = addressParams(page).get('zoom');
  if (text === null) return undefined;
  const [from, to] = text.split('~').map((ns) => Number(ns) / traceNs);
  return [from, to];
}

/** Whether a place of a canvas is painted in a colour: not in white, black or a grey as grounds and lines are. */
export async function isColoured(canvas: Locator, [x, y]: readonly [xPx: number, yPx: number]): Promise<boolean> {
  return canvas.evaluate(
    (element, [left, top]) => {
      const context = (element as HTMLCanvasElement).getContext('2d');
      const ratio = devicePixelRatio;
      const [red = 0, green = 0, blue = 0] = context?.getImageData(left * ratio, top * ratio, 1, 1).data ?? [];
      return Math.max(red, green, blue) - Math.min(red, green, blue) > 24;
    },
    [x, y] as const,
  );
}

/** A place in an element: shares of its width and height. */
type Place = readonly [x: number, y: number];

export async function pointAt(target: Locator, [x, y]: Place): Promise<{ readonly x: number; readonly y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to point at.');
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

/** Presses the mouse at one place of an element, moves it to another and lets go. */
export async function drag(page: Page, target: Locator, from: Place, to: Place): Promise<void> {
  const start = await pointAt(target, from);
  const end = await pointAt(target, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.up();
}

/** Turns the wheel over a place, up by negative px, with Ctrl held. */
export async function ctrlWheel(page: Page, target: Locator, at: Place, px: number): Promise<void> {
  const { x, y } = await pointAt(target, at);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, px);
  await page.keyboard.up('Control');
}

/** Where a finger goes down and up, in shares of an element; y is its middle unless told. */
interface Stroke {
  readonly x: readonly [from: number, to: number];
  readonly y?: readonly [from: number, to: number];
}

/** Moves one finger over an element, or two at once. */
export async function touch(page: Page, target: Locator, ...fingers: readonly Stroke[]): Promise<void> {
  const ends = (at: 0 | 1) => Promise.all(fingers.map(({ x, y = [0.5, 0.5] }) => pointAt(target, [x[at], y[at]])));
  const [down, up] = [await ends(0), await ends(1)];
  const devTools = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove', share: number) =>
    devTools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: down.map(({ x, y }, id) => ({ x: x + share * (up[id].x - x), y: y + share * (up[id].y - y), id })),
    });
  await send('touchStart', 0);
  for (let step = 1; step <= 10; step++) await send('touchMove', step / 10);
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devTools.detach();
}
