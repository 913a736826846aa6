import type { SourceProblem } from './sourceProblem.ts';

/** Everything a document may have to tell its user. What each means and what was done stands in PROBLEM_WORDS of problemWords.ts. */
export type ProblemCode =
  | 'notATrace'
  | 'noSpans'
  | 'empty'
  | 'unreachable'
  | 'collectorFailed'
  | 'notKept'
  | 'notFound'
  | 'badValue'
  | 'truncated'
  | 'missingTraceId'
  | 'missingSpanId'
  | 'opaqueId'
  | 'unknownEnum'
  | 'tagType'
  | 'missingProcess'
  | 'oddTime'
  | 'noTimes'
  | 'timeRepaired'
  | 'missingLength'
  | 'negativeDuration'
  | 'unfinished'
  | 'outsideParent'
  | 'duplicateId'
  | 'identicalDuplicate'
  | 'partialMerged'
  | 'orphan'
  | 'selfParent'
  | 'cycle'
  | 'partialTrace'
  | 'roundedTimes'
  | 'relativeTimes'
  | 'guessedUnit'
  | 'guessedColumns'
  | 'overlap'
  | 'unbalanced'
  | 'logUnmatched'
  | 'metricsIgnored'
  | 'recordsIgnored'
  | 'cutValue'
  | 'sourceRemark'
  | 'unsupported'
  | 'readerFailed'
  | 'tooLarge';

/** What was done about it: left as it was, mended, or left out. `failed`: nothing could be read. */
export type ProblemOutcome = 'kept' | 'repaired' | 'skipped' | 'failed';

/** One problem of a document, counted; the first few cases stand as examples. */
export interface Problem {
  readonly code: ProblemCode;
  readonly count: number;
  readonly examples: readonly ProblemExample[];
  /** what was done, where it is not what the words of the code say */
  readonly outcome?: ProblemOutcome;
}

export interface ProblemExample {
  /** What was met: an id, a text, the parser's complaint. May be empty. */
  readonly detail: string;
  /** Where: "byte 1,204 of checkout.json", a JSON key, a URL. May be empty. */
  readonly where: string;
  /** Row to jump to, −1 when there is none. */
  readonly row: number;
  /** Of a server that was asked: everything it is known by, its answer too. */
  readonly source?: SourceProblem;
}

/** How many examples of each code are kept: enough to see a pattern, few enough to read. */
export const EXAMPLES = 5;

/** Problems of one span: an example is its row. */
const OF_SPANS: ReadonlySet<ProblemCode> = new Set([
  'missingTraceId',
  'missingSpanId',
  'opaqueId',
  'unknownEnum',
  'tagType',
  'missingProcess',
  'missingLength',
  'cutValue',
  'identicalDuplicate',
  'partialMerged',
]);

/** An example as it is met: the record it is about may have no row yet. */
interface MetExample extends Partial<ProblemExample> {
  readonly record?: number;
}

/**
 * Counts problems as they are met. `nextRecord` gives the number of the record that is being read, so that examples can be
 * led to its row once there are rows.
 */
export class ProblemLog {
  private readonly nextRecord: (() => number) | undefined;
  private readonly byCode = new Map<
    ProblemCode,
    { count: number; examples: (ProblemExample & { record: number })[] }
  >();
  /** What was added since the last `begin`, so that a piece that must be read again is not counted twice. */
  private journal: { code: ProblemCode; count: number; example: boolean }[] = [];
  private isJournaling = false;

  constructor(nextRecord?: () => number) {
    this.nextRecord = nextRecord;
  }

  begin(): void {
    this.isJournaling = true;
    if (this.journal.length > 0) this.journal.length = 0;
  }

  /** Takes back everything since `begin`. */
  rewind(): void {
    for (const { code, count, example } of this.journal) {
      const entry = this.byCode.get(code);
      if (!entry) continue;
      entry.count -= count;
      if (example) entry.examples.pop();
      if (entry.count === 0) this.byCode.delete(code);
    }
    this.journal.length = 0;
  }

  add(code: ProblemCode, example: MetExample = {}, count = 1): void {
    let entry = this.byCode.get(code);
    if (!entry) {
      entry = { count: 0, examples: [] };
      this.byCode.set(code, entry);
    }
    entry.count += count;
    if (this.isJournaling) this.journal.push({ code, count, example: entry.examples.length < EXAMPLES });
    if (entry.examples.length < EXAMPLES) {
      const { detail = '', where = '', row = -1, source } = example;
      const record = example.record ?? (OF_SPANS.has(code) ? this.nextRecord?.() : undefined) ?? -1;
      entry.examples.push({ detail, where, row, record, ...(source && { source }) });
    }
  }

  count(code: ProblemCode): number {
    return this.byCode.get(code)?.count ?? 0;
  }

  /** `rowOf` has the row of each record, −1 = none; without it examples have the rows they were added with. */
  list(rowOf?: Int32Array): Problem[] {
    return [...this.byCode].map(([code, { count, examples }]) => ({
      code,
      count,
      examples: examples.map(({ record, ...example }) =>
        record >= 0 && rowOf ? { ...example, row: rowOf[record] ?? -1 } : example,
      ),
    }));
  }
}

/** Adds up lists of problems, code by code, in the order of the first list that has the code. */
export function joinProblems(...lists: readonly (readonly Problem[])[]): Problem[] {
  const log = new ProblemLog();
  for (const problem of lists.flat()) {
    const [first, ...rest] = problem.examples;
    log.add(problem.code, first, problem.count);
    for (const example of rest) log.add(problem.code, example, 0);
  }
  return log.list();
}
