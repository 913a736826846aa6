import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Connection } from '#model/connection.ts';
import type { CallsQuestion } from '#sources/callQueries.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import { askCalls, askSeries, probeMetrics } from '#sources/prometheus.ts';

/** What a real Prometheus answered to all that is asked of one, by `test/collectors/prometheus.collector.ts`. */
export const PROMETHEUS_RECORD = fileURLToPath(new URL('./collectors/recorded/prometheus.json', import.meta.url));

export interface Recorded {
  readonly range: ClockRange;
  /** path and parameters of a question → the body of its answer */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The service that is opened and looked at closely. */
export const RECORDED_SERVICE = 'mail-api';

/** Asks all that the page asks of a Prometheus: tables and their pictures, and all of one service. Keeps the answers. */
export async function recordAnswers(connection: Connection, range: ClockRange): Promise<Recorded> {
  const answers: Record<string, unknown> = {};
  const { fetch: original } = globalThis;
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    answers[questionOf(input)] = await response.clone().json();
    return response;
  };
  try {
    const { signal } = new AbortController();
    const store = await probeMetrics(connection, range, signal);
    if (!store.ok) throw new Error(store.error.message);
    const services = [RECORDED_SERVICE];
    const tables: readonly CallsQuestion[] = [
      { range, by: 'services' },
      { range, by: 'edges' },
      { range, by: 'operations', services },
    ];
    for (const question of tables) {
      await askCalls(connection, store.value, question, signal);
      await askSeries(connection, store.value, question, 32, signal);
    }
    await askSeries(connection, store.value, { range, by: 'services', services }, 120, signal);
  } finally {
    globalThis.fetch = original;
  }
  return { range, answers };
}

export function readRecorded(): Recorded {
  return JSON.parse(readFileSync(PROMETHEUS_RECORD, 'utf8')) as Recorded;
}

/** A `fetch` that answers from what was recorded; anything else is not found. */
export function replaying({ answers }: Recorded): typeof fetch {
  return (input) => {
    const question = questionOf(input);
    const known = Object.hasOwn(answers, question);
    return Promise.resolve(
      Response.json(known ? answers[question] : { status: 'error' }, { status: known ? 200 : 404 }),
    );
  };
}

export function questionOf(input: RequestInfo | URL): string {
  const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
  return `${pathname}?${searchParams}`;
}
