// AssemblyScript, a part of spanLane.as.ts: finds where values end.

export const QUOTE: u8 = 34;
export const COMMA: u8 = 44;
export const COLON: u8 = 58;
export const OPEN_BRACKET: u8 = 91;
export const BACKSLASH: u8 = 92;
export const CLOSE_BRACKET: u8 = 93;
export const OPEN_BRACE: u8 = 123;
export const CLOSE_BRACE: u8 = 125;
/** The bit by which brackets differ from braces: [ | 32 is {, ] | 32 is }. */
export const BRACE_BIT: u8 = 32;

@inline
export function skipSpace(at: i32): i32 {
  let byte = load<u8>(at);
  while (byte == 32 || byte == 10 || byte == 13 || byte == 9) byte = load<u8>(++at);
  return at;
}

/** Position of the quote that ends a text; 0 = it has an escape, or no end. */
@inline
export function plainTextEnd(at: i32, end: i32): i32 {
  while (at < end) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(
      v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))),
    );
    if (found != 0) {
      at += ctz(found);
      return load<u8>(at) == QUOTE ? at : 0;
    }
    at += 16;
  }
  return 0;
}

@inline
export function isNull(at: i32): bool {
  // "null", least byte first
  return load<u32>(at) == 0x6c6c756e;
}

@inline
export function isEndOfScalar(byte: u8): bool {
  return byte == COMMA || byte == CLOSE_BRACE || byte == CLOSE_BRACKET || byte <= 32;
}

/** Position behind any value, which is not looked into further than its brackets and quotes; 0 = it has no end. */
export function skipAny(at: i32, end: i32): i32 {
  const first = load<u8>(at);
  if ((first | BRACE_BIT) == OPEN_BRACE) return skipBrackets(at, end);
  if (first == QUOTE) {
    const from = at + 1;
    const plain = plainTextEnd(from, end);
    return plain == 0 ? behindEscaped(from, end) : plain + 1;
  }
  const from = at;
  while (!isEndOfScalar(load<u8>(at))) at++;
  return at == from ? 0 : at;
}

/** Position behind a text that has escapes. */
export function behindEscaped(at: i32, end: i32): i32 {
  while (at < end) {
    const byte = load<u8>(at++);
    if (byte == QUOTE) return at;
    if (byte == BACKSLASH) at++;
  }
  return 0;
}

export function skipBrackets(at: i32, end: i32): i32 {
  let depth: i32 = 0;
  let inText = false;
  while (at < end) {
    const bytes = v128.load(at);
    const quotes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(QUOTE)));
    const escapes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(BACKSLASH)));
    if (escapes != 0) {
      // Byte by byte through these, and one more where the last of them is a backslash.
      const to = at + 16;
      while (at < to) {
        const byte = load<u8>(at++);
        if (byte == QUOTE) inText = !inText;
        else if (inText) {
          if (byte == BACKSLASH) at++;
        } else if ((byte | BRACE_BIT) == OPEN_BRACE) depth++;
        else if ((byte | BRACE_BIT) == CLOSE_BRACE && --depth == 0) return at;
      }
      continue;
    }
    const folded = v128.or(bytes, i8x16.splat(BRACE_BIT));
    const opens = i8x16.bitmask(i8x16.eq(folded, i8x16.splat(OPEN_BRACE)));
    const closes = i8x16.bitmask(i8x16.eq(folded, i8x16.splat(CLOSE_BRACE)));
    const brackets = opens | closes;
    let marks = inText ? quotes : quotes | brackets;
    while (marks != 0) {
      const mark = marks & -marks;
      const rest = ~(mark | (mark - 1));
      if (quotes & mark) {
        inText = !inText;
        marks = (inText ? quotes : quotes | brackets) & rest;
      } else {
        if (opens & mark) depth++;
        else if (--depth == 0) return at + ctz(mark) + 1;
        marks &= rest;
      }
    }
    at += 16;
  }
  return 0;
}
