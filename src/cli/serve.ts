import { once } from 'node:events';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { inputPaths } from './inputFiles.ts';
import type { ExitCode } from './inspection.ts';
import { createAppServer } from './server/appServer.ts';
import type { Collector } from './server/collector.ts';
import { parseCollectors, parseHeaderNames } from './server/collector.ts';
import { bracketed, isLoopback, isWildcard } from './server/guard.ts';
import { listenFrom, listenOn } from './server/listen.ts';
import type { ServedDocument } from './server/servedDocuments.ts';
import { documentAddress, serveDocuments } from './server/servedDocuments.ts';
import { UsageError } from './usage.ts';

export interface ServeOptions {
  /** undefined: the first free one from `FIRST_PORT` on */
  readonly port?: string | undefined;
  readonly host: string;
  /** each as NAME=URL */
  readonly collector: readonly string[];
  /** names of headers */
  readonly 'forward-header': readonly string[];
  readonly 'open-browser': boolean;
}

/** The same port where it is free, so that what a browser keeps for the page is there the next time. */
const FIRST_PORT = 4690;

/** The page as `vite build` makes it, beside the built command. */
const PAGE = fileURLToPath(new URL('../dist', import.meta.url));

/** Serves the page with files open in it, until it is ended from the keyboard or by a signal. */
export async function serve(
  paths: readonly string[],
  options: ServeOptions,
  print: (text: string) => void,
  warn: (text: string) => void,
): Promise<ExitCode> {
  const collectors = asUsage(() => parseCollectors(options.collector));
  const headers = asUsage(() => parseHeaderNames(options['forward-header']));
  const port = asUsage(() => parsePort(options.port));
  const files = await existing(paths);
  const stop = stopBySignal();
  if (paths.includes('-') && process.stdin.isTTY) warn('Reading the standard input; Ctrl+D ends it.\n');
  const served = await serveDocuments(files, process.stdin, stop).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
  // Ended before there was anything to see.
  if (!served) return 2;
  const { documents, discard } = served;
  try {
    const { host } = options;
    const server = createAppServer({ page: PAGE, documents, collectors, headers, host, warn });
    const at = port === undefined ? await listenFrom(server, FIRST_PORT, host) : await listenOn(server, port, host);
    const address = pageAddress(host, at, documents, collectors);
    const reached = collectors.map(({ name, base }) => `  ${name} is ${base.href}\n`);
    print(`\n  Spanglass is at  ${address}\n${reached.join('')}\n  Ctrl+C ends it.\n\n`);
    if (!isLoopback(host)) warn(`  Whoever reaches ${host} can read these files and collectors.\n\n`);
    if (options['open-browser']) await openBrowser(address, warn);
    if (!stop.aborted) await once(stop, 'abort');
    await close(server);
  } finally {
    await discard();
  }
  return 0;
}

/** The first word may be meant as a command. */
async function existing(paths: readonly string[]): Promise<string[]> {
  try {
    return await inputPaths(paths);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
    throw new UsageError(`there is no file ${error.path}, and no command of this name`, { cause: error });
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

/** Where the files are open, or, when there are none, where the first collector is searched. */
function pageAddress(
  host: string,
  port: number,
  documents: readonly ServedDocument[],
  collectors: readonly Collector[],
): string {
  const name = isWildcard(host) ? 'localhost' : bracketed(host);
  const start = `http://${name}:${port}/`;
  if (documents.length > 0) {
    const urls = documents.map((document, at) => ['url', documentAddress(document, at)]);
    return `${start}#/open?${new URLSearchParams(urls)}`;
  }
  return collectors.length > 0 ? `${start}#/search/${collectors[0].name}` : start;
}

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 2 ** 16) return port;
  throw new Error(`--port ${text}: a port is a number from 0 (any free one) to 65535`);
}

function asUsage<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function openBrowser(address: string, warn: (text: string) => void): Promise<void> {
  try {
    const { default: open } = await import('open');
    await open(address);
  } catch (error) {
    warn(`  No browser could be opened (${String(error)}); the address is above.\n`);
  }
}

/** Aborted when the user ends the command; the second time it ends at once. */
function stopBySignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => stop.abort(new Error('Ended.')));
  return stop.signal;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
