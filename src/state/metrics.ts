import type { MetricCalls } from '#model/callMetrics.ts';
import type { Connection } from '#model/connection.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import type { CallsQuestion } from '#sources/callQueries.ts';
import type { MetricStore as Store, Noted, SeriesAnswer as Series } from '#sources/prometheus.ts';
import type { Asked } from './asked.ts';
import { useAnswer } from './asked.ts';

/** For screens, which know no sources. */
export type MetricStore = Store;
export type SeriesAnswer = Series;
export type MetricQuestion = CallsQuestion;

/** Questions to a Prometheus. A range is a stretch of the past: its answers are taken as they were. */
const FRESH = Infinity;

/** Which metrics of calls there are in a range; nothing is asked while it is undefined. */
export function useMetricStore(connection: Connection, range: ClockRange | undefined): Asked<MetricStore> {
  return useAnswer(
    ['metrics', connection, 'store', range],
    range && (async (signal) => (await prometheus()).probeMetrics(connection, range, signal)),
    FRESH,
  );
}

/** Calls in the whole of a range; nothing is asked while there is no store or no question. */
export function useMetricCalls(
  connection: Connection,
  store: MetricStore | undefined,
  question: MetricQuestion | undefined,
): Asked<Noted<readonly MetricCalls[]>> {
  return useAnswer(
    ['metrics', connection, 'calls', store, question],
    store && question && (async (signal) => (await prometheus()).askCalls(connection, store, question, signal)),
    FRESH,
  );
}

/** Calls over time, in some `points` points; likewise. */
export function useMetricSeries(
  connection: Connection,
  store: MetricStore | undefined,
  question: MetricQuestion | undefined,
  points: number,
): Asked<Noted<SeriesAnswer>> {
  return useAnswer(
    ['metrics', connection, 'series', store, question, points],
    store &&
      question &&
      (async (signal) => (await prometheus()).askSeries(connection, store, question, points, signal)),
    FRESH,
  );
}

/** It is fetched when the first server is asked. */
function prometheus() {
  return import('#sources/prometheus.ts');
}
