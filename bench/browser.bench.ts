import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { GenerateOptions } from './generate.ts';
import { observeFrames, observeRows, observeTasks } from './observe.ts';
import { writeFile } from './writeFile.ts';

interface BrowserLine {
  readonly name: string;
  readonly spans: number;
  /** ms from choosing the file */
  readonly firstRowsMs: number;
  readonly completeMs: number;
  /** longest task of the main thread while loading, ms */
  readonly longestTaskMs: number;
  readonly domRows: number;
  readonly domNodes: number;
  readonly scroll: Frames;
  readonly zoom: Frames;
  readonly collapseMs: number;
  readonly expandMs: number;
  readonly selectMs: number;
}

interface Frames {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'];
/** ms that scrolling and zooming are watched. */
const WATCH = 3000;

/** The built app in headless Chromium with generated traces: loading, scrolling, zooming, collapsing, selecting. */
export async function benchBrowser(options: {
  readonly url: string;
  readonly executablePath: string;
  readonly isSmall: boolean;
}): Promise<BrowserLine[]> {
  const cases: readonly { name: string; generate: GenerateOptions }[] = options.isSmall
    ? [{ name: 'otlp', generate: { format: 'otlp', spans: 10_000 } }]
    : [
        { name: 'otlp', generate: { format: 'otlp', spans: 10_000 } },
        { name: 'otlp', generate: { format: 'otlp', spans: 100_000 } },
        { name: 'jaeger', generate: { format: 'jaeger', spans: 100_000 } },
        { name: 'chain', generate: { format: 'otlp', spans: 100_000, shape: 'chain', attributesPerSpan: 3 } },
        { name: 'siblings', generate: { format: 'otlp', spans: 100_000, shape: 'siblings', attributesPerSpan: 3 } },
      ];
  const browser = await chromium.launch({ executablePath: options.executablePath, args: FLAGS });
  const lines: BrowserLine[] = [];
  for (const { name, generate } of cases) {
    const path = join(tmpdir(), `spanglass-browser-${name}-${generate.spans}.json`);
    await writeFile(path, generate);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const line = await measurePage(page, options.url, path, name, generate.spans);
    await page.close();
    lines.push(line);
    print(line);
  }
  await browser.close();
  return lines;
}

async function measurePage(page: Page, url: string, path: string, name: string, spans: number): Promise<BrowserLine> {
  await page.goto(url);
  await page.waitForTimeout(800);
  await page.evaluate(observeTasks);
  await page.evaluate(observeRows, spans.toLocaleString('en'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const start = Date.now();
  await (await chooser).setFiles(path);
  await page.waitForFunction(() => globalThis.spanglassPainted.complete > 0, undefined, { timeout: 120_000 });
  const painted = await page.evaluate(() => globalThis.spanglassPainted);
  const firstRowsMs = painted.firstRows - start;
  const completeMs = painted.complete - start;
  await page.waitForTimeout(500);
  const longestTaskMs = await page.evaluate(() => Math.max(0, ...globalThis.spanglassTasks.splice(0)));
  const { domRows, domNodes } = await page.evaluate(() => ({
    domRows: document.querySelectorAll('[role=row][data-row]').length,
    domNodes: document.querySelectorAll('*').length,
  }));
  const box = await page.locator('[role=treegrid]').boundingBox();
  if (!box) throw new Error('The waterfall is not on the screen.');
  await page.mouse.move(box.x + box.width - 300, box.y + 200);
  const scroll = await watch(page, () => page.mouse.wheel(0, 480));
  await page.keyboard.down('Control');
  let turn = 0;
  const zoom = await watch(page, () => page.mouse.wheel(0, turn++ % 24 < 12 ? -60 : 60));
  await page.keyboard.up('Control');
  await page.keyboard.press('0');
  return {
    name,
    spans,
    firstRowsMs,
    completeMs,
    longestTaskMs,
    domRows,
    domNodes,
    scroll,
    zoom,
    collapseMs: await untilPaint(page, async () => {
      for (let level = 0; level < 2; level++) await page.keyboard.press('[');
    }),
    expandMs: await untilPaint(page, () => page.keyboard.press(']')),
    selectMs: await untilPaint(page, () => page.keyboard.press('ArrowDown')),
  };
}

/** Repeats a gesture for a while and gives the intervals between frames, ms. */
async function watch(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  const frames = page.evaluate(observeFrames, WATCH);
  const end = Date.now() + WATCH;
  while (Date.now() < end) await gesture();
  const sorted = (await frames).sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** ms from an action until the second frame after it: by then its result is painted. */
async function untilPaint(page: Page, act: () => Promise<void>): Promise<number> {
  await page.waitForTimeout(300);
  const start = Date.now();
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return Date.now() - start;
}

function print(line: BrowserLine): void {
  const frames = ({ p50, p95, max }: Frames): string => `${p50.toFixed(0)}/${p95.toFixed(0)}/${max.toFixed(0)}`;
  console.log(
    `${line.name.padEnd(9)} ${String(line.spans).padStart(8)} spans   first rows ${line.firstRowsMs} ms, complete ${line.completeMs} ms,` +
      ` longest task ${line.longestTaskMs.toFixed(0)} ms, ${line.domRows} DOM rows, ${line.domNodes} nodes;` +
      ` frames p50/p95/max ms: scroll ${frames(line.scroll)}, zoom ${frames(line.zoom)};` +
      ` two levels less ${line.collapseMs} ms, one more ${line.expandMs} ms, select ${line.selectMs} ms`,
  );
}
