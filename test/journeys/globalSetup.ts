import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium.mjs';
import { ROOT, buildApp, serveBuilt } from '../../scripts/serve.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built app is served, ending with a slash. */
    readonly baseUrl: string;
    /** Path of the Chromium to drive. */
    readonly chromiumPath: string;
  }
}

/** Builds the app once for all journeys, into a folder of this run so that two runs do not pull it from under each other. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromiumPath = ensureChromium();
  const outDir = join('.cache', 'journeys', String(process.pid));
  buildApp(outDir);
  const { url, close } = await serveBuilt({ port: 4300, outDir });
  project.provide('baseUrl', url);
  project.provide('chromiumPath', chromiumPath);
  return async () => {
    await close();
    await rm(join(ROOT, outDir), { recursive: true, force: true });
  };
}
