import { dsvFormat } from 'd3-dsv';

/** Separators that are tried, the likeliest first. */
const SEPARATORS = [',', ';', '\t', '|'];
const QUOTE = 34;
const NEW_LINE = 10;

/** The separator of a table in text: the one that cuts its first lines into the same number of columns, two at least. */
export function separatorOf(text: string): string | undefined {
  let best: string | undefined;
  let most = 1;
  for (const separator of SEPARATORS) {
    const rows = dsvFormat(separator)
      .parseRows(text)
      .filter((row) => row.length > 1 || row[0] !== '');
    const [header] = rows;
    // The last line may be cut.
    if (rows.length < 2 || header.length <= most || !isHeader(header)) continue;
    const alike = rows.slice(1, -1).filter((row) => row.length === header.length).length;
    if (alike < Math.max(0, rows.length - 2) * 0.9) continue;
    if (rows.length === 2 && rows[1].length !== header.length) continue;
    best = separator;
    most = header.length;
  }
  return best;
}

/** Names of columns: short, distinct, and no numbers. */
function isHeader(names: readonly string[]): boolean {
  const isName = (name: string): boolean => /^[\p{L}_@$#.][^\n{}<>]{0,80}$/u.test(name.trim());
  return names.every(isName) && new Set(names).size === names.length;
}

/** Cuts a stream of bytes into rows of a table. Only what may be half a row is held. */
export class CsvRows {
  private readonly format;
  private readonly decoder = new TextDecoder();
  private waiting: Uint8Array = new Uint8Array(0);
  /** Quotes in `waiting` up to `seen`: odd = inside a quoted text. */
  private isQuoted = false;

  constructor(separator: string) {
    this.format = dsvFormat(separator);
  }

  /** Rows that end in the bytes so far. */
  feed(bytes: Uint8Array): string[][] {
    const from = this.waiting.length;
    const joined = new Uint8Array(from + bytes.length);
    joined.set(this.waiting);
    joined.set(bytes, from);
    let end = 0;
    for (let at = from; at < joined.length; at++) {
      if (joined[at] === QUOTE) this.isQuoted = !this.isQuoted;
      else if (joined[at] === NEW_LINE && !this.isQuoted) end = at + 1;
    }
    this.waiting = joined.slice(end);
    return end === 0 ? [] : this.parse(joined.subarray(0, end));
  }

  finish(): string[][] {
    const rows = this.parse(this.waiting);
    this.waiting = new Uint8Array(0);
    return rows;
  }

  private parse(bytes: Uint8Array): string[][] {
    return this.format.parseRows(this.decoder.decode(bytes)).filter((row) => row.length > 1 || row[0] !== '');
  }
}
