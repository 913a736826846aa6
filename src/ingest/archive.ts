import type { ByteSource } from './byteSource.ts';

/** A file of an archive. */
export interface ArchiveEntry {
  /** with its folders, divided by / */
  readonly name: string;
  /** bytes it takes in the archive */
  readonly size: number;
  /** To be read, as far as it is wanted, before the next entry is asked for. */
  readonly source: ByteSource;
  /** completes "This looks like …"; undefined when it can be read */
  readonly refused: string | undefined;
}

export type ArchiveEntries = AsyncGenerator<ArchiveEntry, void, void>;

/** Without what stands in front by habit: `./a.json` is `a.json`. */
export function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
}
