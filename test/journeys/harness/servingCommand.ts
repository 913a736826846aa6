import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A `spanglass` command that serves the page. */
export interface ServingCommand {
  /** as it printed it */
  readonly address: string;
  /** Presses Ctrl+C; gives the exit code. */
  readonly end: () => Promise<number | null>;
}

export interface ServeCommandOptions {
  readonly cwd?: string;
  /** what comes by the standard input */
  readonly input?: string | Uint8Array;
}

/** Starts a command file with arguments and waits until it tells its address; throws with its words when it ends before. */
export async function serveByCommand(
  file: string,
  args: readonly string[],
  { cwd, input = '' }: ServeCommandOptions = {},
): Promise<ServingCommand> {
  const child = spawn(process.execPath, [file, ...args], { cwd, stdio: 'pipe' });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let told = '';
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece) => {
        told += String(piece);
        const [, found] = /Spanglass is at\s+(http:\/\/\S+)\s/.exec(told) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
  });
  child.stdin.end(input);
  const ended = exit.then(() => Promise.reject(new Error(`The command ended without an address: ${told}`)));
  return {
    address: await Promise.race([address, ended]),
    end: async () => {
      child.kill('SIGINT');
      const [code] = await exit;
      return code;
    },
  };
}
