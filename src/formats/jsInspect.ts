import type { BytesDecoder, BytesFormat } from './bytesFormat.ts';
import { InspectError, readInspectText } from './inspectText.ts';
import { JsSpans } from './jsSpan.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import { TextLines } from './textLines.ts';

/** Bytes in which a span must show itself: consoles begin with what servers say when they start. */
const HEAD = 1 << 18;

/** What OpenTelemetry's JavaScript console exporter prints through `console.dir`, between other lines or alone. */
export const jsInspect: BytesFormat = {
  name: 'OpenTelemetry JavaScript console text',
  recognises: (head) => {
    const text = new TextDecoder().decode(head.subarray(0, HEAD));
    return (
      /^\s*traceId: ['"][0-9a-f]{32}['"],?\s*$/m.test(text) && /^\s*(?:id|spanId|timestamp|startTime): \S/m.test(text)
    );
  },
  decoder: (context) => new JsInspectDecoder(context),
};

class JsInspectDecoder implements BytesDecoder {
  private readonly context: PourContext;
  private readonly spans: JsSpans;
  private readonly lines: TextLines;
  /** Lines of the object being collected, and how many of its brackets are open. */
  private block: string[] = [];
  private open = 0;
  private line = 0;
  private firstLine = 0;

  constructor(context: PourContext) {
    this.context = context;
    this.spans = new JsSpans(context);
    this.lines = new TextLines((line) => this.takeLine(line));
  }

  feed(bytes: Uint8Array): void {
    this.lines.feed(bytes);
  }

  finish(): void {
    this.lines.finish();
    if (this.open > 0) this.drop('truncated', 'the end of an object is missing');
  }

  private takeLine(line: string): void {
    this.line++;
    // Within an object every line but the last is indented.
    if (this.open > 0 && /^\{\s*$/.test(line)) this.drop('badValue', 'the end of an object is missing');
    if (this.open === 0) {
      // {"a": 1} is a line of JSON, and [12:00] begins a line of a log.
      if (!/^\s*[{[](?:\s|$|\{)/.test(line)) return;
      this.firstLine = this.line;
    }
    this.block.push(line);
    this.open += openedBy(line);
    if (this.open > 0) return;
    const text = this.block.join('\n');
    this.block = [];
    this.open = 0;
    this.read(text);
  }

  private drop(code: 'badValue' | 'truncated', detail: string): void {
    this.context.log.add(code, { detail, where: this.where() });
    this.block = [];
    this.open = 0;
  }

  private read(text: string): void {
    try {
      const { value, cuts } = readInspectText(text);
      if (cuts > 0) this.context.log.add('cutValue', { where: this.where() }, cuts);
      this.write(value);
    } catch (error) {
      if (!(error instanceof InspectError)) throw error;
      this.context.log.add('badValue', { detail: error.message, where: this.where() });
    }
  }

  private write(value: SmallValue | undefined): void {
    for (const item of Array.isArray(value) ? value : [value]) if (item instanceof Map) this.spans.write(item);
  }

  private where(): string {
    return `line ${this.firstLine.toLocaleString('en')} of ${this.context.fileName}`;
  }
}

/** Brackets that a line opens and does not close; those in texts do not count. A text ends on its line. */
function openedBy(line: string): number {
  let open = 0;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const letter = line[at];
    if (quote !== '') {
      if (letter === '\\') at++;
      else if (letter === quote) quote = '';
    } else if (letter === "'" || letter === '"' || letter === '`') quote = letter;
    else if (letter === '{' || letter === '[') open++;
    else if (letter === '}' || letter === ']') open--;
  }
  return open;
}
