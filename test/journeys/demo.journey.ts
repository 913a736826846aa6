import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, it } from 'vitest';
import { ROOT } from '../../scripts/serve.mjs';
import { openApp } from './harness/browser.ts';
import { eventually } from './harness/traceScreen.ts';

let demo: ReturnType<typeof spawn> | undefined;

afterEach(async () => {
  if (demo?.exitCode !== null) return;
  demo.kill();
  await once(demo, 'exit');
});

/** The address that the demo prints once it serves. */
async function addressOf(): Promise<string> {
  const started = spawn(process.execPath, ['scripts/demo.mjs', '--no-open', '--port', '4700'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  demo = started;
  let told = '';
  for await (const chunk of started.stdout) {
    told += String(chunk);
    const address = /http:\/\/\S+/.exec(told);
    if (address) return address[0];
  }
  throw new Error(`The demo ended without an address: ${told}`);
}

it('the command that the README names first serves the app with an example open', async () => {
  const address = await addressOf();
  const app = await openApp({ allow: [new URL(address).origin] });
  await app.page.goto(address);
  await app.page.getByRole('heading', { name: 'checkout.json' }).waitFor();
  await eventually(() => app.page.getByText('POST /checkout').count()).toBe(2);
  app.expectNoConsoleErrors();
  await app.close();
}, 120_000);
