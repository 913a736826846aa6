import { formatBytes, formatCount } from '#model/formatTime.ts';
import { BrokenSource } from './byteSource.ts';

/** How far packed files are trusted. Plain files have no limit: they take no more memory than their spans. */
export interface UnpackLimits {
  /** unpacked bytes for each packed one */
  readonly ratio: number;
  /** unpacked bytes of a file before its ratio is looked at */
  readonly ratioFrom: number;
  /** files in all archives of a document */
  readonly entries: number;
  /** unpacked bytes of all files of a document */
  readonly total: number;
  /** bytes of an archive that must be held to be read, as its list of contents stands at its end */
  readonly held: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  // JSON of spans packs 10 to 30 times, in the most repetitive of files 200 times. Deflate ends at 1,032.
  ratio: 1000,
  // A small file of one repeated letter does no harm.
  ratioFrom: 16e6,
  // Each is a line of the import report; a folder of exported traces has some hundreds.
  entries: 10_000,
  // At 1.4 kB a span of JSON, as OTLP writes them, this is 5.6 million spans, and a minute of unpacking.
  total: 8e9,
  // A browser keeps such a blob on the disk; Node keeps it in memory.
  held: 1e9,
};

/** Reading ended at a limit: the message says at which. */
export class TooLarge extends BrokenSource {}

/** What the packed files of one document have taken of its limits. */
export class UnpackBudget {
  readonly limits: UnpackLimits;
  private bytes = 0;
  private entries = 0;

  constructor(limits: UnpackLimits) {
    this.limits = limits;
  }

  /** Nothing packed can be read any more. */
  get isSpent(): boolean {
    return this.bytes > this.limits.total;
  }

  takeEntry(): void {
    if (++this.entries <= this.limits.entries) return;
    throw new TooLarge(`There are more than ${formatCount(this.limits.entries)} files in the archives.`);
  }

  /** Counts `size` bytes more, of a file that has unpacked `packed` bytes to `unpacked` so far. */
  takeBytes(size: number, packed: number, unpacked: number): void {
    const { ratio, ratioFrom, total } = this.limits;
    this.bytes += size;
    if (this.isSpent) throw new TooLarge(`The packed files hold more than ${formatBytes(total)}.`);
    if (unpacked <= ratioFrom || unpacked <= packed * ratio) return;
    throw new TooLarge(
      `It unpacks to more than ${formatCount(ratio)} times its size: ${formatBytes(packed)} gave ${formatBytes(unpacked)}.`,
    );
  }
}
