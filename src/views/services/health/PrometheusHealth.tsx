import { useCallback } from 'react';
import type { Connection } from '#model/connection.ts';
import { askAllAgain } from '#state/asked.ts';
import { useMetricStore } from '#state/metrics.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import type { ChosenTime } from '#views/shared/time/chosenTime.ts';
import { timeParams } from '#views/shared/time/chosenTime.ts';
import { useAskedRange } from '#views/services/useAskedRange.ts';
import { TimeField } from '#views/shared/time/TimeField.tsx';
import type { HealthFilter } from './healthFilter.ts';
import { healthFilterFrom, healthFilterParams } from './healthFilter.ts';
import { MetricsHealth } from './MetricsHealth.tsx';
import styles from './PrometheusHealth.module.css';
import { useHealthFilter } from './useHealthFilter.ts';

export interface PrometheusHealthProps {
  readonly connection: Connection;
  readonly params: URLSearchParams;
  /** Changes parameters of the address; undefined takes one away. */
  readonly onParams: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** Health of the services of a whole fleet, from the span metrics in a Prometheus, in a stretch of time to be chosen. */
export function PrometheusHealth({ connection, params, onParams }: PrometheusHealthProps) {
  const filter = useHealthFilter(params);
  const { time, range, fault, endNow } = useAskedRange(params);
  const store = useMetricStore(connection, range);
  const onChange = useCallback(
    (change: Partial<HealthFilter>) => onParams(healthFilterParams({ ...healthFilterFrom(params), ...change })),
    [params, onParams],
  );
  const choose = (next: ChosenTime): void => {
    endNow();
    onParams(timeParams(next));
  };
  return (
    <div className={styles['health']}>
      <div className={styles['when']}>
        <TimeField className={styles['time']} time={time} error={fault} onChange={choose} />
        <Button icon="history" onClick={time.kind === 'last' ? endNow : () => askAllAgain(connection)}>
          Ask again
        </Button>
      </div>
      <div className={styles['board']}>
        {store.problem ? (
          <div className={styles['problem']}>
            <SourceProblemNote problem={store.problem} />
          </div>
        ) : store.value && range ? (
          <MetricsHealth
            connection={connection}
            store={store.value}
            range={range}
            filter={filter}
            onChange={onChange}
          />
        ) : (
          fault === undefined && <EmptyState title="Asking which metrics there are" />
        )}
      </div>
    </div>
  );
}
