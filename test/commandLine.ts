import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Builds the `spanglass` command and gives a function that runs it as a user does. */
export async function buildCommand(name: string): Promise<(args: readonly string[], input?: string) => Promise<Ran>> {
  const outDir = join(ROOT, '.cache', name);
  await build({ root: ROOT, configFile: join(ROOT, 'vite.cli.config.ts'), logLevel: 'error', build: { outDir } });
  return (args, input) => run(join(outDir, 'spanglass.js'), args, input);
}

function run(script: string, args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], { maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: stdout, errors: stderr }),
    );
    child.stdin?.end(input);
  });
}
