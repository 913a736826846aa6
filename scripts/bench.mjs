/**
 * Measures what the project claims: `npm run bench` (many minutes, some GB of temporary files that are kept for the next
 * run), `npm run bench -- --small` (CI), `--only ingest`, `analysis`, `browser` or `graph`, `--case NAME` for single cases of the
 * browser. Prints tables and writes .cache/bench.json, or `--json FILE`. All ratios are of one run on one machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ensureChromium } from './chromium.mjs';
import { buildApp, ROOT, serveBuilt } from './serve.mjs';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    case: { type: 'string', multiple: true, default: [] },
    json: { type: 'string', default: join(ROOT, '.cache/bench.json') },
  },
});

const BENCHES = ['ingest', 'analysis', 'browser', 'graph'];

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
        input: Object.fromEntries(BENCHES.map((name) => [name, `bench/${name}.bench.ts`])),
      },
    },
  });
  const load = (name) => import(pathToFileURL(join(ROOT, '.cache/bench', `${name}.js`)).href);
  const modules = {};
  for (const name of BENCHES) modules[name] = await load(name);
  return modules;
}

/** Whether a bench is asked for: by name, or by asking for none. Single cases are the browser's. */
const isAsked = (name) => (values.only === '' && values.case.length === 0) || values.only === name;

const benches = await bundle();
const results = {};
if (isAsked('ingest')) {
  results.ingest = await benches.ingest.benchIngest({
    isSmall: values.small,
    worker: join(ROOT, '.cache/bench/ingest.js'),
  });
}
if (isAsked('analysis')) results.analysis = await benches.analysis.benchAnalysis();
const isBrowser = isAsked('browser') || values.case.length > 0;
if (isBrowser || isAsked('graph')) {
  const executablePath = ensureChromium();
  buildApp('.cache/bench-app');
  const { url, close } = await serveBuilt({ port: 4400, outDir: '.cache/bench-app' });
  try {
    const options = { url, executablePath, isSmall: values.small };
    if (isBrowser) results.browser = await benches.browser.benchBrowser({ ...options, cases: values.case });
    if (isAsked('graph')) results.graph = await benches.graph.benchGraph(options);
  } finally {
    await close();
  }
}
const json = resolve(values.json);
mkdirSync(dirname(json), { recursive: true });
writeFileSync(json, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`\nWritten to ${json}`);
