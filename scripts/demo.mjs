/**
 * Shows the app with an example open: builds if need be, serves, prints the address, opens the browser.
 * `--no-open` leaves the browser alone, as CI does; `--port 5000` starts looking for a free port there.
 */
import { parseArgs } from 'node:util';
import open from 'open';
import { buildApp, isStale, serveBuilt } from './serve.mjs';

const { values } = parseArgs({
  options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string', default: '4173' } },
});

if (isStale()) {
  console.log('Building …');
  buildApp();
}
const { url, close } = await serveBuilt({ port: Number(values.port) });
const address = `${url}#/example/checkout`;
console.log(`\n  Spanglass is at  ${address}\n\n  Ctrl+C ends it.\n`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void close().finally(() => process.exit(0));
  });
}

if (!values['no-open'] && !process.env.CI) {
  // Where nothing opens addresses, the printed one is enough.
  await open(address).catch(() => {});
}
