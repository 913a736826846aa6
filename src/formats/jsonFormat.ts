import type { Shape } from './shape.ts';
import type { ReadContext, Steps } from './steps.ts';

/** One wire format in JSON. Chosen by the shape of the content, never by the name of the file. */
export interface JsonFormat {
  /** as shown in the import report */
  readonly name: string;
  readonly recognises: (shape: Shape) => boolean;
  readonly decoder: (context: ReadContext) => JsonDecoder;
}

export interface JsonDecoder {
  /**
   * Reads one item, the reader standing before its brace: a value of the file, or an element of an array at the top.
   * An item that is none of the format's must be skipped.
   */
  readonly readItem: () => Steps;
}
