import { dsvFormat } from 'd3-dsv';

/** Separators that are tried, the likeliest first. */
const SEPARATORS = [',', ';', '\t', '|'];
const QUOTE = 34;
const NEW_LINE = 10;
/** the last byte of a byte order mark */
const MARK_END = 0xbf;

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
  private readonly separator: number;
  private readonly decoder = new TextDecoder();
  /** Bytes of the row that has not ended: the first `length` of them count. */
  private waiting = new Uint8Array(1 << 12);
  private length = 0;
  private isQuoted = false;

  constructor(separator: string) {
    this.format = dsvFormat(separator);
    this.separator = separator.charCodeAt(0);
  }

  /** Rows that end in the bytes so far. */
  feed(bytes: Uint8Array): string[][] {
    let at = this.length;
    this.append(bytes);
    const { waiting, length } = this;
    let end = 0;
    for (; at < length; at++) {
      if (waiting[at] === QUOTE) this.isQuoted = !this.isQuoted && this.mayOpen(at);
      else if (waiting[at] === NEW_LINE && !this.isQuoted) end = at + 1;
    }
    if (end === 0) return [];
    const rows = this.parse(waiting.subarray(0, end));
    waiting.copyWithin(0, end, length);
    this.length = length - end;
    return rows;
  }

  finish(): string[][] {
    const rows = this.parse(this.waiting.subarray(0, this.length));
    this.length = 0;
    return rows;
  }

  /** Only a quote at the beginning of a field holds new lines together, or the second of two inside of it. */
  private mayOpen(at: number): boolean {
    if (at === 0) return true;
    const before = this.waiting[at - 1];
    return before === this.separator || before === NEW_LINE || before === QUOTE || (at === 3 && before === MARK_END);
  }

  private append(bytes: Uint8Array): void {
    const needed = this.length + bytes.length;
    if (needed > this.waiting.length) {
      const larger = new Uint8Array(Math.max(needed, this.waiting.length * 2));
      larger.set(this.waiting.subarray(0, this.length));
      this.waiting = larger;
    }
    this.waiting.set(bytes, this.length);
    this.length = needed;
  }

  private parse(bytes: Uint8Array): string[][] {
    return this.format.parseRows(this.decoder.decode(bytes)).filter((row) => row.length > 1 || row[0] !== '');
  }
}
