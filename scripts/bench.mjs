/**
 * Measures what the project claims: `npm run bench` (some minutes), `npm run bench -- --small` (CI), `--only ingest`,
 * `browser` or `graph`. Prints tables and writes .cache/bench.json. All ratios are of one run on one machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ensureChromium } from './chromium.mjs';
import { buildApp, ROOT, serveBuilt } from './serve.mjs';

const { values } = parseArgs({
  options: { small: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});

/** The benches as plain modules: bundled, so that they run as fast as what ships. */
async function bundle() {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: '.cache/bench',
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: { ingest: 'bench/ingest.bench.ts', browser: 'bench/browser.bench.ts', graph: 'bench/graph.bench.ts' },
      },
    },
  });
  const load = (name) => import(pathToFileURL(join(ROOT, '.cache/bench', `${name}.js`)).href);
  return { ingest: await load('ingest'), browser: await load('browser'), graph: await load('graph') };
}

const benches = await bundle();
const results = {};
if (values.only === '' || values.only === 'ingest') {
  results.ingest = await benches.ingest.benchIngest({
    isSmall: values.small,
    worker: join(ROOT, '.cache/bench/ingest.js'),
  });
}
if (values.only !== 'ingest') {
  const executablePath = ensureChromium();
  buildApp('.cache/bench-app');
  const { url, close } = await serveBuilt({ port: 4400, outDir: '.cache/bench-app' });
  try {
    const options = { url, executablePath, isSmall: values.small };
    if (values.only !== 'graph') results.browser = await benches.browser.benchBrowser(options);
    if (values.only !== 'browser') results.graph = await benches.graph.benchGraph(options);
  } finally {
    await close();
  }
}
mkdirSync(join(ROOT, '.cache'), { recursive: true });
writeFileSync(join(ROOT, '.cache/bench.json'), `${JSON.stringify(results, undefined, 2)}\n`);
console.log('\nWritten to .cache/bench.json');
