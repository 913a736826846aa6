import { detect, HEAD_BYTES, isGzip } from '#formats/detect.ts';
import { IdReader } from '#formats/ids.ts';
import { readItems } from '#formats/jsonItems.ts';
import type { JsonFormat } from '#formats/jsonFormat.ts';
import { JsonReader } from '#formats/jsonReader.ts';
import type { ReadContext, Steps } from '#formats/steps.ts';
import type { FinishedTable } from '#model/assembleTable.ts';
import { joinProblems, ProblemLog } from '#model/problem.ts';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import { BrokenSource, ByteSource } from './byteSource.ts';
import { deriveColumns } from './deriveColumns.ts';
import type { FileReport, IngestDocument, IngestProgress } from './protocol.ts';

/** Bytes that arrive in order; `size` is undefined when the sender does not say. */
export interface IngestFile {
  readonly name: string;
  readonly size: number | undefined;
  readonly stream: ReadableStream<Uint8Array>;
}

export interface IngestListener {
  readonly onProgress: (progress: IngestProgress) => void;
  /** A table of what has been read so far; called few times, each for at least four times the spans of the last. */
  readonly onPartial: (document: IngestDocument) => void;
  /** Asked between chunks; true ends the reading with what there is. */
  readonly isStopped: () => boolean;
}

/** Spans of the first table that is shown while reading goes on, and how much larger each further one is. */
const FIRST_PARTIAL = 500;
const PARTIAL_GROWTH = 4;
/** ms after which a first table is worth its work: most files are read whole before. */
const PARTIAL_AFTER = 80;
const PROGRESS_EVERY = 100;

/** Reads files one after the other into one document. Never rejects for what is in the files, only for want of memory. */
export async function ingest(files: readonly IngestFile[], listener: IngestListener): Promise<IngestDocument> {
  return new Ingest(files, listener).run();
}

class Ingest {
  private readonly files: readonly IngestFile[];
  private readonly listener: IngestListener;
  private readonly builder = new SpanTableBuilder();
  private readonly reports: { report: Omit<FileReport, 'counts' | 'problems'>; log: ProblemLog }[] = [];
  private readonly startedAt = performance.now();
  private lastProgress = 0;
  private nextPartial = FIRST_PARTIAL;
  private bytes = 0;

  constructor(files: readonly IngestFile[], listener: IngestListener) {
    this.files = files;
    this.listener = listener;
  }

  async run(): Promise<IngestDocument> {
    for (const file of this.files) {
      await this.readFile(file);
      if (this.listener.isStopped()) break;
    }
    return this.document(this.listener.isStopped());
  }

  private async readFile(file: IngestFile): Promise<void> {
    const log = new ProblemLog();
    const entry = { report: { name: file.name, format: '', bytes: 0 }, log };
    this.reports.push(entry);
    this.builder.beginFile(file.name);
    const source = new ByteSource(file.stream);
    try {
      await source.prefetch(2);
      if (isGzip(source.head)) source.unpackGzip();
      await source.prefetch(HEAD_BYTES);
      const detection = detect(source.head);
      if (detection.kind !== 'json') source.throwIfBroken();
      if (detection.kind === 'json') {
        entry.report.format = detection.format.name;
        await this.readJson(file, source, detection.format, log);
        if (this.builder.spans === this.builder.files.at(-1)?.firstRecord && !this.listener.isStopped()) {
          log.add('noSpans', { detail: `${detection.format.name} without a span.`, where: file.name });
        }
      } else if (detection.kind === 'empty') {
        log.add('empty', { where: file.name });
      } else {
        const code = detection.kind === 'unsupported' ? 'unsupported' : 'notATrace';
        log.add(code, { detail: `This looks like ${detection.found}.`, where: file.name });
      }
    } catch (error) {
      // Anything else is our own mistake, or no memory: it ends the reading and is told as such.
      if (!(error instanceof BrokenSource)) throw error;
      this.builder.abandon();
      const example = { detail: error.message, where: file.name };
      log.add('truncated', example, log.count('truncated') === 0 ? 1 : 0);
    } finally {
      await source.cancel();
    }
    entry.report.bytes = source.bytesRead;
    this.bytes += source.bytesRead;
  }

  private async readJson(file: IngestFile, source: ByteSource, format: JsonFormat, log: ProblemLog): Promise<void> {
    const { builder } = this;
    const reader = new JsonReader();
    const context: ReadContext = {
      reader,
      builder,
      log,
      ids: new IdReader(builder.strings, log),
      fileName: file.name,
    };
    const steps: Steps = readItems(context, format.decoder(context));
    let broken: { readonly reason: unknown } | undefined;
    for (;;) {
      const chunk = await source.next().catch((reason: unknown) => void (broken = { reason }));
      if (chunk === undefined) break;
      reader.feed(chunk);
      steps.next();
      await this.breathe(file, source);
      if (this.listener.isStopped()) return;
    }
    // What came before a break is read to its end, so that no complete span waits in vain for more bytes.
    reader.finish();
    while (!steps.next().done);
    if (broken) throw broken.reason;
  }

  /** Between chunks: tells how far reading is, shows the first rows, and lets messages in. */
  private async breathe(file: IngestFile, source: ByteSource): Promise<void> {
    const now = performance.now();
    if (now - this.lastProgress < PROGRESS_EVERY && this.builder.spans < this.nextPartial) return;
    this.lastProgress = now;
    const elapsed = now - this.startedAt;
    this.listener.onProgress({
      fileName: file.name,
      bytesRead: this.bytes + source.bytesRead,
      bytesTotal: this.bytesTotal(),
      spans: this.builder.spans,
      elapsedMs: elapsed,
    });
    if (this.builder.spans >= this.nextPartial && elapsed > PARTIAL_AFTER) {
      this.nextPartial = this.builder.spans * PARTIAL_GROWTH;
      this.listener.onPartial(this.document(true));
    }
    await new Promise((resume) => setTimeout(resume, 0));
  }

  private bytesTotal(): number | undefined {
    let total = 0;
    for (const { size } of this.files) {
      if (size === undefined) return undefined;
      total += size;
    }
    return total;
  }

  private document(isPartial: boolean): IngestDocument {
    const finished: FinishedTable = this.builder.finish();
    const files = this.reports.map(({ report, log }, file) => ({
      ...report,
      counts: finished.files[file],
      problems: log.list(),
    }));
    return {
      table: finished.table,
      derived: deriveColumns(finished.table),
      problems: joinProblems(...files.map(({ problems }) => problems), finished.problems),
      isPartial,
      files,
    };
  }
}
