import type { SearchNote, TraceQuery } from '#model/traceSearch.ts';
import type { Question } from './requestAddress.ts';

type Params = NonNullable<Question['params']>;

/** Parameters of API v3. Snake case is understood by all its releases. */
export function v3Search({
  service,
  operation,
  attributes,
  minDurationNs,
  maxDurationNs,
  range,
  limit,
}: TraceQuery): Params {
  return {
    'query.service_name': service,
    'query.operation_name': operation,
    'query.start_time_min': new Date(range.fromMs).toISOString(),
    'query.start_time_max': new Date(range.toMs).toISOString(),
    'query.num_traces': limit,
    'query.duration_min': goDuration(minDurationNs),
    'query.duration_max': goDuration(maxDurationNs),
    'query.attributes': attributesText(attributes),
  };
}

/** Parameters of API v1: instants in µs. */
export function v1Search({
  service,
  operation,
  attributes,
  minDurationNs,
  maxDurationNs,
  range,
  limit,
}: TraceQuery): Params {
  return {
    service,
    operation,
    tags: attributesText(attributes),
    start: Math.round(range.fromMs * 1000),
    end: Math.round(range.toMs * 1000),
    limit,
    minDuration: goDuration(minDurationNs),
    maxDuration: goDuration(maxDurationNs),
  };
}

/** What Jaeger has no way to ask and is left out: whether a key is there, and two values of one key. */
export function ignoredNotes({ attributes }: TraceQuery): readonly SearchNote[] {
  const valued = attributes.filter((attribute) => !hasKeyOnly(attribute));
  const keys = new Set(valued.map(({ key }) => key));
  const messages = [
    ...(valued.length < attributes.length ? ['Jaeger cannot ask whether an attribute is there: give it a value.'] : []),
    ...(keys.size < valued.length ? ['Jaeger asks for one value of an attribute: the last one counts.'] : []),
  ];
  return messages.map((message) => ({ code: 'ignoredCondition', message }));
}

function hasKeyOnly({ value }: TraceQuery['attributes'][number]): boolean {
  return value === '';
}

function attributesText(attributes: TraceQuery['attributes']): string | undefined {
  const asked = attributes.filter((attribute) => !hasKeyOnly(attribute));
  if (asked.length === 0) return undefined;
  return JSON.stringify(Object.fromEntries(asked.map(({ key, value }) => [key, value])));
}

/** `100ms`, `1500us`, `20ns`: whole numbers, as Go reads them. */
export function goDuration(ns: number | undefined): string | undefined {
  if (ns === undefined) return undefined;
  const whole = Math.round(ns);
  if (whole % 1_000_000 === 0) return `${whole / 1_000_000}ms`;
  return whole % 1000 === 0 ? `${whole / 1000}us` : `${whole}ns`;
}
