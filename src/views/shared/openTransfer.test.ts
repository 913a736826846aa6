import { beforeEach, expect, test, vi } from 'vitest';
import { notify } from '#state/notices.ts';
import { openFiles, openText, openUrls } from '#state/openDocument.ts';
import { canOpenTransfer, openTransfer, webAddresses } from './openTransfer.ts';

vi.mock('#state/openDocument.ts');
vi.mock('#state/notices.ts');

beforeEach(() => vi.clearAllMocks());

interface Dropped {
  readonly files?: readonly string[];
  readonly folders?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
}

/** What a browser hands over at a drop or a paste. */
function transfer({ files = [], folders = [], texts = {} }: Dropped): DataTransfer {
  const item = (name: string, isDirectory: boolean) => ({
    kind: 'file',
    getAsFile: () => new File([''], name),
    webkitGetAsEntry: () => ({ isDirectory }),
  });
  return {
    types: [...(files.length + folders.length > 0 ? ['Files'] : []), ...Object.keys(texts)],
    items: [...files.map((name) => item(name, false)), ...folders.map((name) => item(name, true))],
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

test('files beside a folder are opened, and the folder is told', () => {
  openTransfer(transfer({ files: ['a.json'], folders: ['traces'] }));
  expect(openedFiles()).toEqual(['a.json']);
  expect(notify).toHaveBeenCalledWith(expect.stringContaining('Folders are left out'));
});

test('a folder alone opens nothing and says what to do', () => {
  openTransfer(transfer({ folders: ['traces'] }));
  expect(openFiles).not.toHaveBeenCalled();
  expect(notify).toHaveBeenCalledWith(expect.stringContaining('drop the files in it'));
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
