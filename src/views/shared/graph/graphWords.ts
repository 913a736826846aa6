import type { GraphColour, GraphInput, GraphInputEdge, GraphInputNode } from '#analysis/graphInput.ts';
import type { GraphNodeType } from '#analysis/graphParts.ts';
import { shownName } from '#charts/serviceGraph/scene.ts';
import { formatCount, formatDuration, formatShare } from '#model/formatTime.ts';
import { counted } from '#views/shared/counted.ts';

export const COLOUR_TITLES: Readonly<Record<GraphColour, string>> = {
  service: 'service',
  errors: 'calls that failed',
  latency: 'latency, p95',
  calls: 'calls',
  self: 'time of its own',
};

export const TYPE_TITLES: Readonly<Record<GraphNodeType, string>> = {
  service: 'Service',
  database: 'Database',
  cache: 'Cache',
  queue: 'Queue',
  external: 'External host',
  model: 'Model',
  function: 'Function',
  user: 'Caller from outside',
  unknown: 'Caller that is not in the document',
};

/** `cart, service, 1,204 calls, 3 % failed, called by web, calls redis and db`, for those who do not see it. */
export function describeNode(input: GraphInput, node: number): string {
  const { type, calls, errors } = input.nodes[node];
  const names = (places: readonly number[]): string => places.map((at) => shownName(input.nodes[at])).join(', ');
  const callers = input.edges.filter(({ to, from }) => to === node && from !== node).map(({ from }) => from);
  const callees = input.edges.filter(({ to, from }) => from === node && to !== node).map(({ to }) => to);
  const parts = [shownName(input.nodes[node])];
  if (type !== 'user' && type !== 'unknown') parts.push(TYPE_TITLES[type].toLowerCase());
  if (calls > 0) parts.push(counted(calls, 'call'));
  if (errors !== undefined && errors > 0) parts.push(`${formatShare(errors / calls)} failed`);
  if (callers.length > 0) parts.push(`called by ${names(callers)}`);
  if (callees.length > 0) parts.push(`calls ${names(callees)}`);
  return parts.join(', ');
}

/** Figures as pairs of words; those that the source does not tell are left out. */
export function figurePairs(figures: GraphInputNode | GraphInputEdge): readonly (readonly [string, string])[] {
  const { calls, errors, p50, p95, p99, total } = figures;
  const time = (ns: number | undefined): string | undefined => (ns === undefined ? undefined : formatDuration(ns));
  const failed =
    errors === undefined ? undefined : errors === 0 ? '0' : `${formatCount(errors)} · ${formatShare(errors / calls)}`;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['Calls', formatCount(calls)],
    ['Failed', calls === 0 ? undefined : failed],
    ['p50', time(p50)],
    ['p95', time(p95)],
    ['p99', time(p99)],
    ['All calls together', calls === 0 ? undefined : time(total)],
    ['Time of its own', 'self' in figures ? time(figures.self) : undefined],
    ['Median wait in the queue', 'queueP50' in figures ? time(figures.queueP50) : undefined],
    ['Known from one side', 'inferred' in figures && figures.inferred > 0 ? formatCount(figures.inferred) : undefined],
  ];
  return pairs.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}
