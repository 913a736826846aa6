import { failure } from '#base/result.ts';
import type { Answer } from './sourceProblems.ts';
import { sourceProblem } from './sourceProblems.ts';

interface Running<T> {
  readonly answer: Answer<T>;
  readonly stop: AbortController;
  waiting: number;
}

/**
 * A question that several ask at the same time: it is sent once, all get its answer, and it ends when the last of them
 * no longer waits. Whoever asks after the answer came asks anew. Never rejects, as `ask` never does.
 */
export function askedOnce<T>(ask: (signal: AbortSignal) => Answer<T>): (signal: AbortSignal) => Answer<T> {
  let running: Running<T> | undefined;
  const start = (): Running<T> => {
    const stop = new AbortController();
    const started = { answer: ask(stop.signal), stop, waiting: 0 };
    void started.answer.then(() => forget(started));
    return started;
  };
  const forget = (ended: Running<T>): void => {
    if (running === ended) running = undefined;
  };
  return (signal) => {
    if (signal.aborted) return Promise.resolve(failure(sourceProblem('cancelled', 'Stopped.', '')));
    running ??= start();
    const mine = running;
    mine.waiting++;
    return new Promise((resolve) => {
      const onAbort = (): void => {
        mine.waiting--;
        if (mine.waiting === 0) {
          forget(mine);
          mine.stop.abort();
        }
        resolve(failure(sourceProblem('cancelled', 'Stopped.', '')));
      };
      signal.addEventListener('abort', onAbort, { once: true });
      void mine.answer.then((answer) => {
        signal.removeEventListener('abort', onAbort);
        resolve(answer);
      });
    });
  };
}
