import type { Shape } from './shape.ts';
import type { ReadContext, Steps } from './steps.ts';

/** One wire format in JSON. Chosen by the shape of the content, never by the name of the file. */
export interface JsonFormat {
  /** as shown in the import report */
  readonly name: string;
  readonly recognises: (shape: Shape) => boolean;
  /** Asked too where keys alone do not tell; gets the first bytes. */
  readonly confirms?: (head: Uint8Array) => boolean;
  /** Its decoder makes use of `structureOnly`. Default false. */
  readonly hasStructure?: boolean;
  readonly decoder: (context: ReadContext) => JsonDecoder;
}

export interface JsonDecoder {
  /**
   * Reads one item, the reader standing before its brace: a value of the file, or an element of an array at the top.
   * An item that is none of the format's must be skipped.
   */
  readonly readItem: () => Steps;
  /** An array of items began or ended: of a list of lists, the inner ones too. */
  readonly array?: (event: 'begin' | 'end') => void;
  /** The file is at its end: pours what was held back until now. */
  readonly finish?: () => void;
}
