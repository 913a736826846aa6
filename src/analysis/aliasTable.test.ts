import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../test/traceDrawing.ts';
import { factsOf, spellingsOf } from './aliasTable.ts';
import { conventionsOf } from './conventions.ts';

/** A fact of one span that has one attribute, as `key: value`; `kind` is the span's. */
function read(attribute: string, fact: string, kind = 'client'): string | undefined {
  return conventionsOf(drawTrace(`s op 0–1 ${kind} {${attribute}}`)).text(0, fact);
}

describe('an older spelling tells the fact in today’s form', () => {
  it.each([
    ['http.method: GET', 'http.request.method', 'GET'],
    ['http.status_code: 404', 'http.response.status_code', '404'],
    ['http.url: "http://a/b"', 'url.full', 'http://a/b'],
    ['http.target: /a?b=1', 'url.path', '/a'],
    ['http.path: /a', 'url.path', '/a'],
    ['http.target: /a?b=1', 'url.query', 'b=1'],
    ['http.scheme: https', 'url.scheme', 'https'],
    ['http.user_agent: curl', 'user_agent.original', 'curl'],
    ['http.request_content_length: 7', 'http.request.body.size', '7'],
    ['http.response_content_length_uncompressed: 8', 'http.response.body.size', '8'],
    ['http.request.header.content-length: ["9"]', 'http.request.body.size', '9'],
    ['http.resend_count: 2', 'http.request.resend_count', '2'],
    ['http.flavor: "2.0"', 'network.protocol.version', '2'],
    ['http.flavor: "1.1"', 'network.protocol.version', '1.1'],
    ['http.flavor: "1.0"', 'network.protocol.version', '1.0'],
    ['http.flavor: QUIC', 'network.protocol.version', undefined],
    ['http.flavor: QUIC', 'network.protocol.name', 'quic'],
    ['http.flavor: "1.1"', 'network.protocol.name', 'http'],
    ['net.peer.name: cart', 'server.address', 'cart'],
    ['http.server_name: cart', 'server.address', 'cart'],
    ['net.sock.peer.addr: 10.0.0.1', 'network.peer.address', '10.0.0.1'],
    ['net.sock.host.port: 80', 'network.local.port', '80'],
    ['net.transport: ip_tcp', 'network.transport', 'tcp'],
    ['net.sock.family: inet6', 'network.type', 'ipv6'],
    ['peer.service: cart', 'service.peer.name', 'cart'],
    ['db.system: cosmosdb', 'db.system.name', 'azure.cosmosdb'],
    ['db.system: cache', 'db.system.name', 'intersystems.cache'],
    ['db.statement: SELECT 1', 'db.query.text', 'SELECT 1'],
    ['db.mongodb.collection: carts', 'db.collection.name', 'carts'],
    ['db.redis.database_index: 3', 'db.namespace', '3'],
    ['db.cosmosdb.status_code: 429', 'db.response.status_code', '429'],
    ['rpc.system: apache_dubbo', 'rpc.system.name', 'dubbo'],
    ['rpc.grpc.status_code: 16', 'rpc.status_code', 'UNAUTHENTICATED'],
    ['rpc.response.status_code: "0"', 'rpc.status_code', 'OK'],
    ['rpc.connect_rpc.error_code: not_found', 'rpc.status_code', 'NOT_FOUND'],
    ['rpc.jsonrpc.error_code: -32601', 'rpc.status_code', '-32601'],
    ['rpc.grpc.request.metadata.x-id: 7', 'rpc.request.metadata.x-id', '7'],
    ['messaging.operation: deliver', 'messaging.operation.type', 'process'],
    ['messaging.kafka.consumer_group: billing', 'messaging.consumer.group.name', 'billing'],
    ['messaging.kafka.message.offset: 12', 'messaging.kafka.offset', '12'],
    ['code.lineno: 88', 'code.line.number', '88'],
    ['error.kind: IOError', 'error.type', 'IOError'],
    ['stack: at a', 'exception.stacktrace', 'at a'],
    ['env: prod', 'deployment.environment.name', 'prod'],
    ['k8s.pod.labels.app: cart', 'k8s.pod.label.app', 'cart'],
    ['container.labels.team: x', 'container.label.team', 'x'],
    ['feature_flag.evaluation.reason: static', 'feature_flag.result.reason', 'static'],
    ['gen_ai.system: az.ai.openai', 'gen_ai.provider.name', 'azure.ai.openai'],
    ['ai.model.id: m', 'gen_ai.request.model', 'm'],
    ['llm.token_count.completion: 5', 'gen_ai.usage.output_tokens', '5'],
    ['ai.operationId: ai.streamText.doStream', 'gen_ai.operation.name', 'chat'],
    ['gen_ai.openai.request.service_tier: auto', 'openai.request.service_tier', 'auto'],
  ])('%s: %s is %s', (attribute, fact, text) => {
    expect(read(attribute, fact)).toBe(text);
  });
});

describe('on the called side', () => {
  it.each([
    ['net.peer.name: caller', 'client.address', 'caller'],
    ['net.peer.port: 4711', 'client.port', '4711'],
    ['net.peer.name: caller', 'server.address', undefined],
    ['http.host: "me:8080"', 'server.address', 'me'],
    ['http.host: "me:8080"', 'server.port', '8080'],
    ['tls.client.server_name: me', 'server.address', 'me'],
  ])('%s: %s is %s', (attribute, fact, text) => {
    expect(read(attribute, fact, 'server')).toBe(text);
  });
});

it('The newest spelling that says anything is the one that counts', () => {
  expect(read('http.response.status_code: 200, http.status_code: 500', 'http.response.status_code')).toBe('200');
  expect(read('url.full: "", http.url: "http://a"', 'url.full')).toBe('http://a');
});

it('A key knows the facts that it may be a spelling of', () => {
  expect(factsOf('http.target')).toEqual(['url.path', 'url.query']);
  expect(factsOf('http.response.status_code')).toEqual(['http.response.status_code']);
  expect(factsOf('rpc.connect_rpc.request.metadata.x')).toEqual(['rpc.request.metadata.x']);
  expect(factsOf('tenant')).toEqual([]);
  expect(spellingsOf('tenant')).toEqual([{ key: 'tenant' }]);
});
