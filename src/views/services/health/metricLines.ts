import { metricHealth } from '#analysis/histogramHealth.ts';
import { slotsOfServices } from '#analysis/serviceColours.ts';
import type { MetricCalls } from '#model/callMetrics.ts';
import type { ObjectiveSettings } from '#state/objectives.ts';
import { objectivesOf } from '#state/objectives.ts';
import type { HealthLine } from './healthLine.ts';
import { serviceLineId } from './healthLine.ts';

export interface MetricLinesInput {
  readonly calls: readonly MetricCalls[];
  /** operations of the services that are open */
  readonly operations: readonly MetricCalls[];
  /** ms that the calls were counted in */
  readonly rangeMs: number;
  readonly settings: ObjectiveSettings;
}

/** A line per service, operation or pair of services that a metric store counted calls of. */
export function metricLines({ calls, operations, rangeMs, settings }: MetricLinesInput): readonly HealthLine[] {
  const slotOf = slotsOfServices(calls.map(({ service }) => service));
  const line = (metric: MetricCalls): HealthLine => {
    const { service, operation, caller, durations } = metric;
    return {
      id: metricId(metric),
      kind: caller !== undefined ? 'edge' : operation === undefined ? 'service' : 'operation',
      service,
      operation,
      caller,
      slot: slotOf(service),
      ...metricHealth(metric, rangeMs, objectivesOf(settings, service)),
      self: undefined,
      opens: caller === undefined && operation === undefined,
      capNs: durations && durations.bounds.length > 1 ? durations.bounds[durations.bounds.length - 2] : undefined,
      children: [],
    };
  };
  const children = new Map<string, HealthLine[]>();
  for (const operation of operations) {
    const known = children.get(operation.service);
    if (known) known.push(line(operation));
    else children.set(operation.service, [line(operation)]);
  }
  return calls.map((metric) => {
    const own = line(metric);
    return own.opens ? { ...own, children: children.get(metric.service) ?? [] } : own;
  });
}

/** The same for calls and for their series over time. */
export function metricId({
  service,
  operation,
  caller,
}: Pick<MetricCalls, 'service' | 'operation' | 'caller'>): string {
  if (operation === undefined && caller === undefined) return serviceLineId(service);
  return `${caller ?? service}\n${operation ?? service}`;
}
