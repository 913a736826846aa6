import type { PourContext } from './pourContext.ts';

/** One format that is not a stream of JSON values: binary, or text in lines. */
export interface BytesFormat {
  /** as shown in the import report */
  readonly name: string;
  /** By content alone, and surely: asked before any JSON format. `isWhole`: the head is the whole file. */
  readonly recognises: (head: Uint8Array, isWhole: boolean) => boolean;
  readonly decoder: (context: PourContext) => BytesDecoder;
}

export interface BytesDecoder {
  /** Takes the next bytes of the file; they may be kept, and nobody writes to them. */
  readonly feed: (bytes: Uint8Array) => void;
  /** The file is at its end, or was cut here. */
  readonly finish: () => void;
}
