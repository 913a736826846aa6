import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CollectorKind, Connection } from '#model/connection.ts';
import { COLLECTOR_NAMES } from '#model/connection.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import { graphOfLinks } from '#analysis/graphInput.ts';
import { askAllAgain } from '#state/asked.ts';
import { useDependencies } from '#state/collectors.ts';
import { useMetricCalls, useMetricStore } from '#state/metrics.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import type { ChosenTime } from '#views/shared/time/chosenTime.ts';
import { timeParams } from '#views/shared/time/chosenTime.ts';
import { TimeField } from '#views/shared/time/TimeField.tsx';
import { useAskedRange } from '#views/services/useAskedRange.ts';
import { CountedGraph } from './CountedGraph.tsx';
import styles from './FleetGraph.module.css';
import { metricLinks } from './metricLinks.ts';

export interface FleetGraphProps {
  readonly connection: Connection;
  /** undefined while it is not known */
  readonly kind: CollectorKind | undefined;
  readonly params: URLSearchParams;
  /** Changes parameters of the address; undefined takes one away. */
  readonly onParams: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** What calls what in a fleet, as a server counted it in a stretch of time. */
export function FleetGraph({ connection, kind, params, onParams }: FleetGraphProps) {
  const { time, range, fault, endNow } = useAskedRange(params);
  const choose = (next: ChosenTime): void => {
    endNow();
    onParams(timeParams(next));
  };
  const Source = kind === 'prometheus' ? MetricGraph : DependencyGraph;
  return (
    <div className={styles['fleet']}>
      <div className={styles['when']}>
        <TimeField className={styles['time']} time={time} error={fault} onChange={choose} />
        <Button icon="history" onClick={time.kind === 'last' ? endNow : () => askAllAgain(connection)}>
          Ask again
        </Button>
      </div>
      <div className={styles['graph']}>
        {range && <Source connection={connection} kind={kind} range={range} time={time} params={params} />}
      </div>
    </div>
  );
}

interface SourceProps extends Pick<FleetGraphProps, 'connection' | 'kind' | 'params'> {
  readonly range: ClockRange;
  readonly time: ChosenTime;
}

function DependencyGraph(props: SourceProps) {
  const { connection, kind, range } = props;
  const { value, problem, isAsking } = useDependencies(connection, range);
  const input = useMemo(() => value && graphOfLinks(value.links), [value]);
  if (problem) return <Problem note={<SourceProblemNote problem={problem} />} />;
  if (isAsking && !input) return <EmptyState title="Asking what calls what" />;
  if (!input) return <NotCounted kind={kind} />;
  if (input.nodes.length === 0) return <EmptyState title="No call is counted">{value?.emptyReason}</EmptyState>;
  return <CountedGraph {...props} input={input} canSearch />;
}

function MetricGraph(props: SourceProps) {
  const { connection, range } = props;
  const store = useMetricStore(connection, range);
  const question = useMemo(
    () => (store.value?.graph ? ({ range, by: 'edges' } as const) : undefined),
    [range, store.value],
  );
  const calls = useMetricCalls(connection, store.value, question);
  const input = useMemo(() => calls.value && graphOfLinks(metricLinks(calls.value.value)), [calls.value]);
  const problem = store.problem ?? calls.problem;
  if (problem) return <Problem note={<SourceProblemNote problem={problem} />} />;
  if (store.value && !store.value.graph) {
    return (
      <EmptyState title="This Prometheus has no metrics of a service graph">
        The service graph connector of the OpenTelemetry Collector makes them, and so does the metrics generator of
        Tempo: traces_service_graph_request_total.
      </EmptyState>
    );
  }
  if (!input) return <EmptyState title="Asking what calls what" />;
  if (input.nodes.length === 0) {
    return <EmptyState title="No call is counted in this time">Choose a longer one.</EmptyState>;
  }
  return <CountedGraph {...props} input={input} canSearch={false} />;
}

function Problem({ note }: { readonly note: ReactNode }) {
  return <div className={styles['problem']}>{note}</div>;
}

function NotCounted({ kind }: Pick<FleetGraphProps, 'kind'>) {
  const name = kind === undefined ? 'This server' : COLLECTOR_NAMES[kind];
  return (
    <EmptyState title={`${name} does not count what calls what`}>
      Connect the Prometheus that its metrics of the service graph are written to, or open traces: their graph is drawn
      from the spans.
    </EmptyState>
  );
}
