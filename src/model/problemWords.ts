import type { Problem, ProblemCode, ProblemOutcome } from './problem.ts';

/** What each problem means to the user, what was done about it unless the problem says otherwise, and what to do. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, { outcome: ProblemOutcome; title: string; advice: string }>> =
  {
    notATrace: {
      outcome: 'failed',
      title: 'No trace was recognised',
      advice:
        'Spanglass reads traces of OpenTelemetry, Jaeger, Zipkin, Tempo and some thirty other tools, and tables of records that have times. Look at what the export holds, and repeat it.',
    },
    noSpans: {
      outcome: 'failed',
      title: 'No span in it',
      advice:
        'The format is one that Spanglass reads. Look whether the search or the export it came from found any span, and repeat it.',
    },
    empty: {
      outcome: 'failed',
      title: 'The file is empty',
      advice: 'Export the trace again and check the size of the file.',
    },
    unreachable: {
      outcome: 'failed',
      title: 'The address could not be read',
      advice:
        'Check the address: open it in a tab. If it shows a trace there and did not answer here, its server must allow other origins (CORS).',
    },
    collectorFailed: {
      outcome: 'failed',
      title: 'The collector gave no trace',
      advice: 'What to do stands beside each case.',
    },
    notKept: {
      outcome: 'failed',
      title: 'This browser does not keep that file any more',
      advice: 'Drop or choose it again.',
    },
    notFound: {
      outcome: 'failed',
      title: 'There is no such example',
      advice: 'Choose one of the examples on the start screen.',
    },
    badValue: {
      outcome: 'skipped',
      title: 'JSON that could not be read',
      advice: 'Reading went on at the next line that starts a value. Look at the file at the place named.',
    },
    truncated: {
      outcome: 'kept',
      title: 'The file ends too early',
      advice: 'Everything complete before the end is shown. Fetch or copy the file again to see the rest.',
    },
    missingTraceId: {
      outcome: 'repaired',
      title: 'Spans without a trace id',
      advice: 'The ones of a file are shown together as one trace.',
    },
    missingSpanId: {
      outcome: 'kept',
      title: 'Spans without an id of their own',
      advice: 'They are shown under their parents, but nothing can be shown under them.',
    },
    opaqueId: {
      outcome: 'kept',
      title: 'Ids in no known spelling',
      advice: 'They are kept as they are written; they join only with the same text.',
    },
    unknownEnum: { outcome: 'kept', title: 'Unknown kind or status', advice: 'Such spans count as unspecified.' },
    tagType: {
      outcome: 'kept',
      title: 'Values that do not have the type they claim',
      advice: 'The value is kept with the type it has.',
    },
    missingProcess: {
      outcome: 'kept',
      title: 'Spans whose process is not in the file',
      advice: 'Their service is unknown.',
    },
    oddTime: {
      outcome: 'kept',
      title: 'Times before the year 2000 or after 2100',
      advice: 'Fine for a relative clock; else the unit may be wrong at the source.',
    },
    noTimes: {
      outcome: 'repaired',
      title: 'The spans hold no times',
      advice: 'They are laid out in the order of the file, one unit each: lengths mean nothing.',
    },
    timeRepaired: {
      outcome: 'repaired',
      title: 'Spans without a start time',
      advice: 'They are drawn where their parent starts, or as a point where they end.',
    },
    missingLength: {
      outcome: 'repaired',
      title: 'Spans without a length',
      advice: 'They are drawn as points in time, where they start.',
    },
    negativeDuration: {
      outcome: 'repaired',
      title: 'Spans that end before they start',
      advice: 'They are drawn with no length. Look for a clock that was set back.',
    },
    unfinished: {
      outcome: 'kept',
      title: 'Spans that never ended',
      advice: 'They are drawn open-ended. The process may have died, or the trace was fetched too early.',
    },
    outsideParent: {
      outcome: 'kept',
      title: 'Spans that reach outside their parent',
      advice:
        'Usual for asynchronous work; otherwise the clocks of two hosts may differ: the trace says so in its header, and k shows it by one clock.',
    },
    duplicateId: {
      outcome: 'kept',
      title: 'Different spans with one id',
      advice: 'All are shown; children go to the best match.',
    },
    identicalDuplicate: {
      outcome: 'repaired',
      title: 'Identical copies of a span',
      advice: 'One of each is shown. Retried exports and overlapping files cause this.',
    },
    partialMerged: {
      outcome: 'repaired',
      title: 'Spans sent once unfinished and once finished',
      advice: 'Both records are shown as one span.',
    },
    orphan: {
      outcome: 'kept',
      title: 'Spans whose parent is not here',
      advice:
        'They are shown as extra roots. The parent was not sampled, was lost, or stands in another file: drop them together.',
    },
    selfParent: {
      outcome: 'repaired',
      title: 'Spans that name themselves as parent',
      advice: 'They are shown as roots.',
    },
    cycle: {
      outcome: 'repaired',
      title: 'Spans whose parents lead back to themselves',
      advice: 'The circle is cut at its earliest span, which is shown as a root.',
    },
    partialTrace: {
      outcome: 'kept',
      title: 'A trace that is not whole',
      advice: 'The server, or the search it came from, gave only a part of its spans. Fetch the trace by its id.',
    },
    roundedTimes: {
      outcome: 'kept',
      title: 'Times that were rounded by the program that wrote the file',
      advice: 'Nanoseconds were written as numbers too large for it: the last digits are not to be trusted.',
    },
    relativeTimes: {
      outcome: 'kept',
      title: 'Times that count from the start of the trace',
      advice: 'Lengths and order are right; the date is not in the file.',
    },
    guessedUnit: {
      outcome: 'repaired',
      title: 'Times whose unit had to be guessed',
      advice: 'They are read in the unit that gives a date of this century. Compare one with what you know.',
    },
    guessedColumns: {
      outcome: 'repaired',
      title: 'A table of records whose columns were guessed',
      advice: 'Check which column is what: choose “Columns…” beside the file.',
    },
    overlap: {
      outcome: 'kept',
      title: 'Slices of one thread that overlap without nesting',
      advice: 'They are shown side by side, under the slice that holds both.',
    },
    unbalanced: {
      outcome: 'skipped',
      title: 'Ends without a beginning',
      advice: 'The recording began in the midst of them; they are left out.',
    },
    logUnmatched: {
      outcome: 'skipped',
      title: 'Log records that belong to no trace here',
      advice: 'Their trace is not in the document, or they name none. Drop the logs together with their traces.',
    },
    metricsIgnored: {
      outcome: 'skipped',
      title: 'Metrics beside the spans',
      advice: 'Metrics are not traces and are left out.',
    },
    recordsIgnored: {
      outcome: 'skipped',
      title: 'Records that are no spans',
      advice: 'Counters, samples, metrics and the like stand beside the spans; they are not shown.',
    },
    cutValue: {
      outcome: 'kept',
      title: 'Values that the program cut short when it wrote them',
      advice: 'A console shows [Object] where nesting is deep. Print with more depth, or export as JSON.',
    },
    sourceRemark: {
      outcome: 'kept',
      title: 'Remarks of the server that made the file',
      advice: 'They are given as they were written.',
    },
    unsupported: {
      outcome: 'failed',
      title: 'A known format that cannot be opened',
      advice: 'Unpack or convert it, or export the trace again as OTLP, Jaeger or Zipkin JSON.',
    },
    readerFailed: {
      outcome: 'failed',
      title: 'Spanglass stumbled over this file',
      advice:
        'What had been read of it until then is shown. The mistake is ours: report it with the words below and, if you may, the file.',
    },
    tooLarge: {
      outcome: 'failed',
      title: 'Too large for the browser',
      advice: 'Split the file, or open a single trace of it.',
    },
  };

export function outcomeOf({ code, outcome }: Problem): ProblemOutcome {
  return outcome ?? PROBLEM_WORDS[code].outcome;
}
