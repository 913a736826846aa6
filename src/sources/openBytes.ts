import { failure, success } from '#base/result.ts';
import type { Deadline } from './deadline.ts';
import { fetchCollector } from './fetchCollector.ts';
import type { OpenAnswer, Server } from './fetchCollector.ts';
import type { Answer } from './sourceProblems.ts';
import { endedByUs } from './noAnswer.ts';
import type { RemoteFile } from './remoteFile.ts';
import type { Question } from './requestAddress.ts';
import { errorInBody, isWebPage } from './serverWords.ts';
import { KEPT_ANSWER, sourceProblem } from './sourceProblems.ts';
import { webPageProblem } from './webPageProblem.ts';

/** Bytes of spans that are on their way from a server. */
export interface CollectorFile extends RemoteFile {
  /** what was asked, without secrets */
  readonly shown: string;
  /** The beginning of what has come so far, as text, to be looked at when it turns out to hold no trace. */
  readonly head: () => string;
}

/** Bytes that are looked at before the rest is handed on: an answer that ends within them may say that it is none. */
const PEEKED = 4096;

/**
 * Asks for spans and hands on the bytes unread, whatever their size: the worker decodes them. An answer that is empty, a
 * web page or an error is told at once; `isNothing` recognises what means "there is none" in the words of a server.
 */
export async function openBytes(
  server: Server,
  question: Question,
  name: string,
  signal: AbortSignal,
  isNothing?: (value: unknown) => boolean,
): Answer<CollectorFile | 'nothing'> {
  const fetched = await fetchCollector(server, question, signal);
  if (!fetched.ok) return fetched;
  const answer = fetched.value;
  const { response, deadline, shown } = answer;
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isEnd = false;
  try {
    while (reader && bytes < PEEKED && !isEnd) {
      const { value, done } = await reader.read();
      deadline.extend();
      isEnd = done;
      if (!value) continue;
      chunks.push(value);
      bytes += value.length;
    }
  } catch {
    // What came is read all the same; the stream says where it broke.
    const ended = endedByUs(deadline, shown);
    if (ended) return failure(ended);
  }
  const text = bytes <= 2 * PEEKED || /html/i.test(response.headers.get('content-type') ?? '') ? textOf(chunks) : '';
  const facts = { url: shown, status: response.status, answer: text };
  if (isWebPage(text)) {
    deadline.clear();
    await reader?.cancel().catch(() => undefined);
    return failure(webPageProblem(answer, text));
  }
  deadline.pause();
  if (!isEnd || !reader) return success(fileOf(name, chunks, answer, reader));
  deadline.clear();
  if (text.trim() === '' && bytes === 0) {
    return failure(
      sourceProblem('emptyAnswer', 'The server answered with nothing.', 'Ask again, or ask its log.', facts),
    );
  }
  const value = parsed(text);
  if (isNothing?.(value) === true) return success('nothing');
  const words = errorInBody(value);
  if (words === undefined) return success(fileOf(name, chunks, answer, undefined));
  return failure(
    sourceProblem('errorInAnswer', 'The server says that it failed, inside an answer of success.', '', {
      ...facts,
      detail: words,
    }),
  );
}

/** `reader` has what follows the chunks; undefined when there is nothing more. */
function fileOf(
  name: string,
  chunks: readonly Uint8Array[],
  { response, deadline, shown }: OpenAnswer,
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
): CollectorFile {
  const kept = [...chunks];
  let keptBytes = kept.reduce((sum, chunk) => sum + chunk.length, 0);
  let next = 0;
  // One chunk is asked for at a time, when the worker wants it: an answer of any size takes the memory of one chunk.
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (next < chunks.length) {
          controller.enqueue(chunks[next++].slice());
          return;
        }
        // While nobody reads, nothing is late.
        deadline.extend();
        const { value } = await readOn(reader, deadline);
        if (!value) {
          deadline.clear();
          controller.close();
          return;
        }
        if (keptBytes < KEPT_ANSWER) {
          kept.push(value.slice(0, KEPT_ANSWER - keptBytes));
          keptBytes += value.length;
        }
        controller.enqueue(value);
      },
      cancel: async () => {
        deadline.clear();
        await reader?.cancel();
      },
    },
    { highWaterMark: 0 },
  );
  const length = Number(response.headers.get('content-length'));
  const size = length > 0 && !response.headers.has('content-encoding') ? length : undefined;
  return { name, size, stream, shown, head: () => textOf(kept).slice(0, KEPT_ANSWER) };
}

async function readOn(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  deadline: Deadline,
): Promise<{ readonly value: Uint8Array | undefined }> {
  try {
    const { value } = (await reader?.read()) ?? {};
    deadline.pause();
    return { value };
  } catch (error) {
    const seconds = Math.round(deadline.ms / 1000);
    if (deadline.reason() === 'time') throw new Error(`For ${seconds} s no byte came.`, { cause: error });
    throw new Error('The connection was cut in the middle of the answer.', { cause: error });
  }
}

function textOf(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Other formats than one JSON value are the worker's to tell.
    return undefined;
  }
}
