/**
 * The floors of src/: what each folder may import, the one place where that is written down.
 * `node scripts/floors.mjs` writes them into .oxlintrc.json, whose rules take no look-ahead and so must list what is
 * forbidden; a test checks that the file holds what this module says.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** Folder → [folders below it that it may import, packages it may import]. */
export const FLOORS = {
  base: [[], []],
  ui: [['base'], ['react', 'react-dom', '@base-ui/react', '@tanstack/react-virtual']],
  model: [['base'], []],
  sources: [['base', 'model'], ['idb']],
  analysis: [['base', 'model'], []],
  formats: [
    ['base', 'model'],
    ['d3-dsv', '@bufbuild/protobuf'],
  ],
  ingest: [
    ['base', 'model', 'formats', 'analysis'],
    ['fflate', 'fzstd'],
  ],
  charts: [['base', 'model', 'ui', 'analysis'], ['d3']],
  cli: [
    ['base', 'model', 'formats', 'analysis', 'ingest'],
    ['node:*', 'open', 'sirv'],
  ],
  state: [
    ['base', 'model', 'formats', 'analysis', 'sources', 'ingest'],
    ['react', 'zustand', '@tanstack/react-query'],
  ],
  views: [
    ['base', 'model', 'ui', 'analysis', 'charts', 'state'],
    ['react', 'react-dom', '@base-ui/react', 'lowlight', 'highlight.js', 'sql-formatter'],
  ],
  app: [
    ['base', 'model', 'ui', 'analysis', 'charts', 'state', 'views'],
    ['react', 'react-dom', '@base-ui/react', '@tanstack/react-query'],
  ],
};

/** Screens are strangers to each other; what they share stands in views/shared. */
export const SCREENS = ['open', 'traces', 'trace', 'services', 'search'];

const NO_UPWARD_PATH = {
  regex: '^\\.\\.',
  message: 'Name the defining file: #folder/file.ts, or ./ within a folder.',
};

function patterns(folder) {
  const [below, packages] = FLOORS[folder];
  const allowed = [folder, ...below];
  const forbidden = Object.keys(FLOORS).filter((other) => !allowed.includes(other));
  const result = [NO_UPWARD_PATH];
  if (forbidden.length > 0) {
    result.push({
      regex: `^#(${forbidden.join('|')})/`,
      message: `${folder}/ may import only ${allowed.join(', ')}: see the floors in ARCHITECTURE.md.`,
    });
  }
  result.push({
    group: ['*', '!./**', '!#*/**', ...packages.flatMap((name) => [`!${name}`, `!${name}/**`])],
    message: `${folder}/ may not use this package: see the floors in ARCHITECTURE.md.`,
  });
  return result;
}

function override(files, list) {
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns: list }] } };
}

/** The overrides of .oxlintrc.json, in its order. */
export function floorOverrides() {
  const folders = Object.keys(FLOORS).map((folder) => override(`src/${folder}/**`, patterns(folder)));
  const screens = SCREENS.map((screen) => {
    const others = SCREENS.filter((other) => other !== screen);
    return override(`src/views/${screen}/**`, [
      ...patterns('views'),
      {
        regex: `^#views/(${others.join('|')})/`,
        message: 'Two screens are strangers: share through views/shared, ui or state.',
      },
    ]);
  });
  const free = {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'bench/**', 'scripts/**'],
    rules: { 'no-restricted-imports': 'off', 'no-console': 'off', 'max-lines': 'off' },
  };
  // A journey asserts by waiting for what must appear, and in steps that several share.
  const journeys = {
    files: ['test/journeys/**', 'test/collectors/**'],
    rules: { 'vitest/expect-expect': 'off', 'vitest/no-standalone-expect': 'off' },
  };
  return [...folders, ...screens, free, journeys];
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').at(-1))) {
  const file = new URL('../.oxlintrc.json', import.meta.url);
  const config = JSON.parse(readFileSync(file, 'utf8'));
  config.overrides = floorOverrides();
  writeFileSync(file, `${JSON.stringify(config, undefined, 2)}\n`);
}
