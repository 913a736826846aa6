import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium.mjs';
import { ROOT, buildApp, serveBuilt } from '../../scripts/serve.mjs';
import type { CollectorName } from './harness/startCollector.ts';
import type { Program } from './harness/toolchains.ts';
import { jaegerProgram, zipkinProgram } from './harness/toolchains.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The collectors that can be started here, and why the others cannot. */
    readonly collectors: Readonly<Record<CollectorName, Program>>;
    /** File of the built `spanglass` command. */
    readonly command: string;
  }
}

/** Builds the page and the command, and fetches the collectors: one after the other, as each build takes the machine. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const collectors = {
    'Jaeger 2': jaegerProgram('jaeger'),
    'Jaeger 1': jaegerProgram('all-in-one'),
    Zipkin: zipkinProgram(),
  };
  for (const [name, program] of Object.entries(collectors)) {
    if ('missing' in program) console.warn(`Not tested against ${name}: ${program.missing}`);
  }
  const folder = join('.cache', 'collectors', 'run', String(process.pid));
  const outDir = join(folder, 'dist');
  buildApp(outDir);
  buildCommand(join(folder, 'dist-cli'));
  const { url, close } = await serveBuilt({ port: 4400, outDir });
  project.provide('baseUrl', url);
  project.provide('chromiumPath', ensureChromium());
  project.provide('collectors', collectors);
  project.provide('command', join(ROOT, folder, 'dist-cli', 'spanglass.js'));
  return async () => {
    await close();
    await rm(join(ROOT, folder), { recursive: true, force: true });
  };
}

function buildCommand(outDir: string): void {
  const args = ['run', 'build:cli', '--', '--outDir', outDir, '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}
