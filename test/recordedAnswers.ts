import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Connection } from '#model/connection.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import { askCalls, askSeries, probeMetrics } from '#sources/prometheus.ts';

/** What a real Prometheus answered to all that is asked of one, by `test/collectors/prometheus.collector.ts`. */
export const PROMETHEUS_RECORD = fileURLToPath(new URL('./collectors/recorded/prometheus.json', import.meta.url));

export interface Recorded {
  readonly range: ClockRange;
  /** path and parameters of a question → the body of its answer */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Points of charts of one line, and of the pictures in a table. */
const POINTS = [120, 32];

/** Asks everything that the page asks of a Prometheus and keeps the answers. */
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
    for (const by of ['services', 'operations', 'edges'] as const) {
      await askCalls(connection, store.value, { range, by }, signal);
    }
    for (const points of POINTS) await askSeries(connection, store.value, { range, by: 'services' }, points, signal);
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

function questionOf(input: RequestInfo | URL): string {
  const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
  return `${pathname}?${searchParams}`;
}
