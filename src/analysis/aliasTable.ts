import {
  AI_OPERATIONS,
  firstOfList,
  GEN_AI_KINDS,
  HTTP_VERSIONS,
  lookUp,
  NEW_DB_SYSTEMS,
  NEW_MODEL_PROVIDERS,
  newRpcCode,
} from './aliasValues.ts';

/** One spelling of a fact. */
export interface Spelling {
  readonly key: string;
  /** only on spans that are called (SERVER, CONSUMER), or only on all others */
  readonly on?: 'server' | 'client';
  /** the value in today's form; undefined = this spelling does not say it */
  readonly read?: (text: string) => string | undefined;
  /** attribute that goes in front of a value which does not have the joint yet */
  readonly prefix?: { readonly key: string; readonly joint: string };
}

const beforeQuestion = (text: string): string => text.split('?', 1)[0];
const afterQuestion = (text: string): string | undefined => text.split(/\?(.*)/s)[1];
const hostPart = (text: string): string => text.replace(/:\d+$/, '');
const portPart = (text: string): string | undefined => /:(\d+)$/.exec(text)?.[1];

/**
 * Every fact that has more than one spelling: the canonical name, and the others from new to old (semantic-conventions
 * §1, where also their sources stand). The canonical key itself comes first unless it is listed.
 */
const ALIASES: Readonly<Record<string, readonly (string | Spelling)[]>> = {
  'http.request.method': [
    { key: 'http.request.method', read: (text) => (text === '_OTHER' ? undefined : text) },
    'http.request.method_original',
    'http.method',
    'http.request.method',
  ],
  'http.response.status_code': ['http.status_code'],
  'url.full': ['http.url'],
  // The last is Zipkin's own.
  'url.path': [{ key: 'http.target', read: beforeQuestion }, 'http.path'],
  'url.query': [{ key: 'http.target', read: afterQuestion }],
  'url.scheme': ['http.scheme'],
  'user_agent.original': ['http.user_agent'],
  'http.request.body.size': [
    'http.request_content_length',
    'http.request_content_length_uncompressed',
    { key: 'http.request.header.content-length', read: firstOfList },
  ],
  'http.response.body.size': [
    'http.response_content_length',
    'http.response_content_length_uncompressed',
    { key: 'http.response.header.content-length', read: firstOfList },
  ],
  'http.request.resend_count': ['http.resend_count'],
  'client.address': [
    'http.client_ip',
    { key: 'net.peer.name', on: 'server' },
    { key: 'net.sock.peer.addr', on: 'server' },
  ],
  'network.protocol.name': [
    'net.protocol.name',
    { key: 'http.flavor', read: (text) => (/^\d/.test(text) ? 'http' : text.toLowerCase()) },
  ],
  'network.protocol.version': [
    'net.protocol.version',
    { key: 'http.flavor', read: (text) => (/^\d/.test(text) ? lookUp(HTTP_VERSIONS, text) : undefined) },
  ],
  'server.address': [
    { key: 'net.peer.name', on: 'client' },
    { key: 'http.server_name', on: 'client' },
    { key: 'net.host.name', on: 'server' },
    { key: 'http.host', on: 'server', read: hostPart },
    { key: 'tls.client.server_name', on: 'server' },
  ],
  'server.port': [
    { key: 'net.peer.port', on: 'client' },
    { key: 'net.host.port', on: 'server' },
    { key: 'http.host', on: 'server', read: portPart },
  ],
  'client.port': [{ key: 'net.peer.port', on: 'server' }],
  'network.peer.address': ['net.sock.peer.addr', 'net.peer.ip'],
  'network.peer.port': ['net.sock.peer.port'],
  'network.local.address': ['net.sock.host.addr', 'net.host.ip'],
  'network.local.port': ['net.sock.host.port'],
  'network.transport': [{ key: 'net.transport', read: (text) => text.replace(/^ip_/, '') }],
  'network.type': [{ key: 'net.sock.family', read: (text) => lookUp({ inet: 'ipv4', inet6: 'ipv6' }, text) }],
  'service.peer.name': ['peer.service'],
  'db.system.name': [
    { key: 'db.system', read: (text) => lookUp(NEW_DB_SYSTEMS, text) },
    { key: 'db.type', read: (text) => lookUp(NEW_DB_SYSTEMS, text) },
  ],
  'db.query.text': ['db.statement', 'sql.query'],
  'db.operation.name': ['db.operation'],
  'db.collection.name': ['db.sql.table', 'db.mongodb.collection', 'db.cassandra.table', 'db.cosmosdb.container'],
  'db.namespace': ['db.name', 'db.redis.database_index', 'db.elasticsearch.cluster.name', 'db.instance'],
  'db.response.status_code': ['db.cosmosdb.status_code'],
  'rpc.system.name': [
    {
      key: 'rpc.system',
      read: (text) => lookUp({ apache_dubbo: 'dubbo', connect_rpc: 'connectrpc' }, text),
    },
  ],
  'rpc.method': [{ key: 'rpc.method', prefix: { key: 'rpc.service', joint: '/' } }, 'grpc.method'],
  'rpc.status_code': [
    { key: 'rpc.status_code', read: newRpcCode },
    { key: 'rpc.response.status_code', read: newRpcCode },
    { key: 'rpc.grpc.status_code', read: newRpcCode },
    { key: 'rpc.connect_rpc.error_code', read: newRpcCode },
    'rpc.jsonrpc.error_code',
  ],
  'messaging.operation.type': [
    { key: 'messaging.operation', read: (text) => lookUp({ publish: 'send', deliver: 'process' }, text) },
  ],
  // Zipkin's instrumentation of brokers (openzipkin/brave, kafka-clients, spring-rabbit, jms) has tags of its own.
  'messaging.system': [
    { key: 'kafka.topic', read: () => 'kafka' },
    { key: 'rabbit.exchange', read: () => 'rabbitmq' },
    { key: 'jms.queue', read: () => 'jms' },
    { key: 'jms.topic', read: () => 'jms' },
  ],
  'messaging.destination.name': ['messaging.destination', 'kafka.topic', 'rabbit.exchange', 'jms.queue', 'jms.topic'],
  'messaging.destination.partition.id': ['messaging.kafka.destination.partition', 'messaging.kafka.partition'],
  'messaging.destination.subscription.name': ['messaging.servicebus.destination.subscription_name'],
  'messaging.consumer.group.name': [
    'messaging.kafka.consumer.group',
    'messaging.rocketmq.client_group',
    'messaging.eventhubs.consumer.group',
    'messaging.kafka.consumer_group',
  ],
  'messaging.client.id': ['messaging.client_id'],
  'messaging.message.id': ['messaging.message_id'],
  'messaging.kafka.offset': ['messaging.kafka.message.offset'],
  'code.function.name': [{ key: 'code.function', prefix: { key: 'code.namespace', joint: '.' } }],
  'code.file.path': ['code.filepath'],
  'code.line.number': ['code.lineno'],
  'code.column.number': ['code.column'],
  'error.type': ['error.name', 'error.kind'],
  'exception.message': ['error.msg', 'error.message'],
  'exception.stacktrace': ['stack', 'error.stack'],
  'deployment.environment.name': ['deployment.environment', 'environment', 'env'],
  'container.runtime.name': ['container.runtime'],
  'host.name': ['hostname', 'host.hostname'],
  'feature_flag.provider.name': ['feature_flag.provider_name'],
  'feature_flag.result.variant': ['feature_flag.variant'],
  'feature_flag.result.reason': ['feature_flag.evaluation.reason'],
  'gen_ai.provider.name': [
    { key: 'gen_ai.system', read: (text) => lookUp(NEW_MODEL_PROVIDERS, text) },
    'llm.provider',
    'ai.model.provider',
  ],
  'gen_ai.request.model': ['llm.model_name', 'ai.model.id', 'embedding.model_name'],
  'gen_ai.usage.input_tokens': ['gen_ai.usage.prompt_tokens', 'llm.token_count.prompt', 'ai.usage.promptTokens'],
  'gen_ai.usage.output_tokens': [
    'gen_ai.usage.completion_tokens',
    'llm.token_count.completion',
    'ai.usage.completionTokens',
  ],
  'gen_ai.input.messages': ['gen_ai.prompt', 'llm.input_messages', 'input.value', 'ai.prompt.messages'],
  'gen_ai.output.messages': ['gen_ai.completion', 'llm.output_messages', 'output.value'],
  'gen_ai.operation.name': [
    { key: 'openinference.span.kind', read: (text) => GEN_AI_KINDS[text.toUpperCase()] },
    { key: 'traceloop.span.kind', read: (text) => GEN_AI_KINDS[text.toUpperCase()] },
    { key: 'ai.operationId', read: (text) => AI_OPERATIONS[text] },
  ],
};

/** Beginnings of keys whose rest is free: the canonical one, and the others from new to old. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  'rpc.request.metadata.': ['rpc.grpc.request.metadata.', 'rpc.connect_rpc.request.metadata.'],
  'rpc.response.metadata.': ['rpc.grpc.response.metadata.', 'rpc.connect_rpc.response.metadata.'],
  'k8s.pod.label.': ['k8s.pod.labels.'],
  'container.label.': ['container.labels.'],
  'openai.request.': ['gen_ai.openai.request.'],
  'openai.response.': ['gen_ai.openai.response.'],
};

/** All spellings of a fact in the order they are asked; a key without aliases is its only one. */
export function spellingsOf(canonical: string): readonly Spelling[] {
  const listed = (Object.hasOwn(ALIASES, canonical) ? ALIASES[canonical] : aliasesByPrefix(canonical)).map((alias) =>
    typeof alias === 'string' ? { key: alias } : alias,
  );
  return listed.some(({ key }) => key === canonical) ? listed : [{ key: canonical }, ...listed];
}

function aliasesByPrefix(canonical: string): readonly string[] {
  for (const [prefix, others] of Object.entries(PREFIXES)) {
    if (canonical.startsWith(prefix)) return others.map((other) => other + canonical.slice(prefix.length));
  }
  return [];
}

/** Facts of more than one spelling that a key can be the spelling of; the key itself where it is canonical. */
export function factsOf(key: string): readonly string[] {
  const listed = FACTS_OF_KEY.get(key);
  if (listed) return listed;
  for (const [prefix, others] of Object.entries(PREFIXES)) {
    const found = [prefix, ...others].find((start) => key.startsWith(start));
    if (found !== undefined) return [prefix + key.slice(found.length)];
  }
  return [];
}

const FACTS_OF_KEY: ReadonlyMap<string, readonly string[]> = (() => {
  const facts = new Map<string, string[]>();
  for (const canonical of Object.keys(ALIASES)) {
    for (const key of new Set(spellingsOf(canonical).map((spelling) => spelling.key))) {
      facts.set(key, [...(facts.get(key) ?? []), canonical]);
    }
  }
  return facts;
})();
