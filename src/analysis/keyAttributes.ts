import type { SpanType } from './spanTypes.ts';

const MODEL = [
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.response.finish_reasons',
];
const DATABASE = [
  'db.query.summary',
  'db.operation.name',
  'db.collection.name',
  'db.query.text',
  'db.system.name',
  'db.namespace',
  'server.address',
  'db.response.returned_rows',
  'db.response.status_code',
];
const MESSAGE = [
  'messaging.operation.type',
  'messaging.operation.name',
  'messaging.destination.template',
  'messaging.destination.name',
  'messaging.batch.message_count',
  'messaging.system',
  'messaging.destination.partition.id',
  'messaging.consumer.group.name',
];

/** The facts a type is about, by canonical name, in the order in which its summary tells them. */
export const KEY_ATTRIBUTES: Readonly<Record<SpanType, readonly string[]>> = {
  model: MODEL,
  embeddings: [...MODEL, 'gen_ai.embeddings.dimension.count'],
  retrieval: ['gen_ai.operation.name', 'gen_ai.data_source.id', 'gen_ai.retrieval.query.text'],
  agent: ['gen_ai.operation.name', 'gen_ai.agent.name', 'gen_ai.workflow.name', 'gen_ai.request.model'],
  tool: ['gen_ai.tool.name', 'gen_ai.tool.call.arguments', 'gen_ai.tool.call.result'],
  mcp: ['mcp.method.name', 'gen_ai.prompt.name', 'mcp.resource.uri', 'mcp.session.id'],
  cache: [...DATABASE, 'cache.hit'],
  database: DATABASE,
  messagingOut: MESSAGE,
  messagingIn: MESSAGE,
  cloud: ['rpc.system.name', 'rpc.method', 'aws.s3.bucket', 'aws.s3.key', 'aws.dynamodb.table_names'],
  rpc: ['rpc.system.name', 'rpc.method', 'rpc.status_code', 'server.address', 'server.port'],
  graphql: ['graphql.operation.type', 'graphql.operation.name', 'graphql.document'],
  httpIn: ['http.request.method', 'http.route', 'url.path', 'url.query', 'http.response.status_code'],
  httpOut: [
    'http.request.method',
    'server.address',
    'server.port',
    'url.template',
    'url.full',
    'http.response.status_code',
    'http.request.resend_count',
  ],
  function: ['faas.invoked_name', 'faas.name', 'faas.coldstart', 'faas.trigger', 'faas.invocation_id'],
  cloudEvent: ['cloudevents.event_type', 'cloudevents.event_source', 'cloudevents.event_id'],
  pipeline: ['cicd.pipeline.name', 'cicd.pipeline.result', 'cicd.pipeline.task.name', 'cicd.pipeline.task.run.result'],
  process: ['process.executable.name', 'process.command_args', 'process.exit.code'],
  browser: ['url.full', 'browser.web_vital.name', 'browser.web_vital.value'],
  code: ['code.function.name', 'code.file.path', 'code.line.number'],
  other: [],
};
