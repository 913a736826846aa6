/** Memory for bytes that grows. */
export interface ByteRoom {
  /** At least so many bytes, those that were there before at their places; what was given before is not used any more. */
  readonly resize: (size: number) => Uint8Array;
}

/** Memory of the script's own. */
export class PlainRoom implements ByteRoom {
  private bytes = new Uint8Array(1);

  resize(size: number): Uint8Array {
    if (size <= this.bytes.length) return this.bytes;
    const grown = new Uint8Array(size);
    grown.set(this.bytes);
    this.bytes = grown;
    return grown;
  }
}
