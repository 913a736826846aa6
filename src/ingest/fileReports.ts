import type { FinishedTable } from '#model/assembleTable.ts';
import type { Problem, ProblemCode } from '#model/problem.ts';
import { ProblemLog } from '#model/problem.ts';
import type { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import type { FileReport } from './protocol.ts';

/** Where something is read that may be a file or an archive. */
export interface Place {
  /** with the names of the archives around it */
  readonly name: string;
  /** archives around it */
  readonly level: number;
  readonly container?: string;
  /** bytes in its archive */
  readonly size?: number;
}

/** The report of a file that is being read. */
export interface OpenReport {
  readonly report: { -readonly [Key in keyof Omit<FileReport, 'counts' | 'problems'>]: FileReport[Key] };
  readonly log: ProblemLog;
}

const LOGS_ALONE = 'This looks like OTLP logs, no spans: drop them together with their traces.';

/** A file whose content gave nothing, though it could be read. */
const NO_SPAN: readonly ProblemCode[] = ['notATrace', 'noSpans', 'empty'];

/** The reports of a document's files, in step with the files of its builder. */
export class FileReports {
  private readonly builder: SpanTableBuilder;
  private readonly reports: OpenReport[] = [];
  private readonly logsAlone: OpenReport[] = [];

  constructor(builder: SpanTableBuilder) {
    this.builder = builder;
  }

  begin({ name, container }: Place, format = '', bytes = 0): OpenReport {
    const report = { name, format, bytes, ...(container === undefined ? {} : { container }) };
    const open = { report, log: new ProblemLog(() => this.builder.spans) };
    this.reports.push(open);
    this.builder.beginFile(name);
    return open;
  }

  /** Tells of a file that gave no span. Log records alone are of use to the spans of others. */
  noSpans(open: OpenReport): void {
    const { name, format } = open.report;
    if (format.startsWith('OTLP logs')) this.logsAlone.push(open);
    else open.log.add('noSpans', { detail: `${format} without a span.`, where: name });
  }

  /** To be called when the last file has been read. */
  end(): void {
    if (this.builder.spans > 0) return;
    for (const { report, log } of this.logsAlone) log.add('notATrace', { detail: LOGS_ALONE, where: report.name });
  }

  list(finished: FinishedTable): FileReport[] {
    return this.reports.map(({ report, log }, file) => ({
      ...report,
      counts: finished.files[file],
      problems: this.outcomes(log.list(finished.rowOf)),
    }));
  }

  /** A file without a span is no failure of a document that has others. */
  outcomes(problems: readonly Problem[]): Problem[] {
    const isBeside = this.builder.spans > 0;
    return problems.map((problem) =>
      isBeside && NO_SPAN.includes(problem.code) ? { ...problem, outcome: 'skipped' } : problem,
    );
  }
}
