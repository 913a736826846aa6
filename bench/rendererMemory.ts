import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

/** MB (10^6 bytes) after a garbage collection; undefined where the system or the browser does not tell. */
export interface PageMemory {
  /** objects of the page's script and the buffers of its typed arrays; the worker's are not among them */
  readonly heapMb: number | undefined;
  /** of the page's process, worker included: resident now, and at most so far */
  readonly residentMb: number | undefined;
  readonly peakMb: number | undefined;
  readonly domNodes: number;
}

/** Measures the page. Its process is the renderer that uses most memory: a bench has one page open. */
export async function pageMemory(browser: Browser, page: Page): Promise<PageMemory> {
  const devTools = await page.context().newCDPSession(page);
  // Twice: what the first frees may have kept other things alive.
  for (let round = 0; round < 2; round++) await devTools.send('HeapProfiler.collectGarbage');
  // Newer than the types that come with the driver.
  const heap: { readonly usedSize: number; readonly backingStorageSize?: number } =
    await devTools.send('Runtime.getHeapUsage');
  await devTools.detach();
  const domNodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const { residentMb, peakMb } = await largestRenderer(browser);
  const heapMb = heap.backingStorageSize === undefined ? undefined : (heap.usedSize + heap.backingStorageSize) / 1e6;
  return { heapMb, residentMb, peakMb, domNodes };
}

/** Memory of the renderer that uses most. */
export async function largestRenderer(browser: Browser): Promise<Pick<PageMemory, 'residentMb' | 'peakMb'>> {
  const devTools = await browser.newBrowserCDPSession();
  const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
  await devTools.detach();
  let residentMb: number | undefined;
  let peakMb: number | undefined;
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    const status = statusOf(id);
    const resident = kilobytes(status, 'VmRSS');
    if (resident === undefined || resident <= (residentMb ?? 0)) continue;
    residentMb = resident;
    peakMb = kilobytes(status, 'VmHWM');
  }
  return { residentMb, peakMb };
}

/** Most memory that this process has had, MB; undefined on other systems than Linux. */
export function ownPeak(): number | undefined {
  return kilobytes(statusOf('self'), 'VmHWM');
}

/** What Linux tells of a process, '' elsewhere. */
function statusOf(id: number | 'self'): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** A line of it such as `VmRSS:  123 kB`, in MB. */
function kilobytes(status: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status);
  return found ? (Number(found[1]) * 1024) / 1e6 : undefined;
}
