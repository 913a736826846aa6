/**
 * Shows the app with an example open: builds if need be, serves, prints the address, opens the browser.
 * `--no-open` leaves the browser alone, as CI does; `--port 5000` starts looking for a free port there.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildApp, isStale, serveBuilt } from './serve.mjs';

const { values } = parseArgs({
  options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string', default: '4173' } },
});

/** Starts the system's own opener. Where there is none nothing happens: the address is printed already. */
function openBrowser(url) {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', url]]
        : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

if (isStale()) {
  console.log('Building …');
  buildApp();
}
const { url, close } = await serveBuilt({ port: Number(values.port) });
const address = `${url}#/example/checkout`;
console.log(`\n  Spanglass is at  ${address}\n\n  Ctrl+C ends it.\n`);
if (!values['no-open'] && !process.env.CI) openBrowser(address);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void close().finally(() => process.exit(0));
  });
}
