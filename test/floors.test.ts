import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { FLOORS, floorOverrides, SCREENS } from '../scripts/floors.mjs';

const root = new URL('..', import.meta.url).pathname;
const planted = ['src/base/planted', 'src/model/planted'].map((folder) => `${root}${folder}`);

function foldersIn(path: string): string[] {
  return readdirSync(`${root}${path}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** What the linter says of the whole tree. */
function lint(): string {
  try {
    return execFileSync('npx', ['oxlint', 'src/base', 'src/model'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return String((error as { stdout: string }).stdout);
  }
}

afterEach(() => {
  for (const folder of planted) rmSync(folder, { recursive: true, force: true });
});

describe('the floors', () => {
  test('cover every folder of src and every screen', () => {
    expect(foldersIn('src')).toEqual(Object.keys(FLOORS).sort());
    expect(foldersIn('src/views')).toEqual([...SCREENS, 'shared'].sort());
  });

  test('stand in the configuration of the linter as floors.mjs says', () => {
    const config = JSON.parse(readFileSync(`${root}.oxlintrc.json`, 'utf8')) as { overrides: unknown };
    expect(config.overrides).toEqual(JSON.parse(JSON.stringify(floorOverrides())));
  });

  test('fail an upward import, a package from another floor and a cycle', () => {
    for (const folder of planted) mkdirSync(folder, { recursive: true });
    writeFileSync(
      `${planted[0]}/low.ts`,
      "import { create } from 'zustand';\nexport * from '#model/span.ts';\nexport { create };\n",
    );
    writeFileSync(
      `${planted[1]}/one.ts`,
      "import { two } from './two.ts';\nexport const one = (): number => two() + 1;\n",
    );
    writeFileSync(
      `${planted[1]}/two.ts`,
      "import { one } from './one.ts';\nexport const two = (): number => one() + 1;\n",
    );
    const told = lint();
    expect(told).toContain("'#model/span.ts' import is restricted");
    expect(told).toContain("'zustand' import is restricted");
    expect(told).toContain('import(no-cycle)');
  });
});
