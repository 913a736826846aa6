/** What is in a folder: a text is a file's content, `undefined` a file that cannot be read. */
export interface DrawnFolder {
  readonly [name: string]: string | undefined | DrawnFolder;
}

/** A folder as browsers hand it over at a drop: its entries come a hundred at a time, in no order. */
export function folderEntry(name: string, content: DrawnFolder, above = ''): FileSystemDirectoryEntry {
  const fullPath = `${above}/${name}`;
  const entries = Object.entries(content).map(([entry, inside]) =>
    typeof inside === 'object' ? folderEntry(entry, inside, fullPath) : fileEntry(entry, inside, fullPath),
  );
  const createReader = () => {
    const left = entries.toReversed();
    return { readEntries: (give: (some: readonly object[]) => void) => void setTimeout(give, 0, left.splice(0, 100)) };
  };
  return { name, fullPath, isDirectory: true, isFile: false, createReader } as unknown as FileSystemDirectoryEntry;
}

function fileEntry(name: string, content: string | undefined, above: string): object {
  const file = (give: (file: File) => void, fail: (error: Error) => void): void => {
    if (content === undefined) fail(new Error('not allowed'));
    else give(new File([content], name));
  };
  return { name, fullPath: `${above}/${name}`, isDirectory: false, isFile: true, file };
}
