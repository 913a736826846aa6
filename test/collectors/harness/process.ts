import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** ms for one answer: a server that is starting may take a question and never come back to it. */
const ANSWER_PATIENCE = 3000;

export interface RunningProcess {
  readonly stop: () => Promise<void>;
}

/** ms that a server may take to answer for the first time on a loaded machine. */
const PATIENCE = 180_000;

/** Starts a program and waits until an address answers at all; throws with its last words when it ends before. */
export async function startProcess(
  command: string,
  args: readonly string[],
  answers: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningProcess> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      words = (words + String(piece)).slice(-4000);
    });
  }
  const exit = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill();
    await exit;
  };
  for (const began = Date.now(); Date.now() - began < PATIENCE;) {
    if (child.exitCode !== null) throw new Error(`${command} ended at once: ${words}`);
    const answer = await fetch(answers, { signal: AbortSignal.timeout(ANSWER_PATIENCE) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return { stop };
    await new Promise((resume) => setTimeout(resume, 200));
  }
  await stop();
  throw new Error(`${command} did not answer at ${answers}: ${words}`);
}

/** Ports of this machine that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resume) => server.close(resume))));
  return ports;
}
