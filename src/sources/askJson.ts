import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { OpenAnswer, Server } from './fetchCollector.ts';
import { fetchCollector } from './fetchCollector.ts';
import { endedByUs } from './noAnswer.ts';
import { readText } from './readText.ts';
import type { Question } from './requestAddress.ts';
import { errorInBody, isWebPage } from './serverWords.ts';
import { sourceProblem } from './sourceProblems.ts';
import { webPageProblem } from './webPageProblem.ts';

/** Characters of a list at most: names and summaries. Traces themselves are streamed to the worker instead. */
const LONGEST = 32 * 1024 * 1024;

/**
 * Asks a question whose answer is a short piece of JSON, and gives the value as it came: decoders take it as unknown. The
 * content type is not looked at: servers send JSON as plain text. Never rejects.
 */
export async function askJson(
  server: Server,
  question: Question,
  signal: AbortSignal,
): Promise<Result<unknown, SourceProblem>> {
  const body = await askText(server, question, signal);
  if (!body.ok) return body;
  const { text, answer } = body.value;
  const { shown, response } = answer;
  const facts = { url: shown, status: response.status, answer: text };
  if (text.trim() === '') {
    return failure(
      sourceProblem('emptyAnswer', 'The server answered with nothing.', 'Check the path of the connection.', facts),
    );
  }
  if (isWebPage(text)) return failure(webPageProblem(answer, text));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failure(
      sourceProblem(
        'strangeAnswer',
        'The answer of the server is no JSON.',
        'Check the path of the connection, and look at the answer: it may be of another program, or cut.',
        { ...facts, detail },
      ),
    );
  }
  const words = errorInBody(value);
  if (words === undefined) return success(value);
  return failure(
    sourceProblem('errorInAnswer', 'The server says that it failed, inside an answer of success.', '', {
      ...facts,
      detail: words,
    }),
  );
}

/** The same for an answer that is plain text. */
export async function askText(
  server: Server,
  question: Question,
  signal: AbortSignal,
): Promise<Result<{ readonly text: string; readonly answer: OpenAnswer }, SourceProblem>> {
  const answer = await fetchCollector(server, question, signal);
  if (!answer.ok) return answer;
  const { response, deadline, shown } = answer.value;
  const { text, end } = await readText(response, deadline, LONGEST);
  const facts = { url: shown, status: response.status, answer: text };
  switch (end) {
    case 'whole':
      return success({ text, answer: answer.value });
    case 'limit':
      return failure(
        sourceProblem('tooLarge', 'The answer is too large for a list.', 'Lower the limit, and ask again.', facts),
      );
    case 'cut':
      return failure(
        sourceProblem('cutOff', 'The connection was cut in the middle of the answer.', 'Ask again.', facts),
      );
    case 'ended':
      return failure(endedByUs(deadline, shown) ?? sourceProblem('cancelled', 'Stopped.', '', facts));
  }
}
