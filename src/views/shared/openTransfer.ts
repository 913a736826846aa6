import { formatCount } from '#model/formatTime.ts';
import { notify } from '#state/notices.ts';
import { openFiles, openText, openUrls } from '#state/openDocument.ts';
import type { FolderFiles } from './folderFiles.ts';
import { filesInFolders, isFolder, MOST_FILES } from './folderFiles.ts';

/** What a drop or a paste can carry that we can open. */
const OPENABLE = ['Files', 'text/uri-list', 'text/plain'];

/** Whether something dragged may be opened. What it holds is hidden until it is dropped; only its types can be seen. */
export function canOpenTransfer(data: DataTransfer | null): boolean {
  return data !== null && OPENABLE.some((type) => data.types.includes(type));
}

/** Opens what was dropped or pasted: files first, then addresses, then text. Says so when it can open none of it. */
export function openTransfer(data: DataTransfer): void {
  const { files, folders } = filesOf(data);
  if (folders.length > 0) {
    void filesInFolders(folders).then((found) => openFolderFiles(found, files));
    return;
  }
  if (files.length > 0) {
    openFiles(files);
    return;
  }
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

/** Opens the files of folders as one document, with those that came beside them, and says which are left out. */
export function openFolderFiles({ files, isCut, unreadable }: FolderFiles, beside: readonly File[] = []): void {
  if (isCut) {
    notify(
      `Only the first ${formatCount(MOST_FILES)} files of the folder are opened. Drop a folder inside it for the rest.`,
    );
  }
  if (unreadable > 0) notify(`What the browser could not read is left out: ${formatCount(unreadable)} of the folder.`);
  if (files.length + beside.length > 0) openFiles([...beside, ...files]);
  else if (unreadable === 0) notify('There is no file in the folder.');
}

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

/** To be called while the drop is handled: afterwards it is empty. */
function filesOf(data: DataTransfer): {
  readonly files: readonly File[];
  readonly folders: readonly FileSystemDirectoryEntry[];
} {
  const files: File[] = [];
  const folders: FileSystemDirectoryEntry[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    // A folder also gives a File, of a few bytes and without content.
    const file = isFolder(entry) ? null : item.getAsFile();
    if (isFolder(entry)) folders.push(entry);
    if (file !== null) files.push(file);
  }
  return { files, folders };
}
