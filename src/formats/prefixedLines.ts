import type { BytesDecoder, BytesFormat } from './bytesFormat.ts';
import { jsonDecoder } from './jsonDecoder.ts';
import { otlpJson } from './otlpJson.ts';

/** What a value of OTLP begins with where a logger writes one on each line. */
const BEGINNING =
  /\{\s*"(?:resource|resourceSpans|resource_spans|scopeSpans|scope_spans|resourceLogs|scopeLogs|instrumentationLibrarySpans)"\s*:\s*[[{]/;
/** Lines that are looked at: a program may log a while before its first span ends. */
const LINES = 5000;
const FIRST_BYTES = 512;
const NEWLINE = 10;
const SPACE = 32;

/**
 * OTLP JSON behind what a logger puts before its messages, a request or a ResourceSpans on each line: Java's
 * `logging-otlp`, and the logs of containers around it. Other lines of the log are passed over.
 */
export const prefixedOtlpJson: BytesFormat = {
  name: 'OTLP JSON in a log',
  recognises: (head) => {
    // JSON in lines of its own needs no help, and in indented JSON any line may look like this.
    const beginning = new TextDecoder().decode(head.subarray(0, FIRST_BYTES)).trimStart();
    if (/^(?:\{|\[\s*(?:[[{"]|$))/.test(beginning)) return false;
    return new TextDecoder().decode(head).split('\n', LINES).some(isPrefixed);
  },
  decoder: (context) => new PrefixedLines(jsonDecoder(otlpJson, context)),
};

/** A prefix has words, but no keys: those are of a JSON value around this one. */
function isPrefixed(line: string): boolean {
  const at = line.search(BEGINNING);
  const prefix = line.slice(0, at);
  return at > 0 && /\w/.test(prefix) && !/"\s*[:,]/.test(prefix);
}

/** Hands on the values of lines, each padded to the length of its line, so that places in the file stay right. */
class PrefixedLines implements BytesDecoder {
  private readonly values: BytesDecoder;
  private readonly decoder = new TextDecoder();
  private readonly encoder = new TextEncoder();
  /** pieces of a line that has not come to its end */
  private waiting: Uint8Array[] = [];

  constructor(values: BytesDecoder) {
    this.values = values;
  }

  feed(bytes: Uint8Array): void {
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      this.waiting.push(bytes.subarray(from, at + 1));
      this.line();
      from = at + 1;
    }
    if (from < bytes.length) this.waiting.push(bytes.subarray(from));
  }

  finish(): void {
    this.line();
    this.values.finish();
  }

  private line(): void {
    const line = new Uint8Array(this.waiting.reduce((sum, piece) => sum + piece.length, 0));
    let length = 0;
    for (const piece of this.waiting) {
      line.set(piece, length);
      length += piece.length;
    }
    this.waiting = [];
    if (length === 0) return;
    const text = this.decoder.decode(line);
    const at = text.search(BEGINNING);
    const behind = at < 0 ? length : this.encoder.encode(text.slice(0, at)).length;
    // At the start of the line: there reading goes on after a value that is broken.
    line.copyWithin(0, behind);
    line.fill(SPACE, length - behind);
    if (behind > 0) line[length - 1] = NEWLINE;
    this.values.feed(line);
  }
}
