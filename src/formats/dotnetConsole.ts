import type { BytesDecoder, BytesFormat } from './bytesFormat.ts';
import { DotnetActivity } from './dotnetActivity.ts';
import type { PourContext } from './pourContext.ts';
import { SpanWriter } from './spanWriter.ts';
import { TextLines } from './textLines.ts';

/** Bytes in which a span must show itself: consoles begin with what servers say when they start. */
const HEAD = 1 << 18;

/** What OpenTelemetry's .NET console exporter prints: open-telemetry/opentelemetry-dotnet `ConsoleActivityExporter`. */
export const dotnetConsole: BytesFormat = {
  name: 'OpenTelemetry .NET console',
  recognises: (head) => BEGIN_ANYWHERE.test(new TextDecoder().decode(head.subarray(0, HEAD))),
  decoder: (context) => new DotnetConsoleDecoder(context),
};

/** The first line of a span, behind what a collector of logs or an indentation puts before every line. */
const BEGIN = /^([^"{}]{0,80}?)Activity\.TraceId:\s*(\S+)\s*$/;
const BEGIN_ANYWHERE = /^[^"{}\n]{0,80}?Activity\.TraceId:\s*[0-9a-f]{32}\s*$/m;

class DotnetConsoleDecoder implements BytesDecoder {
  private readonly writer: SpanWriter;
  private readonly lines: TextLines;
  private prefix = '';
  private activity: DotnetActivity | undefined;

  constructor(context: PourContext) {
    this.writer = new SpanWriter(context);
    this.lines = new TextLines((line) => this.takeLine(line));
  }

  feed(bytes: Uint8Array): void {
    this.lines.feed(bytes);
  }

  finish(): void {
    this.lines.finish();
    this.end();
  }

  private takeLine(line: string): void {
    const begin = BEGIN.exec(line);
    if (begin) {
      this.end();
      this.prefix = begin[1];
      this.activity = new DotnetActivity(begin[2]);
    } else if (this.activity && line.startsWith(this.prefix)) {
      if (!this.activity.takeLine(line.slice(this.prefix.length))) this.end();
    } else if (this.activity && line.trim() === '' && !this.activity.takeLine('')) this.end();
  }

  private end(): void {
    this.activity?.write(this.writer);
    this.activity = undefined;
  }
}
