import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Builds the `spanglass` command as the README says, but into a folder of its own, and gives a function that runs it. */
export async function buildCommand(name: string): Promise<(args: readonly string[], input?: string) => Promise<Ran>> {
  const outDir = join(ROOT, '.cache', name);
  const built = await run('npm', ['run', 'build:cli', '--', '--outDir', outDir]);
  if (built.code !== 0) throw new Error(`${built.out}\n${built.errors}`);
  return (args, input) => run(process.execPath, [join(outDir, 'spanglass.js'), ...args], input);
}

function run(command: string, args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(command, [...args], { cwd: ROOT, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: stdout, errors: stderr }),
    );
    child.stdin?.end(input);
  });
}
