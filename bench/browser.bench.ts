import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { BrowserCase } from './browserCases.ts';
import { measureBareParse } from './bareParse.ts';
import { BROWSER_CASES, COMPARED, SMALL_CASES } from './browserCases.ts';
import type { Claim } from './claim.ts';
import type { BrowserLine } from './browserLine.ts';
import { browserClaims } from './browserClaims.ts';
import { printCase, printClaims } from './browserTable.ts';
import type { GenerateOptions } from './generate.ts';
import { generatedFile } from './generatedFile.ts';
import { measureList } from './measureList.ts';
import { measureTrace } from './measureTrace.ts';
import { record } from './pageActions.ts';
import { observeRows, observeTasks } from './observe.ts';
import { largestRenderer, pageMemory } from './rendererMemory.ts';

export interface BrowserResult {
  readonly lines: readonly BrowserLine[];
  readonly claims: readonly Claim[];
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'];

/** The built app in headless Chromium with generated traces: loading, moving, closing and opening rows, finding, memory. */
export async function benchBrowser(options: {
  readonly url: string;
  readonly executablePath: string;
  readonly isSmall: boolean;
  /** Names of the cases to run; empty = all. */
  readonly cases: readonly string[];
}): Promise<BrowserResult> {
  const all = options.isSmall ? SMALL_CASES : BROWSER_CASES;
  const cases = all.filter(({ name }) => options.cases.length === 0 || options.cases.includes(name));
  const lines: BrowserLine[] = [];
  for (const one of cases) {
    const path = await generatedFile(one.generate);
    // A browser of its own, so that no case pays for what another left behind.
    const browser = await chromium.launch({ executablePath: options.executablePath, args: FLAGS });
    try {
      const bare = one.name === COMPARED ? await measureBareParse({ ...options, args: FLAGS }, path) : undefined;
      const line = { ...(await measureCase(browser, options.url, path, one)), bare };
      lines.push(line);
      printCase(line);
    } finally {
      await browser.close();
    }
  }
  const claims = browserClaims(lines);
  printClaims(claims);
  return { lines, claims };
}

/** Waits for the page, chooses the file, and waits until all its rows are painted; gives when it was chosen, ms since 1970. */
async function load(page: Page, url: string, path: string, { spans, traces = 1 }: GenerateOptions): Promise<number> {
  await page.goto(url);
  await page.waitForTimeout(800);
  await page.evaluate(observeTasks);
  await page.evaluate(observeRows, {
    spans: traces === 1 ? spans.toLocaleString('en') : undefined,
    lines: String(traces + 1),
  });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const start = Date.now();
  await (await chooser).setFiles(path);
  await page.waitForFunction(() => globalThis.spanglassPainted.complete > 0, undefined, { timeout: 300_000 });
  return start;
}

/** How long loading takes and what it needs until all rows are there, while nothing records what the page does. */
async function timeLoading(
  browser: Browser,
  url: string,
  path: string,
  generate: GenerateOptions,
): Promise<Pick<BrowserLine, 'firstRowsMs' | 'completeMs' | 'completePeakMb'>> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const start = await load(page, url, path, generate);
  const painted = await page.evaluate(() => globalThis.spanglassPainted);
  const { peakMb: completePeakMb } = await largestRenderer(browser);
  await page.close();
  return { firstRowsMs: painted.firstRows - start, completeMs: painted.complete - start, completePeakMb };
}

async function measureCase(
  browser: Browser,
  url: string,
  path: string,
  { name, generate }: BrowserCase,
): Promise<Omit<BrowserLine, 'bare'>> {
  const { spans, traces = 1 } = generate;
  const times = await timeLoading(browser, url, path, generate);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  let attributesMs: number | undefined;
  const costs = await record(browser, page, async () => {
    const start = await load(page, url, path, generate);
    attributesMs = await untilAttributes(page, start);
    // What follows completion, such as keeping the file, is not to be measured as scrolling.
    await page.waitForTimeout(spans > 100_000 ? 3000 : 500);
  });
  const longestTaskWallMs = await page.evaluate(() => Math.max(0, ...globalThis.spanglassTasks.splice(0)));
  const domRows = await page.evaluate(() => document.querySelectorAll('[role=row]').length);
  const memory = await pageMemory(browser, page);
  return {
    name,
    spans,
    ...times,
    attributesMs,
    longestTaskMs: costs.longestTask,
    longestTaskWallMs,
    domRows,
    memory,
    trace: traces === 1 ? await measureTrace(browser, page) : undefined,
    list: traces === 1 ? undefined : await measureList(browser, page),
  };
}

/**
 * ms from choosing the file until the attributes are there too, which of large files are read after all rows are shown;
 * undefined where they came with the rows, or are left in the file.
 */
async function untilAttributes(page: Page, start: number): Promise<number | undefined> {
  const reading = page.locator('section[aria-label=Attributes] [role=progressbar]');
  await page.waitForTimeout(300);
  if ((await reading.count()) === 0) return undefined;
  await reading.waitFor({ state: 'detached', timeout: 300_000 });
  return Date.now() - start;
}
