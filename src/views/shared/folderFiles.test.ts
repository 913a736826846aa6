import { expect, test } from 'vitest';
import { filesInFolders, filesOfChosenFolder, MOST_FILES } from './folderFiles.ts';
import { folderEntry } from './testFolder.ts';

test('the files of folders come in the order of their names, with their paths', async () => {
  const folders = [
    folderEntry('traces', {
      'part 10.json': 'ten',
      'part 2.json': 'two',
      'part 1.json': 'one',
      deeper: { more: { 'a.json': 'a' }, empty: {} },
      '.DS_Store': 'x',
      '.git': { config: 'x' },
    }),
    folderEntry('other', { 'b.json': 'b' }),
  ];
  const { files, ...rest } = await filesInFolders(folders);
  expect(await Promise.all(files.map(async ({ name, blob }) => `${name}: ${await blob.text()}`))).toEqual([
    'traces/deeper/more/a.json: a',
    'traces/part 1.json: one',
    'traces/part 2.json: two',
    'traces/part 10.json: ten',
    'other/b.json: b',
  ]);
  expect(rest).toEqual({ isCut: false, unreadable: 0 });
});

test('what cannot be read is counted and left out', async () => {
  const { files, unreadable } = await filesInFolders([folderEntry('t', { a: undefined, b: 'b', c: undefined })]);
  expect(files.map(({ name }) => name)).toEqual(['t/b']);
  expect(unreadable).toBe(2);
});

test('a folder of very many files is cut', async () => {
  const many = Object.fromEntries(Array.from({ length: MOST_FILES / 2 + 1 }, (_, at) => [`${at}.json`, '']));
  const folder = folderEntry('t', { one: many, two: many, three: many });
  const { files, isCut } = await filesInFolders([folder]);
  expect([files.length, isCut]).toEqual([MOST_FILES, true]);
}, 30_000);

test('a chosen folder gives the same, from the paths of its files', () => {
  const chosen = ['t/b 10.json', 't/b 9.json', 't/.hidden', 't/a/c.json'].map((path) =>
    Object.defineProperty(new File([''], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path }),
  );
  expect(filesOfChosenFolder(chosen).files.map(({ name }) => name)).toEqual([
    't/a/c.json',
    't/b 9.json',
    't/b 10.json',
  ]);
});
