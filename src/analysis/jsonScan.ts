/**
 * Reading JSON text piece by piece, for showing it: only what is asked for is looked at, digits and the order and repeats
 * of keys stay as they were sent, and a text that was cut off can be read as far as it goes.
 */

/** A value within a JSON text. */
export interface JsonValue {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'word' | 'broken';
  /** the value is text.slice(start, end) */
  readonly start: number;
  readonly end: number;
  /** the text ends, or stops being JSON, within the value */
  readonly isCut: boolean;
}

export interface JsonEntry {
  /** decoded; undefined in an array */
  readonly key: string | undefined;
  readonly value: JsonValue;
}

export interface JsonEntries {
  readonly entries: readonly JsonEntry[];
  /** where reading goes on; −1 = all were read */
  readonly next: number;
  /** the text ends, or stops being JSON, before the container does */
  readonly isCut: boolean;
}

const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const OPENS = /["[{]/;
const STRUCTURE = /["[\]{}]/g;

/** The value that begins at `at`, blanks before it skipped; what is within an object or an array is only passed over. */
export function readJsonValue(text: string, at: number): JsonValue {
  const start = skipBlanks(text, at);
  const first = text[start] ?? '';
  if (OPENS.test(first)) {
    const end = first === '"' ? stringEnd(text, start) : containerEnd(text, start);
    const kind = first === '"' ? 'string' : first === '{' ? 'object' : 'array';
    return { kind, start, end: end < 0 ? text.length : end, isCut: end < 0 };
  }
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['word', WORD],
  ] as const) {
    const end = endOfMatch(pattern, text, start);
    if (end > start) return { kind, start, end, isCut: false };
  }
  return { kind: 'broken', start, end: text.length, isCut: true };
}

/** Up to `most` entries of an object or array, from its beginning or from where an earlier reading stopped. */
export function readJsonEntries(
  text: string,
  container: JsonValue,
  from = container.start + 1,
  most = 100,
): JsonEntries {
  const entries: JsonEntry[] = [];
  const isObject = container.kind === 'object';
  const close = isObject ? '}' : ']';
  let at = skipBlanks(text, from);
  const cut: () => JsonEntries = () => ({ entries, next: -1, isCut: true });
  if (text[at] === close) return { entries, next: -1, isCut: false };
  while (at < text.length) {
    if (entries.length === most) return { entries, next: at, isCut: false };
    let key: string | undefined;
    if (isObject) {
      const end = text[at] === '"' ? stringEnd(text, at) : -1;
      if (end < 0) return cut();
      key = decodeJsonString(text.slice(at, end));
      at = skipBlanks(text, end);
      if (text[at] !== ':') return cut();
      at++;
    }
    const value = readJsonValue(text, at);
    if (value.kind !== 'broken') entries.push({ key, value });
    if (value.isCut) return cut();
    at = skipBlanks(text, value.end);
    if (text[at] === close) return { entries, next: -1, isCut: false };
    if (text[at] !== ',') return cut();
    at = skipBlanks(text, at + 1);
  }
  return cut();
}

/** The text of a JSON string, quotes given; escapes that are none stay as they are, and so does a string cut off. */
export function decodeJsonString(json: string): string {
  if (!json.includes('\\')) return json.slice(1, json.endsWith('"') && json.length > 1 ? -1 : undefined);
  try {
    return String(JSON.parse(json));
  } catch {
    return json.slice(1).replace(/"$/, '');
  }
}

function skipBlanks(text: string, at: number): number {
  return endOfMatch(BLANKS, text, at);
}

/** Where a match that begins at `at` ends; `at` when there is none. */
function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** One past the closing quote of the string whose opening quote is at `at`; −1 when it has none. */
function stringEnd(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote >= 0) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return -1;
}

/** One past the bracket that closes the one at `at`; −1 when there is none. */
function containerEnd(text: string, at: number): number {
  let depth = 0;
  let place = at;
  for (;;) {
    STRUCTURE.lastIndex = place;
    const match = STRUCTURE.exec(text);
    if (!match) return -1;
    if (match[0] === '"') {
      place = stringEnd(text, match.index);
      if (place < 0) return -1;
      continue;
    }
    place = match.index + 1;
    depth += match[0] === '{' || match[0] === '[' ? 1 : -1;
    if (depth === 0) return place;
  }
}
