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
  /** Takes the next bytes of the file. */
  readonly feed: (bytes: Uint8Array) => void;
  /** Keeps none of the bytes it was fed, which may be written to then. Default false: it keeps them, and nobody writes to them. */
  readonly copies?: boolean;
  /** The file is at its end, or was cut here. */
  readonly finish: () => void;
}
