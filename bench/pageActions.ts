import type { Browser, Page } from 'playwright-core';
import type { RecordedEvent, Spread } from './frameCosts.ts';
import { frameCosts, RECORDED_CATEGORIES, spread } from './frameCosts.ts';
import type { Answer } from './observe.ts';
import { observeAnswer, observeFrames } from './observe.ts';

/** What frames cost while a gesture went on, ms. */
export interface Gesture {
  /** between frames: what the eye sees, and what a busy machine spoils */
  readonly interval: Spread;
  /** script of the main thread per frame */
  readonly script: Spread;
  /** all of the main thread per frame */
  readonly task: Spread;
}

/** ms that a gesture is watched. */
const WATCH = 3000;

/** Repeats a gesture for a while. The driver waits for each input to be handled: about one comes per frame. */
export async function watchGesture(browser: Browser, page: Page, step: () => Promise<void>): Promise<Gesture> {
  let intervals: readonly number[] = [];
  const costs = await record(browser, page, async () => {
    const frames = page.evaluate(observeFrames, WATCH);
    const end = Date.now() + WATCH;
    while (Date.now() < end) await step();
    intervals = await frames;
  });
  return { interval: spread(intervals), script: spread(costs.script), task: spread(costs.task) };
}

/** Costs of each frame while something is done. */
export async function record(browser: Browser, page: Page, act: () => Promise<void>) {
  await browser.startTracing(page, { categories: [...RECORDED_CATEGORIES] });
  await act();
  const recording = await browser.stopTracing();
  const { traceEvents } = JSON.parse(recording.toString('utf8')) as { readonly traceEvents: readonly RecordedEvent[] };
  return frameCosts(traceEvents);
}

/** ms from an input until its answer is painted; see `observeAnswer`. */
export async function untilAnswer(page: Page, answer: Answer, act: () => Promise<void>): Promise<number> {
  await page.waitForTimeout(300);
  await page.evaluate(observeAnswer, answer);
  await act();
  return page.evaluate(() => globalThis.spanglassAnswer);
}
