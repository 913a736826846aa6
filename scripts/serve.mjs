/** Builds the app and serves what was built; the demo and the journeys share it, so both show what ships. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

/** The folder of package.json. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** All that a build reads. */
const INPUTS = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'scripts/licences.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Time of the latest change below a path, in ms; 0 where there is none. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // The folder's own time counts too: it moves when a file in it is deleted.
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether there is no build yet, or one older than its inputs. */
export function isStale(outDir = 'dist') {
  const built = newest(join(ROOT, outDir, 'index.html'));
  return INPUTS.some((input) => newest(join(ROOT, input)) > built);
}

/**
 * Builds into `outDir`, relative to the root; throws with the build's own words when it fails. In a process of its own:
 * under vitest NODE_ENV is "test", and a build made there would hold React's development version.
 */
export function buildApp(outDir = 'dist') {
  const env = { ...process.env, NODE_ENV: 'production' };
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}

/**
 * Serves a build on this machine only, at the first free port from `port` on, under the path `base`.
 * Returns `{ url, close }`; `url` ends with a slash.
 */
export async function serveBuilt({ port = 4173, base = '/', outDir = 'dist' } = {}) {
  const server = await preview({
    configFile: false,
    root: ROOT,
    base,
    logLevel: 'error',
    build: { outDir },
    preview: { port, host: '127.0.0.1', strictPort: false, open: false, cors: false },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('The server has no address.');
  return { url, close: () => server.close() };
}
