import { once } from 'node:events';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { inputPaths } from './inputFiles.ts';
import type { ExitCode } from './inspection.ts';
import { createAppServer } from './server/appServer.ts';
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
  if (paths.includes('-') && process.stdin.isTTY) warn('Reading the standard input; Ctrl+D ends it.\n');
  const { documents, discard } = await serveDocuments(await existing(paths), process.stdin);
  try {
    const { host } = options;
    const server = createAppServer({ page: PAGE, documents, collectors, headers, host, warn });
    const at = port === undefined ? await listenFrom(server, FIRST_PORT, host) : await listenOn(server, port, host);
    const address = pageAddress(host, at, documents);
    print(`\n  Spanglass is at  ${address}\n`);
    for (const { name, base } of collectors) print(`  ${name} is ${base.href}\n`);
    if (!isLoopback(host)) warn(`\n  Whoever reaches ${host} can read these files and collectors.\n`);
    print('\n  Ctrl+C ends it.\n\n');
    if (options['open-browser']) await openBrowser(address, warn);
    await ended();
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

function pageAddress(host: string, port: number, documents: readonly ServedDocument[]): string {
  const urls = documents.map((document, at) => ['url', documentAddress(document, at)]);
  const name = isWildcard(host) ? 'localhost' : bracketed(host);
  return `http://${name}:${port}/${urls.length === 0 ? '' : `#/open?${new URLSearchParams(urls)}`}`;
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

async function ended(): Promise<void> {
  const stop = new AbortController();
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => once(process, name, { signal: stop.signal })));
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
