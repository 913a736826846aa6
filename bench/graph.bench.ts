import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { FleetOptions } from './generateFleet.ts';
import { fleetText } from './generateFleet.ts';
import { observeFrames } from './observe.ts';

interface GraphLine extends FleetOptions {
  /** ms from asking for the graph until it can be pointed at */
  readonly shownMs: number;
  readonly pan: Moves;
  readonly zoom: Moves;
}

/** ms between frames, and of script in a frame. */
interface Moves {
  readonly p50: number;
  readonly p95: number;
  readonly script: number;
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'];
/** ms that a gesture is watched. */
const WATCH = 3000;

/** The service graph of generated fleets in headless Chromium: until it shows, while it is moved, while it is zoomed. */
export async function benchGraph(options: {
  readonly url: string;
  readonly executablePath: string;
  readonly isSmall: boolean;
}): Promise<GraphLine[]> {
  const fleets: FleetOptions[] = [{ traces: 2000, services: 60, edges: 200 }];
  if (!options.isSmall) fleets.push({ traces: 3000, services: 500, edges: 3000 });
  const browser = await chromium.launch({ executablePath: options.executablePath, args: FLAGS });
  const lines: GraphLine[] = [];
  for (const fleet of fleets) {
    const path = join(tmpdir(), `spanglass-fleet-${fleet.services}.json`);
    writeFileSync(path, fleetText(fleet));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const line = { ...fleet, ...(await measureGraph(page, options.url, path)) };
    await page.close();
    lines.push(line);
    print(line);
  }
  await browser.close();
  return lines;
}

async function measureGraph(page: Page, url: string, path: string): Promise<Omit<GraphLine, keyof FleetOptions>> {
  await page.goto(url);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(path);
  await page.getByRole('grid', { name: 'Traces' }).waitFor({ timeout: 120_000 });
  // Tables of what was read so far are replaced until all is read.
  await page.waitForTimeout(3000);
  const start = Date.now();
  await page.getByTitle('What calls what').click();
  const graph = page.getByTestId('graph');
  await graph.waitFor({ timeout: 120_000 });
  const shownMs = Date.now() - start;
  await page.waitForTimeout(2000);
  const box = await graph.boundingBox();
  if (!box) throw new Error('The graph is not on the screen.');
  // The lower left corner is ground in every graph that begins with one caller.
  const [x, y] = [box.x + 8, box.y + box.height - 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const pan = await watch(page, (turn) => page.mouse.move(x + 200 * Math.abs(Math.sin(turn / 20)), y - (turn % 80)));
  await page.mouse.up();
  await page.waitForTimeout(1000);
  const zoom = await watch(page, (turn) => page.mouse.wheel(0, turn % 24 < 12 ? -60 : 60));
  return { shownMs, pan, zoom };
}

async function watch(page: Page, gesture: (turn: number) => Promise<void>): Promise<Moves> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };
  const before = await scriptSeconds();
  const frames = page.evaluate(observeFrames, WATCH);
  const end = Date.now() + WATCH;
  for (let turn = 0; Date.now() < end; turn++) await gesture(turn);
  const sorted = (await frames).sort((one, other) => one - other);
  const script = ((await scriptSeconds()) - before) * 1000;
  await session.detach();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), script: script / Math.max(1, sorted.length) };
}

function print({ traces, services, edges, shownMs, pan, zoom }: GraphLine): void {
  const moves = ({ p50, p95, script }: Moves): string =>
    `${p50.toFixed(0)}/${p95.toFixed(0)} ms, script ${script.toFixed(1)} ms a frame`;
  console.log(
    `graph     ${String(services).padStart(4)} services, ${edges} edges, ${traces} traces   shown after ${shownMs} ms;` +
      ` frames p50/p95: pan ${moves(pan)}; zoom ${moves(zoom)}`,
  );
}
