import { useMemo, useState } from 'react';
import type { ValueSeries } from '#charts/timeSeries/layout.ts';
import styles from './HealthCharts.module.css';
import type { ChartTime } from './TimeSeriesChart.tsx';
import { TimeSeriesChart } from './TimeSeriesChart.tsx';

/** Calls over time: one value per point of time, NaN where there is none. */
export interface CallsOverTime {
  readonly time: ChartTime;
  /** calls per second */
  readonly rate: Float64Array;
  /** 0 … 1 */
  readonly errorRate: Float64Array;
  /** ns */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  readonly p99: Float64Array;
}

/** Rate, errors and latency over one time, with one cross hair. */
export function HealthCharts({ overTime }: { readonly overTime: CallsOverTime }) {
  const [point, setPoint] = useState<number>();
  const { time, rate, errorRate, p50, p95, p99 } = overTime;
  const series = useMemo(
    (): Readonly<Record<'rate' | 'share' | 'latency', readonly ValueSeries[]>> => ({
      rate: [{ name: 'calls', values: rate }],
      share: [{ name: 'errors', values: errorRate }],
      latency: [
        { name: 'p50', values: p50 },
        { name: 'p95', values: p95 },
        { name: 'p99', values: p99 },
      ],
    }),
    [rate, errorRate, p50, p95, p99],
  );
  const shared = { time, point, onPoint: setPoint };
  return (
    <div className={styles['charts']}>
      <TimeSeriesChart {...shared} title="Calls" series={series.rate} unit="rate" />
      <TimeSeriesChart {...shared} title="Errors" series={series.share} unit="share" />
      <TimeSeriesChart {...shared} title="Latency" series={series.latency} unit="ns" />
    </div>
  );
}
