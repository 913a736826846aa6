import type { SourceProblem } from '#model/sourceProblem.ts';
import type { OpenAnswer } from './fetchCollector.ts';
import { serverWords } from './serverWords.ts';
import { sourceProblem } from './sourceProblems.ts';

/** A page for people where an answer should be: a login that a proxy asks for, or the user interface of the server. */
export function webPageProblem({ response, shown }: OpenAnswer, page: string): SourceProblem {
  const facts = { url: shown, status: response.status, answer: page, detail: serverWords(page) };
  if (response.redirected) {
    const { origin, pathname } = new URL(response.url);
    return sourceProblem(
      'webPage',
      `The server sent this page on to ${origin}${pathname}, a web page: probably a login.`,
      'Log in there in another tab and let the connection send cookies, or enter a token for it.',
      facts,
    );
  }
  return sourceProblem(
    'webPage',
    'The server answered with a web page.',
    'The path of the connection leads to a user interface, or a proxy wants a login: correct the path, or enter a token.',
    facts,
  );
}
