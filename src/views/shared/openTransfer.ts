import { notify } from '#state/notices.ts';
import { openFiles, openText, openUrls } from '#state/openDocument.ts';

/** What a drop or a paste can carry that we can open. */
const OPENABLE = ['Files', 'text/uri-list', 'text/plain'];

/** Whether something dragged may be opened. What it holds is hidden until it is dropped; only its types can be seen. */
export function canOpenTransfer(data: DataTransfer | null): boolean {
  return data !== null && OPENABLE.some((type) => data.types.includes(type));
}

/** Opens what was dropped or pasted: files first, then addresses, then text. Says so when it can open none of it. */
export function openTransfer(data: DataTransfer): void {
  const { files, folders } = filesOf(data);
  if (folders > 0) notify(files.length > 0 ? FOLDERS_LEFT_OUT : FOLDERS_ONLY);
  if (files.length > 0) {
    openFiles(files);
    return;
  }
  if (folders > 0) return;
  const urls = webAddresses(data.getData('text/uri-list'));
  if (urls.length > 0) {
    openUrls(urls);
    return;
  }
  const text = data.getData('text/plain');
  if (!openTextOrUrls(text)) {
    notify(text.trim() === '' ? 'There is nothing in it that could be opened.' : NEITHER);
  }
}

const FOLDERS_LEFT_OUT = 'Folders are left out. Open a folder and drop the files in it.';
const FOLDERS_ONLY = 'A folder cannot be opened. Open it and drop the files in it.';
const NEITHER = 'This text is neither JSON nor a web address, so there is no trace in it.';

/** Opens JSON as a document, and web addresses as what they point to. False when the text is neither. */
export function openTextOrUrls(text: string): boolean {
  if (/^\uFEFF?\s*[{[]/.test(text)) {
    openText(text);
    return true;
  }
  const urls = webAddresses(text);
  if (urls.length === 0) return false;
  openUrls(urls);
  return true;
}

/**
 * The http and https addresses of a text that holds nothing else, separated by blanks or line ends; none otherwise.
 * Lines with # in front are comments (RFC 2483, text/uri-list).
 */
export function webAddresses(text: string): readonly string[] {
  const words = text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.every(isWebAddress) ? words : [];
}

function isWebAddress(word: string): boolean {
  if (!URL.canParse(word)) return false;
  const { protocol } = new URL(word);
  return protocol === 'http:' || protocol === 'https:';
}

function filesOf(data: DataTransfer): { readonly files: readonly File[]; readonly folders: number } {
  const files: File[] = [];
  let folders = 0;
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    // A folder also gives a File, of a few bytes and without content.
    if (item.webkitGetAsEntry()?.isDirectory === true) {
      folders++;
      continue;
    }
    const file = item.getAsFile();
    if (file !== null) files.push(file);
  }
  return { files, folders };
}
