import { chromium } from 'playwright-core';
import { largestRenderer } from './rendererMemory.ts';

/** What a page must do at least to know what a file says. */
export interface BareParse {
  /** ms from having the file to having its objects, in a worker, which no page could show yet */
  readonly ms: number;
  /** most memory of the page's process, MB */
  readonly peakMb: number | undefined;
}

/** The yardstick of reading in a browser: an empty page whose worker does `file.text()` and `JSON.parse`, nothing else. */
export async function measureBareParse(
  launch: { readonly executablePath: string; readonly args: readonly string[] },
  path: string,
): Promise<BareParse> {
  const browser = await chromium.launch({ executablePath: launch.executablePath, args: [...launch.args] });
  try {
    const page = await browser.newPage();
    await page.setContent('<input type="file">');
    await page.locator('input').setInputFiles(path);
    const ms = await page.evaluate(parseInWorker);
    const { peakMb } = await largestRenderer(browser);
    return { ms, peakMb };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function parseInWorker(): Promise<number> {
  const code = 'onmessage = async ({ data }) => { self.kept = JSON.parse(await data.text()); postMessage(0); };';
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  const file = document.querySelector('input')?.files?.[0];
  const start = performance.now();
  return new Promise((done) => {
    worker.addEventListener('message', () => done(performance.now() - start));
    worker.postMessage(file);
  });
}
