import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { BrowserCase } from './browserCases.ts';
import { measureBareParse } from './bareParse.ts';
import { BROWSER_CASES, COMPARED, SMALL_CASES } from './browserCases.ts';
import type { Claim } from './claim.ts';
import type { BrowserLine } from './browserLine.ts';
import { browserClaims } from './browserClaims.ts';
import { printCase, printClaims } from './browserTable.ts';
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
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const bare = one.name === COMPARED ? await measureBareParse({ ...options, args: FLAGS }, path) : undefined;
      const line = { ...(await measureCase(browser, page, options.url, path, one)), bare };
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

async function measureCase(
  browser: Browser,
  page: Page,
  url: string,
  path: string,
  { name, generate }: BrowserCase,
): Promise<Omit<BrowserLine, 'bare'>> {
  const { spans, traces = 1 } = generate;
  await page.goto(url);
  await page.waitForTimeout(800);
  await page.evaluate(observeTasks);
  await page.evaluate(observeRows, {
    spans: traces === 1 ? spans.toLocaleString('en') : undefined,
    lines: String(traces + 1),
  });
  let start = 0;
  let attributesMs: number | undefined;
  let completePeakMb: number | undefined;
  const costs = await record(browser, page, async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    start = Date.now();
    await (await chooser).setFiles(path);
    await page.waitForFunction(() => globalThis.spanglassPainted.complete > 0, undefined, { timeout: 300_000 });
    ({ peakMb: completePeakMb } = await largestRenderer(browser));
    attributesMs = await untilAttributes(page, start);
    // What follows completion, such as keeping the file, is not to be measured as scrolling.
    await page.waitForTimeout(spans > 100_000 ? 3000 : 500);
  });
  const painted = await page.evaluate(() => globalThis.spanglassPainted);
  const longestTaskWallMs = await page.evaluate(() => Math.max(0, ...globalThis.spanglassTasks.splice(0)));
  const domRows = await page.evaluate(() => document.querySelectorAll('[role=row]').length);
  const memory = await pageMemory(browser, page);
  return {
    name,
    spans,
    firstRowsMs: painted.firstRows - start,
    completeMs: painted.complete - start,
    completePeakMb,
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
