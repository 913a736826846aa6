/** Cuts the bytes of a text into lines, whatever pieces they come in. */
export class TextLines {
  private readonly take: (line: string) => void;
  private readonly decoder = new TextDecoder();
  /** Of the line that has not ended yet. */
  private parts: string[] = [];

  /** @param take gets each line without its end, LF or CRLF */
  constructor(take: (line: string) => void) {
    this.take = take;
  }

  feed(bytes: Uint8Array): void {
    this.cut(this.decoder.decode(bytes, { stream: true }));
  }

  /** Gives the last line, if it has no end. */
  finish(): void {
    this.cut(this.decoder.decode());
    if (this.parts.length > 0) this.giveLine();
  }

  private cut(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.parts.push(text.slice(from, end));
      this.giveLine();
      from = end + 1;
    }
    if (from < text.length) this.parts.push(text.slice(from));
  }

  private giveLine(): void {
    const line = this.parts.join('');
    this.parts = [];
    this.take(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}
