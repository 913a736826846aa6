import type { SourceProblem } from '#model/sourceProblem.ts';
import { sourceProblem } from './sourceProblems.ts';

/** Whether a server does not have an address at all: it says so, or shows its user interface there. */
export function isAbsentPath({ code, status }: SourceProblem): boolean {
  return code === 'wrongPath' || code === 'webPage' || status === 405;
}

/** The server is fine and has no trace of this id. */
export function noSuchTrace(traceId: string, said?: SourceProblem): SourceProblem {
  return sourceProblem(
    'noSuchTrace',
    `The server has no trace ${traceId}.`,
    'It may be deleted by now, or not stored yet: ask again in a while. Or it was never sampled, or the id is of another server.',
    said ? { url: said.url, status: said.status, answer: said.answer, detail: said.detail } : {},
  );
}
