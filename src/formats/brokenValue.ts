import type { JsonReader } from './jsonReader.ts';

/**
 * Skips a value that is no proper JSON by its brackets and quotes. It fails where no value may begin: there the broken
 * one has lost its end, and what follows is most likely the next value or line, which must not be swallowed with it.
 * For that way of failing, see `readItems`.
 */
export function skipBroken(reader: JsonReader): void {
  const open: number[] = [];
  let before = 0;
  do {
    const byte = reader.peek();
    if (byte === 0 && !reader.hasMore()) reader.fail('expected the end of a value');
    if (byte === 123 || byte === 91) {
      if (open.length > 0 && !mayOpen(reader, open[open.length - 1], before))
        reader.fail('expected the end of a value');
      open.push(byte);
      reader.pos++;
    } else if (byte === 125 || byte === 93) {
      // The codes of both pairs of brackets are two apart.
      if (open.pop() !== byte - 2) reader.fail('expected a value or another bracket');
      reader.pos++;
    } else if (byte === 34) {
      skipText(reader);
    } else if (isWordByte(byte)) {
      reader.scalar();
    } else {
      reader.pos++;
    }
    before = byte;
  } while (open.length > 0);
}

/** A text that lost its end would run on to the first quote of the next line: it ends where a line begins a value. */
function skipText(reader: JsonReader): void {
  for (reader.pos++; ; reader.pos++) {
    const byte = reader.bytes[reader.pos];
    if (byte === 0 && !reader.hasMore()) reader.fail('expected the end of a text');
    if (byte === 92) {
      reader.pos++;
      if (!reader.hasMore()) reader.fail('expected the end of a text');
    } else if (byte === 34) break;
    else if ((byte === 123 || byte === 91) && reader.bytes[reader.pos - 1] === 10) {
      reader.fail('expected the end of a text');
    }
  }
  reader.pos++;
}

/** An object has values after colons only. An array may lack a comma, but not before a new line. */
function mayOpen(reader: JsonReader, inside: number, before: number): boolean {
  if (inside === 123) return before === 58;
  return before === 91 || before === 44 || reader.bytes[reader.pos - 1] !== 10;
}

function isWordByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122) || byte === 45;
}
