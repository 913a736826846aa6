/** What crosses the worker boundary: string i is the UTF-8 bytes offsets[i] … offsets[i+1]. Both own their buffers. */
export interface StringColumns {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/**
 * All distinct texts of a document. A text is decoded at its first read and then kept, because a screen shows the same
 * few hundred again and again while a million others are never asked for.
 */
export class StringTable {
  private readonly decoded: (string | undefined)[] = [];
  private readonly decoder = new TextDecoder();

  readonly columns: StringColumns;

  constructor(columns: StringColumns) {
    this.columns = columns;
  }

  get length(): number {
    return this.columns.offsets.length - 1;
  }

  /** The text at `index`; −1, the sentinel of every column, is the empty text. */
  get(index: number): string {
    if (index < 0) return '';
    const known = this.decoded[index];
    if (known !== undefined) return known;
    const { bytes, offsets } = this.columns;
    const text = this.decoder.decode(bytes.subarray(offsets[index], offsets[index + 1]));
    this.decoded[index] = text;
    return text;
  }

  /** Index of a text, or −1. Linear in the bytes: for single look-ups, not for loops. */
  find(text: string): number {
    const wanted = new TextEncoder().encode(text);
    const { bytes, offsets } = this.columns;
    for (let index = 0; index < this.length; index++) {
      const start = offsets[index];
      if (offsets[index + 1] - start !== wanted.length) continue;
      let at = 0;
      while (at < wanted.length && bytes[start + at] === wanted[at]) at++;
      if (at === wanted.length) return index;
    }
    return -1;
  }
}
