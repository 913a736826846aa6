import type { GraphEdge, GraphNode } from '#analysis/graphParts.ts';
import { percentile } from '#analysis/percentile.ts';
import { deriveServiceGraph } from '#analysis/serviceGraph.ts';
import type { Health, ServiceHealth } from '#analysis/serviceHealth.ts';
import { deriveEdgeHealth, documentTime } from '#analysis/serviceHealth.ts';
import type { SpanEnds } from '#analysis/spanEnds.ts';
import { formatCount, formatDuration, formatRate } from '#model/formatTime.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { textTable } from './textTable.ts';

interface ServicesInput {
  readonly table: SpanTable;
  readonly health: readonly ServiceHealth[];
  /** ErrorCounts' */
  readonly failed: Uint8Array;
  /** deriveEnds */
  readonly ends: SpanEnds;
  /** ns */
  readonly apdexThreshold: number;
}

const FIGURES = ['calls', 'rate', 'errors', 'error rate', 'p50', 'p90', 'p95', 'p99', 'max'];
const NONE = '–';

/** Services, their operations and the calls between them as three tables. */
export function servicesText({ table, health, failed, ends, apdexThreshold }: ServicesInput): string {
  const { nodes, edges } = deriveServiceGraph(table, failed);
  const documentNs = documentTime(table, ends);
  const apdex = `Apdex ${formatDuration(apdexThreshold)}`;
  const tables = [
    textTable(
      ['service', ...FIGURES, 'self', apdex],
      health.map((service) => [serviceText(service.name), ...figures(service), ...ownFigures(service)]),
      1,
    ),
    textTable(
      ['service', 'operation', ...FIGURES, 'self', apdex],
      health.flatMap(({ name, operations }) =>
        operations.map((own) => [serviceText(name), oneLine(own.operation), ...figures(own), ...ownFigures(own)]),
      ),
      2,
    ),
  ];
  if (edges.length > 0) {
    const rows = edges.map((edge) => [
      nodeText(nodes[edge.parent]),
      nodeText(nodes[edge.child]),
      evidenceText(edge),
      ...figures(deriveEdgeHealth(edge, documentNs)),
      medianText(edge.networkNs.copy()),
      medianText(edge.queueNs.copy()),
    ]);
    tables.push(textTable(['caller', 'called', 'known by', ...FIGURES, 'network p50', 'in queue p50'], rows, 3));
  }
  return tables.join('\n');
}

function figures({
  calls,
  ratePerSecond,
  errors,
  errorRate,
  p50,
  p90,
  p95,
  p99,
  max,
}: Omit<Health, 'apdex'>): string[] {
  return [
    formatCount(calls),
    rateText(ratePerSecond),
    formatCount(errors),
    `${(errorRate * 100).toFixed(1)}\u00A0%`,
    ...[p50, p90, p95, p99, max].map(timeText),
  ];
}

function ownFigures({ self, apdex }: Pick<ServiceHealth, 'self' | 'apdex'>): string[] {
  return [formatDuration(self), apdex === undefined ? NONE : apdex.toFixed(2)];
}

function rateText(perSecond: number | undefined): string {
  if (perSecond === undefined) return NONE;
  return perSecond > 0 && perSecond < 0.001 ? '<0.001/s' : formatRate(perSecond);
}

function timeText(ns: number | undefined): string {
  return ns === undefined ? NONE : formatDuration(ns);
}

function medianText(values: Float64Array): string {
  return values.length === 0 ? NONE : formatDuration(percentile(values.sort(), 0.5));
}

function serviceText(name: string): string {
  return name === '' ? '(no service)' : oneLine(name);
}

function nodeText({ type, name }: GraphNode): string {
  if (type === 'service') return serviceText(name);
  return type === name ? `(${name})` : `${oneLine(name)} (${type})`;
}

/** What a caller and a called span agree on needs no word. */
function evidenceText({ calls, inferred, clientMissing }: GraphEdge): string {
  const parts = [
    [calls - inferred - clientMissing, 'both sides'],
    [inferred, 'one side'],
    [clientMissing, 'no client'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  return told.map(([count, what]) => (told.length === 1 ? what : `${what} × ${formatCount(count)}`)).join(', ');
}

/** A name of a trace may have line breaks or commands to the terminal. */
function oneLine(name: string): string {
  // eslint-disable-next-line no-control-regex
  return name.replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, ' ');
}
