/** A cumulative histogram of durations, as metric stores keep them. Columns of one length, ascending. */
export interface CallHistogram {
  /** upper bounds, ns, each included; the last is Infinity */
  readonly bounds: Float64Array;
  /** calls up to each bound; fractions, where a store extrapolates */
  readonly counts: Float64Array;
}

/** Calls of a service, of one of its operations or between two services, as a metric store counted them in some time. */
export interface MetricCalls {
  /** of an edge the called one */
  readonly service: string;
  /** undefined where calls are not told apart by it */
  readonly operation: string | undefined;
  /** of an edge */
  readonly caller: string | undefined;
  /** fractions, where a store extrapolates */
  readonly calls: number;
  /** of `calls` */
  readonly errors: number;
  /** undefined where the store has no buckets */
  readonly durations: CallHistogram | undefined;
  /** of the calls that did not fail; undefined where the store does not tell them apart */
  readonly fine: CallHistogram | undefined;
  /** percentiles as the store gives them, ns, where it has no buckets to work them out from */
  readonly percentiles: MetricPercentiles | undefined;
}

/** ns; undefined of no calls */
export interface MetricPercentiles {
  readonly p50: number | undefined;
  readonly p90: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
}

/** Calls over time; columns of one length. NaN where there is nothing to tell. */
export interface MetricSeries {
  readonly service: string;
  readonly operation: string | undefined;
  readonly caller: string | undefined;
  /** calls per second */
  readonly rate: Float64Array;
  /** failed calls per second; 0 where there are calls and no failed ones */
  readonly errors: Float64Array;
  /** ns */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  readonly p99: Float64Array;
}
