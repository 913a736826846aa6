import { SPAN_KIND, SPAN_STATUS } from '#model/spanTable.ts';
import type { ReadContext } from './steps.ts';

/** Names of an enumeration, and its numbers as text, with the code of each. */
export type EnumNames = ReadonlyMap<string, number>;

export const KIND_NAMES: EnumNames = namesOf(SPAN_KIND, 'span_kind_');
export const STATUS_NAMES: EnumNames = namesOf(SPAN_STATUS, 'status_code_');

function namesOf(codes: Readonly<Record<string, number>>, prefix: string): EnumNames {
  const names = new Map<string, number>();
  for (const [name, code] of Object.entries(codes)) {
    names
      .set(name, code)
      .set(prefix + name, code)
      .set(String(code), code);
  }
  return names;
}

/** Reads the kinds of field that every format has. Each method consumes exactly one value. */
export class FieldReader {
  private readonly context: ReadContext;
  /** Codes of the spellings met so far, by string index; −1 = unknown. */
  private readonly codes = new Map<EnumNames, Map<number, number>>();

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** String index of a text; −1 for anything else. */
  text(): number {
    const { reader, builder } = this.context;
    if (!reader.tryText()) {
      reader.skipValue();
      return -1;
    }
    return builder.strings.intern(reader.text, reader.textFrom, reader.textTo);
  }

  /** As `text`, and −1 for the empty text. */
  nonEmptyText(): number {
    const { reader, builder } = this.context;
    if (reader.tryText()) {
      if (reader.textFrom === reader.textTo) return -1;
      return builder.strings.intern(reader.text, reader.textFrom, reader.textTo);
    }
    reader.skipValue();
    return -1;
  }

  /** A count, written as a number or a text; 0 for anything else. */
  count(): number {
    const { reader } = this.context;
    return reader.readInt64() && !reader.negative ? reader.high * 1e9 + reader.low : 0;
  }

  /** True for true and "true". */
  isTrue(): boolean {
    const { reader } = this.context;
    const first = reader.peek();
    if (first !== 116 && first !== 34) {
      reader.skipValue();
      return false;
    }
    if (!reader.tryText()) reader.scalar();
    return reader.textAsString() === 'true';
  }

  /** Code of a name in any case, a number, or a number as text; 0 for what is unknown, which is counted. */
  code(names: EnumNames, what: string): number {
    const { reader, builder, log } = this.context;
    const first = reader.peek();
    if (first === 123 || first === 91) {
      reader.skipValue();
      return 0;
    }
    if (!reader.tryText()) reader.scalar();
    if (reader.textTo - reader.textFrom === 1) {
      const code = names.get(String.fromCharCode(reader.text[reader.textFrom]));
      if (code !== undefined) return code;
    }
    const text = builder.strings.intern(reader.text, reader.textFrom, reader.textTo);
    const known = this.codeOf(names, text);
    if (known >= 0) return known;
    const written = builder.strings.text(text);
    if (written !== 'null') log.add('unknownEnum', { detail: `${what} ${written.slice(0, 80)}` });
    return 0;
  }

  /** Code of a text that was read before; −1 when it is none of the names. */
  codeOf(names: EnumNames, text: number): number {
    let codes = this.codes.get(names);
    if (codes === undefined) {
      codes = new Map();
      this.codes.set(names, codes);
    }
    let code = codes.get(text);
    if (code === undefined) {
      code = names.get(this.context.builder.strings.text(text).toLowerCase()) ?? -1;
      codes.set(text, code);
    }
    return code;
  }
}
