import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { ROOT } from '../../../scripts/serve.mjs';
import { type Violation, findViolations } from './accessibility.ts';
import { type DroppedFile, dropFiles } from './dropFiles.ts';
import { watchPage } from './watchPage.ts';

export interface AppOptions {
  /** The system's colour scheme; default light. */
  readonly theme?: 'light' | 'dark';
  /** CSS px; default 1440 × 900. */
  readonly width?: number;
  readonly height?: number;
  /** After the app's address, `#/example/checkout`; a leading slash is taken off. Default the start screen. */
  readonly path?: string;
  /** Touch screen instead of mouse; default false. */
  readonly touch?: boolean;
  /** Default false: the journeys wait for nothing that moves. */
  readonly motion?: boolean;
  /** Origins beside the app's own that the test lets the page call, such as its mock collector. */
  readonly allow?: readonly string[];
}

/** The app in a page of its own: own storage, own history, UTC, English. */
export interface App {
  readonly page: Page;
  /** Drops files on the middle of the window, as a hand would; throws when nothing takes them. */
  readonly dropFiles: (files: readonly DroppedFile[]) => Promise<void>;
  /** Throws with all that went wrong so far: console errors, uncaught errors, broken policy, requests to other origins. */
  readonly expectNoConsoleErrors: () => void;
  /** Serious and critical accessibility violations of what shows now. */
  readonly axe: () => Promise<readonly Violation[]>;
  /** Writes `.cache/screenshots/<name>.png` and returns its path. */
  readonly screenshot: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // No name but this machine's resolves, so that a page which did call out would fail and not only be noticed.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** ms that a loaded machine may need for what a user sees at once; a test that waits longer for one thing has failed. */
export const PATIENCE = 20_000;

let launched: Promise<Browser> | undefined;

/** The one browser of this test file; it is closed, with all its pages, after the file's last test. */
function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: inject('chromiumPath'), headless: true, args: FLAGS });
  return launched;
}

afterAll(async () => {
  await (await launched)?.close();
  launched = undefined;
});

/** Opens the app and waits until its document is loaded, not until the app has drawn: wait for what the test looks at. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const { theme = 'light', width = 1440, height = 900, path = '', touch = false, motion = false, allow = [] } = options;
  const baseUrl = inject('baseUrl');
  const context = await (
    await browser()
  ).newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: motion ? 'no-preference' : 'reduce',
    hasTouch: touch,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const watch = await watchPage(page, [new URL(baseUrl).origin, ...allow]);
  await page.goto(baseUrl + path.replace(/^\//, ''));
  return {
    page,
    dropFiles: (files) => dropFiles(page, files),
    expectNoConsoleErrors: watch.expectNothing,
    axe: () => findViolations(page),
    screenshot: async (name) => {
      const folder = join(ROOT, '.cache', 'screenshots');
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      return file;
    },
    close: () => context.close(),
  };
}
