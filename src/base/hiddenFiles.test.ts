import { expect, it } from 'vitest';
import { isHiddenFile } from './hiddenFiles.ts';

it.each([
  ['trace.json', false],
  ['in/a..b.json', false],
  ['../a.json', false],
  ['.env', true],
  ['in/.git/config', true],
  ['__MACOSX/in/._a.json', true],
  ['folder/', true],
])('%s hidden: %s', (path, isHidden) => {
  expect(isHiddenFile(path)).toBe(isHidden);
});
