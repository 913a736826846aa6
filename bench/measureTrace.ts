import type { Browser, Page } from 'playwright-core';
import type { Answer } from './observe.ts';
import type { Gesture } from './pageActions.ts';
import { record, untilAnswer, watchGesture } from './pageActions.ts';

/**
 * Using one trace that is on the screen; ms from an event to what it changed having been painted. Of each the least of
 * several: whatever else the machine does only adds to it.
 */
export interface TraceUse {
  readonly scroll: Gesture;
  readonly zoom: Gesture;
  readonly pan: Gesture;
  readonly collapseAll: number;
  readonly expandAll: number;
  /** one level less of all that are open */
  readonly levelLess: number;
  readonly select: number;
  /** to the first match being told, and to all having been counted: of a common word, and of what occurs nowhere */
  readonly findFirst: number;
  readonly findAll: number;
  readonly findNone: number;
  /** longest task while a word is typed, processor time */
  readonly typingTask: number;
}

const ROWS: Answer = {
  event: 'keydown',
  selector: '[role=treegrid]',
  attribute: 'aria-rowcount',
  pattern: undefined,
};
const DETAILS: Answer = {
  event: 'keydown',
  selector: 'aside[aria-label="Span details"]',
  attribute: undefined,
  pattern: undefined,
};
const COUNT: Answer = {
  event: 'input',
  selector: '[data-testid=find-count]',
  attribute: undefined,
  pattern: '^(\\d|No match)',
};
const COUNTED: Answer = { ...COUNT, pattern: '^([\\d,]+( of [\\d,]+)?|No match)$' };

/** How often each is tried. */
const ROUNDS = 4;

const COMMON_WORD = 'orders';
const NOWHERE = 'qzxjvk';

/** The built app with one trace on its screen, used by real wheel, mouse and keys. */
export async function measureTrace(browser: Browser, page: Page): Promise<TraceUse> {
  const box = await page.locator('[role=treegrid]').boundingBox();
  if (!box) throw new Error('The waterfall is not on the screen.');
  const [x, y] = [box.x + box.width - 300, box.y + 200];
  await page.mouse.move(x, y);
  const scroll = await watchGesture(browser, page, () => page.mouse.wheel(0, 480));
  await page.keyboard.down('Control');
  let turn = 0;
  const zoom = await watchGesture(browser, page, () => page.mouse.wheel(0, turn++ % 24 < 12 ? -60 : 60));
  // Somewhere inside, so that there is something to move.
  for (let step = 0; step < 12; step++) await page.mouse.wheel(0, -60);
  await page.keyboard.up('Control');
  const pan = await panForAWhile(browser, page, x, y);
  await page.keyboard.press('0');

  await page.keyboard.press('Home');
  const collapseAll: number[] = [];
  const expandAll: number[] = [];
  const levelLess: number[] = [];
  const select: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    collapseAll.push(await untilAnswer(page, ROWS, () => page.keyboard.press('Alt+ArrowLeft')));
    expandAll.push(await untilAnswer(page, ROWS, () => page.keyboard.press('Alt+ArrowRight')));
    levelLess.push(await untilAnswer(page, ROWS, () => page.keyboard.press('[')));
    await untilAnswer(page, ROWS, () => page.keyboard.press(']'));
  }
  for (let round = 0; round < ROUNDS; round++) {
    select.push(await untilAnswer(page, DETAILS, () => page.keyboard.press('ArrowDown')));
  }
  return {
    scroll,
    zoom,
    pan,
    collapseAll: Math.min(...collapseAll),
    expandAll: Math.min(...expandAll),
    levelLess: Math.min(...levelLess),
    select: Math.min(...select),
    ...(await measureFind(browser, page)),
  };
}

/** To and fro by drag, 12 px a step. */
async function panForAWhile(browser: Browser, page: Page, fromX: number, y: number): Promise<Gesture> {
  let x = fromX;
  let turn = 0;
  await page.mouse.move(x, y);
  await page.mouse.down();
  const pan = await watchGesture(browser, page, () => {
    x += turn++ % 40 < 20 ? -12 : 12;
    return page.mouse.move(x, y);
  });
  await page.mouse.up();
  return pan;
}

async function measureFind(browser: Browser, page: Page) {
  const find = async (answer: Answer, text: string): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Backspace');
      times.push(await untilAnswer(page, answer, () => page.keyboard.insertText(text)));
    }
    return Math.min(...times);
  };
  const findFirst = await find(COUNT, COMMON_WORD);
  const findAll = await find(COUNTED, COMMON_WORD);
  const findNone = await find(COUNTED, NOWHERE);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  const costs = await record(browser, page, () => page.keyboard.type(COMMON_WORD, { delay: 120 }));
  return { findFirst, findAll, findNone, typingTask: costs.longestTask };
}
