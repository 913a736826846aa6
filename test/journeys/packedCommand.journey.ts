import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/serve.mjs';
import { listenLocally } from '../localServers.ts';
import { type App, openApp } from './harness/browser.ts';
import { CHECKOUT, CHECKOUT_ROWS } from './harness/checkout.ts';
import type { ServeCommandOptions, ServingCommand } from './harness/servingCommand.ts';
import { serveByCommand } from './harness/servingCommand.ts';
import { otlpText } from './harness/traceFiles.ts';
import { eventually, traceScreen } from './harness/traceScreen.ts';

/** An empty folder of a user, in which the package was installed. */
let folder: string;
let command: string;
let serving: ServingCommand | undefined;
let app: App | undefined;

function npm(...args: readonly string[]): string {
  // Vitest says "test", and what is built so holds React's development version.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: ROOT, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'spanglass-packed-'));
  const [tarball] = npm('pack', '--silent', '--pack-destination', folder).trim().split('\n').slice(-1);
  npm('install', '--prefix', folder, '--offline', join(folder, tarball));
  command = join(folder, 'node_modules', '.bin', 'spanglass');
  writeFileSync(join(folder, 'trace of today.json'), otlpText(CHECKOUT));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

afterEach(async () => {
  await app?.close();
  await serving?.end();
  app = undefined;
  serving = undefined;
});

async function open(args: readonly string[], options: ServeCommandOptions = {}): Promise<App> {
  serving = await serveByCommand(realpathSync(command), args, { cwd: folder, ...options });
  app = await openApp({ allow: [new URL(serving.address).origin] });
  await app.page.goto(serving.address);
  return app;
}

describe('the packed command, installed in an empty folder', () => {
  it('brings nothing else with it', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['spanglass']);
  });

  it('opens a file under its name, again after a reload, and ends by Ctrl+C', async () => {
    const { page, expectNoConsoleErrors } = await open(['trace of today.json']);
    const screen = traceScreen(page);
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    await page.getByText('trace of today.json').first().waitFor();
    writeFileSync(join(folder, 'trace of today.json'), otlpText('web-shop only one 0–10'));
    await page.reload();
    await screen.row('only one').waitFor();
    expectNoConsoleErrors();
    expect(await serving?.end()).toBe(0);
    await expect(fetch(serving?.address ?? '')).rejects.toThrow('fetch failed');
    writeFileSync(join(folder, 'trace of today.json'), otlpText(CHECKOUT));
  });

  it('opens what is piped into it, and joins it with files', async () => {
    const { page, expectNoConsoleErrors } = await open(['-', 'trace of today.json'], {
      input: otlpText('web-shop piped 0–10 trace=00000000000000000000000000000abc'),
    });
    await page.getByText('standard input, trace of today.json').first().waitFor();
    await page.getByRole('grid', { name: 'Traces' }).getByText('piped').waitFor();
    expectNoConsoleErrors();
  });

  it('lets the page read a collector that allows no page', async () => {
    const collector = await listenLocally(
      createServer((_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(otlpText(CHECKOUT)),
      ),
    );
    const { page, expectNoConsoleErrors } = await open(['--collector', `prod=${collector.origin}/base`, '--port', '0']);
    await page.goto(new URL('#/open?url=proxy/prod/api/v3/traces/7', serving?.address).href);
    await eventually(traceScreen(page).tree).toBe(CHECKOUT_ROWS);
    expectNoConsoleErrors();
    await collector.close();
  });

  it('says which port is taken, and takes another when none was named', async () => {
    const other = await listenLocally(createServer());
    await expect(serveByCommand(realpathSync(command), ['--port', String(other.port)])).rejects.toThrow(
      `Port ${other.port} is taken by another program`,
    );
    await other.close();
    const first = await serveByCommand(realpathSync(command), []);
    const second = await serveByCommand(realpathSync(command), []);
    expect(new URL(second.address).port).not.toBe(new URL(first.address).port);
    expect([await first.end(), await second.end()]).toEqual([0, 0]);
  });
});
