import type { Connection } from '#model/connection.ts';
import { formatDuration, formatInstant } from '#model/formatTime.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import type { MetricStore } from '#state/metrics.ts';
import { usePreferences } from '#state/preferences.ts';
import { Badge } from '#ui/Badge.tsx';
import type { HealthGrouping } from './healthLine.ts';
import styles from './MetricsNote.module.css';

export interface MetricsNoteProps {
  readonly connection: Connection;
  readonly store: MetricStore;
  readonly range: ClockRange;
  readonly by: HealthGrouping;
  /** what the server warned of */
  readonly warnings: readonly string[];
  /** of a part that is missing */
  readonly problem: SourceProblem | undefined;
}

/** Where the figures are from, of which time, and how exact they are. */
export function MetricsNote({ connection, store, range, by, warnings, problem }: MetricsNoteProps) {
  const zone = usePreferences((preferences) => preferences.zone);
  const { calls, duration, isNative } = (by === 'edges' ? store.graph : store.spans) ?? {};
  const from = formatInstant(BigInt(range.fromMs) * 1_000_000n, zone);
  const to = formatInstant(BigInt(range.toMs) * 1_000_000n, zone);
  return (
    <div className={styles['note']}>
      <Badge>Prometheus · {connection.name}</Badge>
      <span>
        {from.date} <strong>{from.time.slice(0, 8)}</strong> – {from.date === to.date ? '' : `${to.date} `}
        <strong>{to.time.slice(0, 8)}</strong> {to.zone}
      </span>
      <span className={styles['names']}>
        {calls}
        {duration === undefined ? ', no durations' : `, ${duration}`}
      </span>
      <span className={styles['more']}>rates over {formatDuration(4 * store.scrapeMs * 1e6)} or more</span>
      <span className={styles['more']}>
        {duration === undefined
          ? 'calls are estimates'
          : isNative === true
            ? 'calls and percentiles are the server’s estimates'
            : 'calls are estimates, percentiles as exact as the buckets'}
      </span>
      {warnings.map((warning) => (
        <Badge key={warning} tone="warn">
          {warning}
        </Badge>
      ))}
      {problem && (
        <Badge tone="error">
          {problem.message} {problem.detail}
        </Badge>
      )}
    </div>
  );
}
