import { useMemo } from 'react';
import { clockTicks } from '#charts/timeSeries/ticks.ts';
import type { MetricSeries } from '#model/callMetrics.ts';
import type { Connection } from '#model/connection.ts';
import { formatInstant } from '#model/formatTime.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import type { MetricQuestion, MetricStore, SeriesAnswer } from '#state/metrics.ts';
import { useMetricSeries } from '#state/metrics.ts';
import type { Zone } from '#state/preferences.ts';
import { usePreferences } from '#state/preferences.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import type { CallsOverTime } from './HealthCharts.tsx';
import { HealthCharts } from './HealthCharts.tsx';
import type { HealthLine } from './healthLine.ts';
import { metricId } from './metricLines.ts';

export interface MetricCloseUpProps {
  readonly connection: Connection;
  readonly store: MetricStore;
  readonly range: ClockRange;
  readonly line: HealthLine;
}

/** One every 4 px of a chart as wide as a third of a window. */
const POINTS = 120;

/** Calls of one line over the chosen time, as the metric store has them. */
export function MetricCloseUp({ connection, store, range, line }: MetricCloseUpProps) {
  const { id, kind, service, operation, caller } = line;
  const zone = usePreferences((preferences) => preferences.zone);
  const question = useMemo(
    (): MetricQuestion => ({
      range,
      by: kind === 'edge' ? 'edges' : kind === 'operation' ? 'operations' : 'services',
      services: [service],
      operation,
      caller,
    }),
    [range, kind, service, operation, caller],
  );
  const { value, problem } = useMetricSeries(connection, store, question, POINTS);
  const answer = value?.value;
  const series = answer?.series.find((one) => metricId(one) === id);
  const overTime = useMemo(
    () => answer && series && metricsOverTime(answer, series, range, zone),
    [answer, series, range, zone],
  );
  if (problem) return <SourceProblemNote problem={problem} />;
  if (overTime) return <HealthCharts overTime={overTime} />;
  return answer ? <EmptyState title="Nothing over this time" /> : <div />;
}

function metricsOverTime(answer: SeriesAnswer, series: MetricSeries, range: ClockRange, zone: Zone): CallsOverTime {
  const { rate, errors, p50, p95, p99 } = series;
  return {
    time: {
      times: answer.times,
      from: range.fromMs,
      to: range.toMs,
      ticks: (widthPx) => clockTicks(range.fromMs, range.toMs, widthPx, zone),
      format: (ms) => formatInstant(BigInt(Math.round(ms)) * 1_000_000n, zone).time.slice(0, 8),
    },
    rate,
    errorRate: errors.map((count, at) => (rate[at] > 0 ? count / rate[at] : NaN)),
    p50,
    p95,
    p99,
  };
}
