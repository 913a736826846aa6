import { beforeEach, expect, test, vi } from 'vitest';
import { notify } from '#state/notices.ts';
import { openFiles, openText, openUrls } from '#state/openDocument.ts';
import { canOpenTransfer, openFolderFiles, openTransfer, webAddresses } from './openTransfer.ts';
import { folderEntry } from './testFolder.ts';

vi.mock('#state/openDocument.ts');
vi.mock('#state/notices.ts');

beforeEach(() => vi.clearAllMocks());

interface Dropped {
  readonly files?: readonly string[];
  readonly folders?: readonly FileSystemDirectoryEntry[];
  readonly texts?: Readonly<Record<string, string>>;
}

/** What a browser hands over at a drop or a paste. */
function transfer({ files = [], folders = [], texts = {} }: Dropped): DataTransfer {
  const fileItem = (name: string) => ({
    kind: 'file',
    getAsFile: () => new File([''], name),
    webkitGetAsEntry: () => ({ isDirectory: false }),
  });
  // A folder also gives a file, of a few bytes that cannot be read.
  const folderItem = (folder: FileSystemDirectoryEntry) => ({
    ...fileItem(folder.name),
    webkitGetAsEntry: () => folder,
  });
  return {
    types: [...(files.length + folders.length > 0 ? ['Files'] : []), ...Object.keys(texts)],
    items: [...files.map(fileItem), ...folders.map(folderItem)],
    getData: (type: string) => texts[type] ?? '',
  } as unknown as DataTransfer;
}

function openedFiles(): readonly string[] {
  return vi.mocked(openFiles).mock.calls.flatMap(([files]) => files.map(({ name }) => name));
}

test('several files are opened together', () => {
  openTransfer(transfer({ files: ['a.json', 'b.json'] }));
  expect(openedFiles()).toEqual(['a.json', 'b.json']);
  expect(openFiles).toHaveBeenCalledTimes(1);
});

test('the files of a folder are opened together with those beside it, by their paths', async () => {
  const folder = folderEntry('traces', { 'b.json': '', in: { 'c.json': '' } });
  openTransfer(transfer({ files: ['a.json'], folders: [folder] }));
  await vi.waitFor(() => expect(openFiles).toHaveBeenCalledTimes(1));
  expect(openedFiles()).toEqual(['a.json', 'traces/b.json', 'traces/in/c.json']);
  expect(notify).not.toHaveBeenCalled();
});

test('a folder without files opens nothing and says so', async () => {
  openTransfer(transfer({ folders: [folderEntry('traces', { in: {}, '.hidden': '' })] }));
  await vi.waitFor(() => expect(notify).toHaveBeenCalledWith('There is no file in the folder.'));
  expect(openFiles).not.toHaveBeenCalled();
});

test('what is left out of a folder is told', async () => {
  openTransfer(transfer({ folders: [folderEntry('traces', { 'a.json': undefined, 'b.json': '' })] }));
  await vi.waitFor(() => expect(openedFiles()).toEqual(['traces/b.json']));
  expect(notify).toHaveBeenCalledWith(expect.stringContaining('left out: 1 of the folder'));
  openFolderFiles({ files: [], isCut: true, unreadable: 0 });
  expect(notify).toHaveBeenCalledWith(expect.stringContaining('Only the first 5,000 files'));
});

test('a dragged link is opened by its address, comments left out', () => {
  openTransfer(transfer({ texts: { 'text/uri-list': '# shared\r\nhttps://a.example/t.json', 'text/plain': 't' } }));
  expect(openUrls).toHaveBeenCalledWith(['https://a.example/t.json']);
});

test.each(['{"resourceSpans":[]}', ' \n[1]', '\uFEFF{}'])('the text %j is opened as a document', (text) => {
  openTransfer(transfer({ texts: { 'text/plain': text } }));
  expect(openText).toHaveBeenCalledWith(text);
});

test('a text that is an address is fetched', () => {
  openTransfer(transfer({ texts: { 'text/plain': ' http://a.example/x \n' } }));
  expect(openUrls).toHaveBeenCalledWith(['http://a.example/x']);
});

test('any other text is refused with words', () => {
  openTransfer(transfer({ texts: { 'text/plain': 'see https://a.example' } }));
  expect(openText).not.toHaveBeenCalled();
  expect(openUrls).not.toHaveBeenCalled();
  expect(notify).toHaveBeenCalledWith(expect.stringContaining('neither JSON nor a web address'));
});

test('only files, links and texts may be dropped', () => {
  expect(canOpenTransfer(transfer({ files: ['a'] }))).toBe(true);
  expect(canOpenTransfer(transfer({ texts: { 'text/uri-list': '' } }))).toBe(true);
  expect(canOpenTransfer(transfer({ texts: { 'application/x-own': '' } }))).toBe(false);
  expect(canOpenTransfer(null)).toBe(false);
});

test.each([
  ['https://a.example/1 http://b.example/2', ['https://a.example/1', 'http://b.example/2']],
  ['a.example/trace.json', []],
  ['ftp://a.example/1', []],
  ['https://a.example/1 and more', []],
  ['', []],
])('the web addresses of %j are %j', (text, addresses) => {
  expect(webAddresses(text)).toEqual(addresses);
});
