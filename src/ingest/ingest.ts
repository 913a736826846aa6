import { isHiddenFile } from '#base/hiddenFiles.ts';
import { nextTask } from '#base/nextTask.ts';
import type { BytesDecoder } from '#formats/bytesFormat.ts';
import type { Detection } from '#formats/detect.ts';
import { detect, HEAD_BYTES } from '#formats/detect.ts';
import { IdReader } from '#formats/ids.ts';
import type { PourContext } from '#formats/pourContext.ts';
import type { FinishedTable } from '#model/assembleTable.ts';
import type { ProblemCode, ProblemLog } from '#model/problem.ts';
import { joinProblems } from '#model/problem.ts';
import type { KnownMappings } from '#model/recordMapping.ts';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import type { ArchiveEntry } from './archive.ts';
import { BrokenSource, ByteSource } from './byteSource.ts';
import { decodeText, utf16Of } from './decodeText.ts';
import { deriveColumns } from './deriveColumns.ts';
import type { Place } from './fileReports.ts';
import { FileReports } from './fileReports.ts';
import type { UnpackLimits } from './limits.ts';
import { TooLarge, UNPACK_LIMITS, UnpackBudget } from './limits.ts';
import type { IngestDocument, IngestProgress } from './protocol.ts';
import { PartialSchedule } from './partialSchedule.ts';
import { recordFormat } from './recordFormat.ts';
import type { ArchiveKind } from './unpack.ts';
import { archiveEntries, foreignPacking, unwrap } from './unpack.ts';

/** Bytes that arrive in order; `size` is undefined when the sender does not say. */
export interface IngestFile {
  readonly name: string;
  readonly size: number | undefined;
  /** Starts to read them. Absent where the blob is to be read itself; called again only where there is a blob. */
  readonly stream?: (() => ReadableStream<Uint8Array>) | undefined;
  /** the same bytes, where any part of them can be read, and again: archives need not be held */
  readonly blob?: Blob | undefined;
}

export interface IngestListener {
  readonly onProgress: (progress: IngestProgress) => void;
  /** A table of what has been read so far; called few times: see PartialSchedule. */
  readonly onPartial: (document: IngestDocument) => void;
  /** Asked between chunks; true ends the reading with what there is. */
  readonly isStopped: () => boolean;
}

/** ms */
const PROGRESS_EVERY = 100;

/** Archives in archives that are opened. */
const NESTED_ARCHIVES = 1;

export interface IngestOptions {
  readonly limits?: UnpackLimits;
  /** how tables of records are read; those of which it says nothing are read by a guess */
  readonly mappings?: KnownMappings;
}

/**
 * Reads files one after the other into one document; an archive is as many files as are in it. Never rejects for what is
 * in the files, only for want of memory.
 */
export async function ingest(
  files: readonly IngestFile[],
  listener: IngestListener,
  options: IngestOptions = {},
): Promise<IngestDocument> {
  return new Ingest(files, listener, options).run();
}

/**
 * The same of structure alone: a table without attributes, events and links, whose records tell where they stand in their
 * file. Undefined when a large file's format cannot be read so; reading then ends at once.
 */
export async function ingestStructure(
  files: readonly IngestFile[],
  listener: IngestListener,
  options: IngestOptions = {},
): Promise<IngestDocument | undefined> {
  const reading = new Ingest(files, listener, options, true);
  const document = await reading.run();
  return reading.isWithoutStructure ? undefined : document;
}

/** Bytes of a file that may as well be read in full twice. */
const SMALL_FILE = 4e6;

class Ingest {
  /** A large file's format has no structure to be read alone: reading ended there. */
  isWithoutStructure = false;
  private readonly files: readonly IngestFile[];
  private readonly listener: IngestListener;
  private readonly structureOnly: boolean;
  private readonly builder: SpanTableBuilder;
  private readonly reports: FileReports;
  private readonly budget: UnpackBudget;
  private readonly mappings: KnownMappings;
  private readonly startedAt = performance.now();
  private lastProgress = 0;
  private readonly partials = new PartialSchedule();
  /** taken of the files as they came */
  private bytes = 0;

  constructor(
    files: readonly IngestFile[],
    listener: IngestListener,
    { limits = UNPACK_LIMITS, mappings = {} }: IngestOptions,
    structureOnly = false,
  ) {
    this.structureOnly = structureOnly;
    this.builder = new SpanTableBuilder({ keepsPlaces: structureOnly });
    this.reports = new FileReports(this.builder);
    this.files = files;
    this.listener = listener;
    this.budget = new UnpackBudget(limits);
    this.mappings = mappings;
  }

  async run(): Promise<IngestDocument> {
    for (const file of this.files) {
      await this.readFile(file);
      if (this.isEnded()) break;
    }
    this.reports.end();
    return this.document(this.listener.isStopped(), true);
  }

  private isEnded(): boolean {
    return this.isWithoutStructure || this.listener.isStopped();
  }

  private async readFile({ name, stream, blob }: IngestFile): Promise<void> {
    const before = this.bytes;
    const source = new ByteSource({ stream: stream?.(), blob, onRead: (bytes) => void (this.bytes = before + bytes) });
    await this.readSource(source, { name, level: 0 });
  }

  /** Reads a file, or all files of an archive, and ends the source. */
  private async readSource(source: ByteSource, place: Place): Promise<void> {
    try {
      const archive = await unwrap(source, this.budget);
      if (archive) await this.readArchive(archive, source, place);
      else await this.readLeaf(source, place);
    } finally {
      source.cancel();
    }
  }

  private async readArchive(kind: ArchiveKind, source: ByteSource, place: Place): Promise<void> {
    const { name, level } = place;
    const format = `${kind} archive`;
    const note = (code: ProblemCode, detail: string): void => {
      this.reports.begin(place, format, source.bytesRead).log.add(code, { detail, where: name });
    };
    if (level > NESTED_ARCHIVES) {
      note(
        'unsupported',
        'This looks like an archive in an archive in an archive: unpack it and drop the files in it.',
      );
      return;
    }
    let files = 0;
    try {
      for await (const entry of archiveEntries(kind, source, this.budget)) {
        if (isHiddenFile(entry.name)) continue;
        this.budget.takeEntry();
        files++;
        await this.readEntry(entry, { name: `${name}/${entry.name}`, level: level + 1, container: name });
        if (this.isEnded() || this.budget.isSpent) return;
      }
      if (files === 0) note('empty', 'There is no file in this archive.');
    } catch (error) {
      if (!(error instanceof BrokenSource)) throw error;
      note(codeOf(error), error.message);
    }
  }

  private async readEntry({ source, size, refused }: ArchiveEntry, place: Place): Promise<void> {
    if (refused === undefined) await this.readSource(source, { ...place, size });
    else {
      const detail = `This looks like ${refused}.`;
      this.reports.begin(place, '', size).log.add('unsupported', { detail, where: place.name });
    }
  }

  private async readLeaf(source: ByteSource, { size, ...place }: Place): Promise<void> {
    const open = this.reports.begin(place);
    const { report, log } = open;
    const { name } = place;
    try {
      await source.prefetch(HEAD_BYTES);
      const encoding = utf16Of(source.head);
      const isPacked = source.isUnpacked;
      if (encoding) {
        source.unpack((chunks) => decodeText(chunks, encoding));
        await source.prefetch(HEAD_BYTES);
      }
      const foreign = foreignPacking(source.head);
      const detection: Detection =
        foreign === undefined ? detect(source.head, undefined, this.mappings) : { kind: 'unsupported', found: foreign };
      const format = detection.kind === 'format' ? detection : recordFormat(detection, open);
      if (this.structureOnly && format && !format.hasStructure && (size ?? source.size ?? Infinity) > SMALL_FILE) {
        this.isWithoutStructure = true;
        return;
      }
      if (!format) source.throwIfBroken();
      if (format) {
        report.format = format.name;
        await this.readSpans(name, source, format.decoder, log);
        if (isPacked) report.unpackedBytes = source.bytesGiven;
        if (this.builder.spans === this.builder.files.at(-1)?.firstRecord && !this.listener.isStopped()) {
          this.reports.noSpans(open);
        }
      } else if (detection.kind === 'empty') {
        log.add('empty', { where: name });
      } else if (detection.kind !== 'format') {
        const code = detection.kind === 'unsupported' ? 'unsupported' : 'notATrace';
        log.add(code, { detail: `This looks like ${detection.found}.`, where: name });
      }
    } catch (error) {
      if (isOutOfMemory(error)) throw error;
      this.builder.abandon();
      // What is not about the bytes is a mistake of ours in one format: the other files are read all the same.
      const code = error instanceof BrokenSource ? codeOf(error) : 'readerFailed';
      const detail = error instanceof Error ? error.message : String(error);
      log.add(code, { detail, where: name }, log.count(code) === 0 ? 1 : 0);
    }
    report.bytes = size ?? source.bytesRead;
  }

  private async readSpans(
    fileName: string,
    source: ByteSource,
    open: (context: PourContext) => BytesDecoder,
    log: ProblemLog,
  ): Promise<void> {
    const { builder } = this;
    const { structureOnly } = this;
    const decoder = open({ builder, log, ids: new IdReader(builder.strings, log), fileName, structureOnly });
    let broken: { readonly reason: unknown } | undefined;
    for (;;) {
      const chunk = await source.next().catch((reason: unknown) => void (broken = { reason }));
      if (chunk === undefined) break;
      decoder.feed(chunk);
      if (decoder.copies) source.giveBack(chunk);
      await this.breathe(fileName);
      if (this.listener.isStopped()) return;
    }
    // What came before a break is read to its end, so that no complete span waits in vain for more bytes.
    decoder.finish();
    if (broken) throw broken.reason;
  }

  /** Between chunks: tells how far reading is, shows the first rows, and lets messages in. */
  private async breathe(fileName: string): Promise<void> {
    const now = performance.now();
    const total = this.bytesTotal();
    const { spans } = this.builder;
    const isDue = this.partials.isDue(spans, total === undefined ? undefined : this.bytes / total);
    if (now - this.lastProgress < PROGRESS_EVERY && !isDue) return;
    this.lastProgress = now;
    const elapsedMs = now - this.startedAt;
    this.listener.onProgress({ fileName, bytesRead: this.bytes, bytesTotal: total, spans, elapsedMs });
    if (isDue) this.partials.make(spans, () => this.listener.onPartial(this.document(true)));
    await nextTask();
  }

  private bytesTotal(): number | undefined {
    let total = 0;
    for (const { size } of this.files) {
      if (size === undefined) return undefined;
      total += size;
    }
    return total;
  }

  private document(isPartial: boolean, isLast = false): IngestDocument {
    const finished: FinishedTable = this.builder.finish({ isLast });
    const files = this.reports.list(finished);
    return {
      table: finished.table,
      counts: finished.counts,
      derived: deriveColumns(finished.table),
      problems: this.reports.outcomes(joinProblems(...files.map(({ problems }) => problems), finished.problems)),
      isPartial,
      isStructure: this.structureOnly,
      files,
    };
  }
}

/** Browsers tell it as a RangeError, and a stack that is too deep as well. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && !error.message.includes('call stack');
}

function codeOf(error: BrokenSource): ProblemCode {
  return error instanceof TooLarge ? 'tooLarge' : 'truncated';
}
