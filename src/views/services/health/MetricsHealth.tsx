import { useCallback, useMemo } from 'react';
import type { MetricCalls, MetricSeries } from '#model/callMetrics.ts';
import type { Connection } from '#model/connection.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import type { MetricQuestion, MetricStore } from '#state/metrics.ts';
import { useMetricCalls, useMetricSeries } from '#state/metrics.ts';
import { useObjectives } from '#state/objectives.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import { HealthBoard } from './HealthBoard.tsx';
import type { HealthColumnId } from './healthColumns.ts';
import type { HealthFilter } from './healthFilter.ts';
import type { HealthGrouping, HealthLine } from './healthLine.ts';
import { serviceOfLine } from './healthLine.ts';
import { MetricCloseUp } from './MetricCloseUp.tsx';
import { metricId, metricLines } from './metricLines.ts';
import { MetricsNote } from './MetricsNote.tsx';
import { Sparkline } from './Sparkline.tsx';

export interface MetricsHealthProps {
  readonly connection: Connection;
  readonly store: MetricStore;
  readonly range: ClockRange;
  readonly filter: HealthFilter;
  readonly onChange: (change: Partial<HealthFilter>) => void;
}

/** Bars of 3 px. */
const TREND_POINTS = 32;
const OF_BUCKETS: readonly HealthColumnId[] = ['max', 'self'];
/** Failed calls have no buckets of their own there. */
const OF_EDGES: readonly HealthColumnId[] = [...OF_BUCKETS, 'apdex'];
const OF_NATIVE: readonly HealthColumnId[] = [...OF_EDGES, 'latency'];

/** How services do by the figures that a metric store keeps, in a stretch of time. */
export function MetricsHealth({ connection, store, range, filter, onChange }: MetricsHealthProps) {
  const groupings = useMemo(() => groupingsOf(store), [store]);
  const by = groupings.includes(filter.by) ? filter.by : groupings[0];
  const shownFilter = useMemo(() => ({ ...filter, by }), [filter, by]);
  const settings = useObjectives();
  const question = useMemo((): MetricQuestion => ({ range, by }), [range, by]);
  const below = useMemo((): MetricQuestion | undefined => {
    const services = Array.from(filter.open, serviceOfLine).sort();
    return by === 'services' && services.length > 0 ? { range, by: 'operations', services } : undefined;
  }, [range, by, filter.open]);
  const asked = useMetricCalls(connection, store, question);
  const operations = useMetricCalls(connection, store, below);
  const series = useMetricSeries(connection, store, question, TREND_POINTS);
  const seriesBelow = useMetricSeries(connection, store, below, TREND_POINTS);

  const { value, problem } = asked;
  const lines = useMemo(
    () =>
      value &&
      metricLines({
        calls: value.value,
        operations: operations.value?.value ?? NONE,
        rangeMs: range.toMs - range.fromMs,
        settings,
      }),
    [value, operations.value, range, settings],
  );
  const trends = useMemo(() => {
    const all = [...(series.value?.value.series ?? []), ...(seriesBelow.value?.value.series ?? [])];
    return new Map<string, MetricSeries>(all.map((one) => [metricId(one), one]));
  }, [series.value, seriesBelow.value]);
  const trend = useCallback(
    (line: HealthLine) => {
      const own = trends.get(line.id);
      return own && <Sparkline calls={own.rate} errors={own.errors} p95={own.p95} />;
    },
    [trends],
  );
  if (problem) return <SourceProblemNote problem={problem} />;
  // One metric is warned of in every answer that is of it.
  const warnings = [...new Set([asked, operations, series].flatMap((each) => each.value?.warnings ?? []))];
  const otherProblem = operations.problem ?? series.problem;
  const isNative = by === 'edges' ? store.graph?.isNative : store.spans?.isNative;
  return (
    <HealthBoard
      lines={lines}
      filter={shownFilter}
      onChange={onChange}
      groupings={groupings}
      without={isNative === true ? OF_NATIVE : by === 'edges' ? OF_EDGES : OF_BUCKETS}
      trend={trend}
      closeUp={(line) => (
        <MetricCloseUp key={line.id} connection={connection} store={store} range={range} line={line} />
      )}
      note={
        <MetricsNote
          connection={connection}
          store={store}
          range={range}
          by={by}
          warnings={warnings}
          problem={otherProblem}
        />
      }
      empty={
        <EmptyState title="No calls in this time" actions={<Button onClick={asked.askAgain}>Ask again</Button>}>
          Choose another stretch of time, or check that the services are scraped.
        </EmptyState>
      }
    />
  );
}

const NONE: readonly MetricCalls[] = [];

function groupingsOf({ spans, graph }: MetricStore): readonly HealthGrouping[] {
  return [...(spans ? (['services', 'operations'] as const) : []), ...(graph ? (['edges'] as const) : [])];
}
