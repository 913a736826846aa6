/** Lists the licences of all packages that a build bundles. Vite's own list leaves out what only workers import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '/node_modules/';
const LICENCE_FILE = /^(?:licen[cs]e|copying)/i;

/**
 * `page` belongs into the plugins of a build, which gets `licences.md`, and `worker` into those of its workers: they are
 * bundled before the build that starts them is.
 */
export function bundledLicences() {
  const folders = new Set();
  const gather = (bundle) => {
    for (const output of Object.values(bundle)) {
      for (const id of output.type === 'chunk' ? output.moduleIds : []) {
        const folder = packageFolder(id);
        if (folder !== undefined) folders.add(folder);
      }
    }
  };
  return {
    worker: { name: 'gather-licences', generateBundle: (_options, bundle) => gather(bundle) },
    page: {
      name: 'write-licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        gather(bundle);
        this.emitFile({ type: 'asset', fileName: 'licences.md', source: licencesText(folders) });
      },
    },
  };
}

/** The folder of the package that a module is of; undefined for our own, and for what is made by the build. */
function packageFolder(id) {
  const at = id.lastIndexOf(FOLDER);
  if (at < 0 || id.startsWith('\0')) return undefined;
  const [scope, name] = id.slice(at + FOLDER.length).split('/');
  return id.slice(0, at + FOLDER.length) + (scope.startsWith('@') ? `${scope}/${name}` : scope);
}

function licencesText(folders) {
  const sections = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => LICENCE_FILE.test(entry));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    sections.set(`${name} ${version}`, `## ${name} ${version}: ${license}\n\n${text}`.trim());
  }
  const sorted = [...sections].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, section]) => section);
  return `# Licences\n\nWhat is built of Spanglass holds these packages:\n\n${sorted.join('\n\n')}\n`;
}
