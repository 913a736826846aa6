import { memoByObject } from '#base/memo.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import type { Conventions } from './conventions.ts';
import { conventionsOf } from './conventions.ts';

/** What kind of work a span is: the rows of semantic-conventions §2, each with its title. */
export const SPAN_TYPE_TITLES = {
  model: 'Model call',
  embeddings: 'Embeddings',
  retrieval: 'Retrieval',
  agent: 'Agent',
  tool: 'Tool',
  mcp: 'MCP',
  cache: 'Cache',
  database: 'Database',
  messagingOut: 'Message out',
  messagingIn: 'Message in',
  cloud: 'Cloud',
  rpc: 'RPC',
  graphql: 'GraphQL',
  httpIn: 'HTTP in',
  httpOut: 'HTTP out',
  function: 'Function',
  cloudEvent: 'Event',
  pipeline: 'Pipeline',
  process: 'Process',
  browser: 'Browser',
  code: 'Code',
  other: 'Span',
} as const;

export type SpanType = keyof typeof SPAN_TYPE_TITLES;

const GEN_AI_TYPES: Readonly<Record<string, SpanType | undefined>> = {
  chat: 'model',
  text_completion: 'model',
  generate_content: 'model',
  embeddings: 'embeddings',
  retrieval: 'retrieval',
  create_agent: 'agent',
  invoke_agent: 'agent',
  invoke_workflow: 'agent',
  execute_tool: 'tool',
};
const CACHES: ReadonlySet<string> = new Set(['redis', 'valkey', 'memcached', 'hazelcast']);
/** Names that the browser's document-load instrumentation gives its spans. */
const BROWSER_NAMES: ReadonlySet<string> = new Set(['documentLoad', 'documentFetch', 'resourceFetch']);
/** Names of the web vitals, as the web-vitals library gives them to spans. */
const VITALS: ReadonlySet<string> = new Set(['CLS', 'FCP', 'FID', 'INP', 'LCP', 'TTFB']);

const TYPES = Object.keys(SPAN_TYPE_TITLES) as SpanType[];
/** By row: 1 + place in TYPES, 0 = not asked yet. */
const knownTypes = memoByObject((table: SpanTable) => new Uint8Array(table.length));

/** The first type of the list whose test holds. Worked out when it is first asked for, then kept. */
export function deriveSpanType(table: SpanTable, row: number): SpanType {
  const known = knownTypes(table);
  if (known[row] > 0) return TYPES[known[row] - 1];
  const facts = conventionsOf(table);
  const type = genAiType(facts, row) ?? callType(facts, row) ?? workType(facts, row) ?? 'other';
  known[row] = 1 + TYPES.indexOf(type);
  return type;
}

/** Before HTTP and RPC: a model call is a client span of one of them as well. */
function genAiType(facts: Conventions, row: number): SpanType | undefined {
  const operation = facts.text(row, 'gen_ai.operation.name');
  const type = operation === undefined ? undefined : GEN_AI_TYPES[operation];
  if (type !== undefined) return type;
  if (facts.has(row, 'gen_ai.tool.name')) return 'tool';
  return facts.has(row, 'mcp.method.name') ? 'mcp' : undefined;
}

function callType(facts: Conventions, row: number): SpanType | undefined {
  const kind = facts.table.kind[row];
  const database = facts.text(row, 'db.system.name');
  if (database !== undefined) return CACHES.has(database) ? 'cache' : 'database';
  // Old instrumentations send the query and no system.
  if (facts.has(row, 'db.query.text')) return 'database';
  if (facts.has(row, 'messaging.system')) {
    const operation = facts.text(row, 'messaging.operation.type');
    // A client that does not say what it did, such as one of a mail server, has most likely sent something.
    const sends = operation === undefined ? kind === SPAN_KIND.client : operation === 'create' || operation === 'send';
    return kind === SPAN_KIND.producer || sends ? 'messagingOut' : 'messagingIn';
  }
  if (isCloud(facts, row)) return 'cloud';
  if (facts.has(row, 'rpc.system.name')) return 'rpc';
  if (facts.has(row, 'graphql.operation.type') || facts.has(row, 'graphql.operation.name')) return 'graphql';
  if (!facts.has(row, 'http.request.method')) return undefined;
  return kind === SPAN_KIND.server ? 'httpIn' : 'httpOut';
}

function isCloud(facts: Conventions, row: number): boolean {
  if (facts.text(row, 'rpc.system.name') === 'aws-api') return true;
  if (facts.hasKeyStarting(row, 'aws.s3.') || facts.hasKeyStarting(row, 'azure.')) return true;
  if (facts.has(row, 'aws.operation')) return true;
  const scope = facts.scopeName(row);
  return scope.startsWith('Azure.') || scope.includes('AWSSDK');
}

function workType(facts: Conventions, row: number): SpanType | undefined {
  const { table } = facts;
  if (facts.has(row, 'faas.trigger') || facts.has(row, 'faas.invoked_name')) return 'function';
  if (facts.has(row, 'cloudevents.event_type')) return 'cloudEvent';
  if (facts.has(row, 'cicd.pipeline.name') || facts.has(row, 'cicd.pipeline.task.name')) return 'pipeline';
  if (facts.has(row, 'process.executable.name') && facts.has(row, 'process.exit.code')) return 'process';
  const name = table.strings.get(table.operation[row]);
  if (BROWSER_NAMES.has(name) || VITALS.has(name) || facts.hasKeyStarting(row, 'browser.')) return 'browser';
  return facts.has(row, 'code.function.name') ? 'code' : undefined;
}
