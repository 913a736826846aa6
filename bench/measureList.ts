import type { Browser, Page } from 'playwright-core';
import type { Gesture } from './pageActions.ts';
import { untilAnswer, watchGesture } from './pageActions.ts';

/** Using a list of traces; ms. */
export interface ListUse {
  readonly scroll: Gesture;
  /** from the click to the trace having been painted */
  readonly openTrace: number;
}

/** The built app with a list of traces on its screen, scrolled by wheel; then one is opened by a click. */
export async function measureList(browser: Browser, page: Page): Promise<ListUse> {
  const box = await page.locator('[role=grid]').boundingBox();
  if (!box) throw new Error('The list of traces is not on the screen.');
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  const scroll = await watchGesture(browser, page, () => page.mouse.wheel(0, 480));
  const answer = { event: 'click', selector: '[role=treegrid]', attribute: 'aria-rowcount', pattern: '^\\d' };
  const click = (): Promise<void> => page.mouse.click(box.x + box.width / 2, box.y + 200);
  return { scroll, openTrace: await untilAnswer(page, answer, click) };
}
