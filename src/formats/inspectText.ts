import type { SmallValue } from './smallValue.ts';
import { scalarValue } from './smallValue.ts';

/** Why a text is not what a console prints; at `at` of it. */
export class InspectError extends Error {
  readonly at: number;

  constructor(expected: string, at: number) {
    super(`expected ${expected}`);
    this.at = at;
  }
}

export interface InspectValue {
  readonly value: SmallValue | undefined;
  /** values that were cut short to `[Object]`, `[Array]` or `... 3 more items` */
  readonly cuts: number;
}

/** Deeper than any console prints. */
const DEEPEST = 100;
const ESCAPES: Readonly<Record<string, string | undefined>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/**
 * Reads an object or a list as `console.dir` prints it (Node's `util.inspect`, and what Bun and Deno make of it): keys
 * without quotes, single quotes, undefined, names of classes before braces, `[Object]` for what is too deep. Throws
 * InspectError.
 */
export function readInspectText(text: string): InspectValue {
  const reader = new InspectReader(text);
  const value = reader.value(0);
  return { value, cuts: reader.cuts };
}

class InspectReader {
  cuts = 0;
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Undefined for the word undefined. */
  value(depth: number): SmallValue | undefined {
    if (depth > DEEPEST) this.fail('less nesting');
    const first = this.peek();
    if (first === '{') return this.object(depth);
    if (first === '[') return this.tagged(depth);
    if (first === "'" || first === '"' || first === '`') return this.joinedText();
    return this.word(depth);
  }

  private object(depth: number): SmallValue {
    const result = new Map<string, SmallValue>();
    this.at++;
    for (;;) {
      const next = this.peek();
      if (next === '}') break;
      if (next === '') this.fail('a key or }');
      if (next === ',') {
        this.at++;
        continue;
      }
      if (this.skipMore()) continue;
      const key = this.key();
      this.skipBlanks();
      if (this.text.startsWith('=>', this.at)) this.at += 2;
      else if (this.text[this.at] === ':') this.at++;
      else this.fail(': after a key');
      const value = this.value(depth + 1);
      if (value !== undefined) result.set(key, value);
    }
    this.at++;
    return result;
  }

  private key(): string {
    const first = this.peek();
    if (first === "'" || first === '"' || first === '`') return this.quoted();
    if (first === '[') return this.tag();
    const word = /[^\s:,{}[\]]+/y;
    word.lastIndex = this.at;
    const found = word.exec(this.text);
    if (!found) return this.fail('a key');
    this.at = word.lastIndex;
    return found[0];
  }

  /** `[ 1, 2 ]` has blanks inside its brackets; `[Object]`, `[Function: f]`, `[Object: null prototype] {…}` have none. */
  private tagged(depth: number): SmallValue {
    if (!/[A-Za-z]/.test(this.text.charAt(this.at + 1))) return this.array(depth);
    const tag = this.tag();
    const from = this.at;
    if (this.peek() === '{') return this.object(depth);
    this.at = from;
    if (tag === '[Object]' || tag === '[Array]') this.cuts++;
    return tag;
  }

  private tag(): string {
    const end = this.text.indexOf(']', this.at);
    if (end < 0) this.fail(']');
    const tag = this.text.slice(this.at, end + 1);
    this.at = end + 1;
    return tag;
  }

  private array(depth: number): SmallValue {
    const result: SmallValue[] = [];
    this.at++;
    for (;;) {
      const next = this.peek();
      if (next === ']') break;
      if (next === '') this.fail('an element or ]');
      if (next === ',') this.at++;
      else if (!this.skipMore()) result.push(this.value(depth + 1) ?? null);
    }
    this.at++;
    return result;
  }

  /** `... 3 more items` at the end of a long list. */
  private skipMore(): boolean {
    if (!this.text.startsWith('... ', this.at)) return false;
    this.cuts++;
    while (this.at < this.text.length && !/[,}\]\n]/.test(this.text[this.at])) this.at++;
    return true;
  }

  /** A long text is printed in pieces: 'one\n' + 'two'. */
  private joinedText(): string {
    const parts = [this.quoted()];
    for (;;) {
      const from = this.at;
      if (this.peek() !== '+') {
        this.at = from;
        break;
      }
      this.at++;
      const next = this.peek();
      if (next !== "'" && next !== '"' && next !== '`') this.fail('a text after +');
      parts.push(this.quoted());
    }
    // Of the longest only the beginning: 'abc'... 120 more characters
    this.skipMore();
    return parts.join('');
  }

  private quoted(): string {
    const quote = this.text[this.at];
    let result = '';
    let from = this.at + 1;
    for (let at = from; at < this.text.length; at++) {
      const letter = this.text[at];
      if (letter === quote) {
        this.at = at + 1;
        return result + this.text.slice(from, at);
      }
      if (letter !== '\\') continue;
      const { length, text } = escapeAt(this.text, at + 1);
      result += this.text.slice(from, at) + text;
      from = at + 1 + length;
      at = from - 1;
    }
    return this.fail('the end of a text');
  }

  /** A number, a word, a date; or the name of a class before a brace or a bracket. */
  private word(depth: number): SmallValue | undefined {
    const pattern = /[^,{}[\]\n]+/y;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return this.fail('a value');
    const word = found[0].trim();
    this.at = pattern.lastIndex;
    const next = this.text.charAt(this.at);
    if (next === '{') return this.object(depth);
    if (next === '[') return this.tagged(depth);
    if (word === 'undefined') return undefined;
    if (/^-?\d+n$/.test(word)) return BigInt(word.slice(0, -1));
    return scalarValue(word);
  }

  private peek(): string {
    this.skipBlanks();
    return this.text.charAt(this.at);
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 32) this.at++;
  }

  private fail(expected: string): never {
    throw new InspectError(expected, this.at);
  }
}

/** What the escape behind a backslash stands for, and the letters it takes. */
function escapeAt(source: string, at: number): { length: number; text: string } {
  const letter = source.charAt(at);
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : 0;
  const code = /^[0-9a-f]+$/i.test(source.slice(at + 1, at + 1 + digits))
    ? Number.parseInt(source.slice(at + 1, at + 1 + digits), 16)
    : Number.NaN;
  if (digits > 0 && !Number.isNaN(code)) return { length: 1 + digits, text: String.fromCharCode(code) };
  return { length: 1, text: ESCAPES[letter] ?? letter };
}
