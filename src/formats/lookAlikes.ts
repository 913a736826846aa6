import type { Shape } from './shape.ts';

/** What a JSON file is when no reader takes it. */
export interface LookAlike {
  /** completes "This looks like …" */
  readonly found: string;
  /** a trace all the same, only in a format that has no reader yet */
  readonly isTrace: boolean;
}

/**
 * Shapes by their paths, the surest first: `a | b` asks for one of the paths, each string of the list for all of them.
 * A space, the bar and a space stand between paths because keys may hold any other character.
 */
const TRACES: readonly (readonly [found: string, ...paths: string[]])[] = [
  ['Elastic APM events in the short form that browsers send (RUM v3)', 'm.se'],
  ['a summary of a trace that Tempo makes for language models', 'trace.services'],
];

const OTHERS: readonly (readonly [found: string, ...paths: string[]])[] = [
  [
    'an answer of Tempo’s search that found nothing',
    'traces',
    'metrics.inspectedBytes | metrics.inspectedTraces | metrics.completedJobs | metrics.totalBlocks',
  ],
  ['a list of SkyWalking’s traces without their spans', 'data.queryBasicTraces | data.data.traces'],
  ['OTLP metrics, no spans', 'resourceMetrics | resource_metrics | scopeMetrics | scope_metrics'],
  [
    'a Grafana data frame without spans: a list of traces, a node graph or a table',
    'frames[].schema | schema.fields | data[].fields | fields[].values | results.A.frames',
  ],
  ['a speedscope profile', 'profiles', 'shared.frames | $schema'],
  ['a Firefox profile', 'meta', 'threads'],
  ['a CPU profile', 'nodes', 'samples', 'timeDeltas'],
  ['a heap snapshot', 'snapshot.meta'],
  ['an HTTP archive (HAR)', 'log.entries'],
  ['a Grafana dashboard', 'panels | dashboard.panels'],
  ['a source map', 'mappings', 'sources'],
  ['an Elasticsearch index template', 'mappings | index_patterns | template.mappings'],
  ['a lock file of npm', 'lockfileVersion'],
  ['a package.json', 'name', 'version', 'dependencies | devDependencies | scripts'],
  ['a tsconfig.json', 'compilerOptions'],
  ['an API description', 'openapi | swagger'],
  ['GeoJSON', 'features[].geometry'],
  ['a notebook', 'cells', 'nbformat'],
  ['a JSON schema, or a file that names one', '$schema'],
];

/** An answer with an error instead of a trace. Asked last: records may have a column of that name. */
export function isErrorAnswer(shape: Shape): boolean {
  return has(shape, 'error | errors | message');
}

/** What the shape is known to be, undefined when it is not. */
export function lookAlike(shape: Shape): LookAlike | undefined {
  const find = (list: typeof TRACES): string | undefined =>
    list.find(([, ...paths]) => paths.every((path) => has(shape, path)))?.[0];
  const trace = find(TRACES);
  if (trace !== undefined) return { found: trace, isTrace: true };
  const other = find(OTHERS);
  return other === undefined ? undefined : { found: other, isTrace: false };
}

function has(shape: Shape, paths: string): boolean {
  return paths.split(' | ').some((path) => shape.has(path));
}
