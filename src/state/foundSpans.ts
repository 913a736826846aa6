import { deriveFoundTraces } from '#analysis/foundTraces.ts';
import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import type { Problem, ProblemCode } from '#model/problem.ts';
import { PROBLEM_WORDS } from '#model/problemWords.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { openSpanTable } from '#model/spanTable.ts';
import type { SearchAnswer, SearchNote } from '#model/traceSearch.ts';
import type { SearchResult } from '#sources/collector.ts';
import { sourceProblem } from '#sources/sourceProblems.ts';
import { usePreferences } from './preferences.ts';
import { keepBytes } from './keepBytes.ts';
import { readInputs } from './readInputs.ts';

/** What of reading an answer matters to a list of traces. */
const TOLD: readonly ProblemCode[] = [
  'badValue',
  'recordsIgnored',
  'truncated',
  'partialTrace',
  'readerFailed',
  'tooLarge',
  'missingTraceId',
];
const ATTRIBUTES_LEFT: SearchNote = {
  code: 'partial',
  message:
    'The answer is so large that attributes were left out: errors that only they tell of are not counted. A lower limit or a narrower time range brings them.',
};
const PARTIAL: readonly ProblemCode[] = ['truncated', 'partialTrace', 'tooLarge'];

/**
 * Makes a list of what a search brought: spans are read by a worker, however many there are; of too many, without their
 * attributes, as of files. Never rejects.
 */
export async function answerOf(
  result: SearchResult,
  limit: number,
  signal: AbortSignal,
): Promise<Result<SearchAnswer, SourceProblem>> {
  if (result.kind === 'list') return success(result.answer);
  const { file, notes } = result;
  const read = await readInputs([await keepBytes(file)], signal);
  const facts = { url: file.shown, status: 200, answer: file.head() };
  if (signal.aborted) return failure(sourceProblem('cancelled', 'Stopped.', '', facts));
  if (typeof read === 'string') {
    const advice = 'Lower the limit or narrow the time range, and ask again.';
    return failure(
      sourceProblem('tooLarge', 'The answer is too large for the browser.', advice, { ...facts, detail: read }),
    );
  }
  return answerOfSpans(read, limit, notes, facts);
}

/** The list in spans that were read; a problem when there is none. `facts` say what was asked and came. */
export function answerOfSpans(
  read: IngestDocument,
  limit: number,
  notes: readonly SearchNote[],
  facts: { readonly url: string; readonly status: number; readonly answer: string },
): Result<SearchAnswer, SourceProblem> {
  if (read.table.length === 0) {
    const [problem] = read.problems;
    const detail = problem?.examples[0]?.detail ?? '';
    const title = problem ? PROBLEM_WORDS[problem.code].title : 'There is no span in it';
    return failure(
      sourceProblem(
        'strangeAnswer',
        `The answer of the server could not be read: ${lowerFirst(title)}.`,
        'Look at the answer: it may be of another program.',
        { ...facts, detail },
      ),
    );
  }
  const { errors } = read.derived;
  const { failed } = usePreferences.getState().countClient4xx ? errors.all : errors.without4xx;
  const traces = deriveFoundTraces(openSpanTable(read.table), failed);
  const unread = read.isStructure ? [ATTRIBUTES_LEFT] : [];
  const told = [...notes, ...unread, ...read.problems.flatMap(noteOf)];
  return success({ traces, mayHaveMore: traces.length >= limit, notes: told });
}

function noteOf(problem: Problem): readonly SearchNote[] {
  const { code, count, examples } = problem;
  if (!TOLD.includes(code)) return [];
  const times = count > 1 ? ` (${count} times)` : '';
  const detail = examples[0]?.detail ?? '';
  const message = `${PROBLEM_WORDS[code].title}${times}${detail === '' ? '' : `: ${detail}`}. What could be read is shown.`;
  return [{ code: PARTIAL.includes(code) ? 'partial' : 'broken', message }];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
