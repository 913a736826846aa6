import { isHiddenFile } from '#base/hiddenFiles.ts';

/** A file with its path from the folder that was dropped or chosen, that folder's name in front. */
export interface FolderFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface FolderFiles {
  /** in the order of their names, folder by folder; hidden ones are left out */
  readonly files: readonly FolderFile[];
  /** there are more of them */
  readonly isCut: boolean;
  /** files and folders that the browser could not read */
  readonly unreadable: number;
}

/** Files that are taken of folders: each is a line of the import report, and a handle in the browser's store. */
export const MOST_FILES = 5000;

/** All files in folders, at whatever depth. Never rejects. */
export async function filesInFolders(folders: readonly FileSystemDirectoryEntry[]): Promise<FolderFiles> {
  const files: FolderFile[] = [];
  let unreadable = 0;
  let isCut = false;
  const walk = async (folder: FileSystemDirectoryEntry): Promise<void> => {
    for (const entry of await entriesOf(folder)) {
      if (isCut) return;
      const name = entry.fullPath.replace(/^\//, '');
      if (isHiddenFile(name)) continue;
      if (files.length === MOST_FILES) isCut = true;
      else
        await (isFolder(entry) ? walk(entry) : take(entry as FileSystemFileEntry, name)).catch(() => void unreadable++);
    }
  };
  const take = async (entry: FileSystemFileEntry, name: string): Promise<void> => {
    files.push({ name, blob: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
  };
  for (const folder of folders) await walk(folder).catch(() => void unreadable++);
  return { files, isCut, unreadable };
}

/** The files of a folder that was chosen in the system's dialog. */
export function filesOfChosenFolder(chosen: readonly File[]): FolderFiles {
  const files = chosen
    .map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }))
    .filter(({ name }) => !isHiddenFile(name))
    .sort((one, other) => ORDER.compare(one.name, other.name));
  return { files: files.slice(0, MOST_FILES), isCut: files.length > MOST_FILES, unreadable: 0 };
}

/** `part 2` comes before `part 10`. */
const ORDER = new Intl.Collator('en', { numeric: true });

export function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory === true;
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // A browser gives some hundred at a time, and none when there are no more.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((one, other) => ORDER.compare(one.name, other.name));
    all.push(...some);
  }
}
