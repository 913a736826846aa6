import { describe, expect, it } from 'vitest';
import { buildTrace } from '../../test/drawnSpans.ts';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { summarise } from './spanSummary.ts';
import { deriveSpanType } from './spanTypes.ts';

/** Type and summary of one span drawn by its words. */
function tell(words: string): string {
  const table = drawTrace(`s op 0–10 ${words}`);
  return `${deriveSpanType(table, 0)}: ${summarise(table, 0).replaceAll('\u00A0', ' ')}`;
}

describe('in today’s conventions a span is', () => {
  it.each([
    [
      'client {gen_ai.operation.name: chat, gen_ai.request.model: gpt-4o, gen_ai.usage.input_tokens: 1200, gen_ai.usage.output_tokens: 340, gen_ai.response.time_to_first_chunk: 0.4, gen_ai.response.finish_reasons: ["stop"]}',
      'model: chat gpt-4o · 1.2k → 340 tok · first chunk 0.4 s · stop',
    ],
    [
      '{gen_ai.operation.name: embeddings, gen_ai.request.model: text-embed-3, gen_ai.embeddings.dimension.count: 1536}',
      'embeddings: embeddings text-embed-3 · 1536 d',
    ],
    [
      '{gen_ai.operation.name: retrieval, gen_ai.retrieval.query.text: refund policy, gen_ai.retrieval.documents: [1, 2, 3, 4, 5]}',
      'retrieval: retrieve "refund policy" · 5 docs',
    ],
    [
      'ok {gen_ai.operation.name: execute_tool, gen_ai.tool.name: get_weather, gen_ai.tool.call.arguments: {"location": "Paris"}}',
      'tool: tool get_weather {location: Paris} → ok',
    ],
    ['{mcp.method.name: tools/list}', 'mcp: mcp tools/list'],
    ['client {db.system.name: redis, db.query.text: GET session:8f3a}', 'cache: GET session:* · redis'],
    [
      'client {db.system.name: valkey, db.operation.name: GET, cache.hit: false, db.query.text: GET cart}',
      'cache: GET cart · valkey · miss',
    ],
    [
      'client {db.system.name: postgresql, db.query.summary: SELECT orders, server.address: orders-db, db.response.returned_rows: 12}',
      'database: SELECT orders · postgresql@orders-db · 12 rows',
    ],
    [
      '{db.system.name: mysql, db.query.text: "select a, b from `shop`.`orders` where id = 7"}',
      'database: SELECT shop.orders · mysql',
    ],
    ['{db.system.name: mongodb, db.operation.name: find, db.collection.name: carts}', 'database: find carts · mongodb'],
    [
      'producer {messaging.system: kafka, messaging.operation.type: send, messaging.destination.name: shop.orders, messaging.destination.partition.id: "3"}',
      'messagingOut: send shop.orders · kafka · p3',
    ],
    [
      'consumer {messaging.system: kafka, messaging.operation.type: process, messaging.destination.name: shop.orders, messaging.batch.message_count: 40, messaging.consumer.group.name: billing}',
      'messagingIn: process shop.orders ×40 · group billing',
    ],
    [
      'client {rpc.system.name: aws-api, rpc.method: S3/PutObject, aws.s3.bucket: photos, aws.s3.key: 2026/11/a.jpg}',
      'cloud: S3 PutObject photos/…/a.jpg',
    ],
    [
      'client {rpc.system.name: grpc, rpc.method: cart.CartService/GetCart, rpc.status_code: OK}',
      'rpc: cart.CartService/GetCart · OK',
    ],
    ['{graphql.operation.type: query, graphql.operation.name: GetUser}', 'graphql: query GetUser'],
    [
      'server {http.request.method: GET, http.route: "/orders/{id}", url.path: /orders/7, http.response.status_code: 200}',
      'httpIn: GET /orders/{id} → 200',
    ],
    [
      'client {http.request.method: GET, server.address: payment, server.port: 8080, url.full: "http://u:p@payment:8080/charge?card=1", http.response.status_code: 503, http.request.resend_count: 2}',
      'httpOut: GET payment:8080/charge → 503 · try 3',
    ],
    [
      '{faas.trigger: timer, faas.invoked_name: resize, faas.coldstart: true}',
      'function: λ resize · cold start · timer',
    ],
    [
      '{cloudevents.event_type: com.acme.order.created, cloudevents.event_source: /shop}',
      'cloudEvent: event com.acme.order.created ← /shop',
    ],
    [
      '{cicd.pipeline.name: build-main, cicd.pipeline.task.name: test, cicd.pipeline.task.run.result: failure}',
      'pipeline: build-main · task test → failure',
    ],
    [
      '{process.executable.name: git, process.command_args: ["git", "fetch", "--token=x"], process.exit.code: 128}',
      'process: git fetch → exit 128',
    ],
    [
      '{browser.web_vital.name: lcp, browser.web_vital.value: 2100, url.full: "https://shop.example/checkout"}',
      'browser: op /checkout · LCP 2.1 s',
    ],
    [
      '{code.function.name: com.acme.OrderService.price, code.file.path: /src/order.ts, code.line.number: 88}',
      'code: OrderService.price · order.ts:88',
    ],
    ['{color: blue}', 'other: '],
  ])('%s', (words, told) => {
    expect(tell(words)).toBe(told);
  });
});

describe('in older conventions a span is', () => {
  it.each([
    ['server {http.method: POST, http.target: /pay?card=1, http.status_code: "201"}', 'httpIn: POST /pay → 201'],
    [
      'client {http.method: GET, http.url: "https://api.example/v1/x?q=1", net.peer.name: api.example, net.peer.port: 443}',
      'httpOut: GET api.example/v1/x',
    ],
    [
      'client {db.system: mssql, db.statement: "/* who */ INSERT INTO dbo.Orders VALUES (1)", net.peer.name: db-1}',
      'database: INSERT dbo.Orders · microsoft.sql_server@db-1',
    ],
    [
      'client {rpc.system: grpc, rpc.service: cart.CartService, rpc.method: GetCart, rpc.grpc.status_code: 14}',
      'rpc: cart.CartService/GetCart · UNAVAILABLE',
    ],
    ['client {rpc.system: aws-api, rpc.service: S3, rpc.method: ListBuckets}', 'cloud: S3 ListBuckets'],
    ['client {aws.service: SQS, aws.operation: SendMessage, http.method: POST}', 'cloud: SQS SendMessage'],
    ['producer {kafka.topic: messages}', 'messagingOut: send messages · kafka'],
    [
      'producer {messaging.system: rabbitmq, messaging.operation: publish, messaging.destination: mails}',
      'messagingOut: send mails · rabbitmq',
    ],
    ['{code.namespace: Orders, code.function: price, code.filepath: "C:\\\\src\\\\a.cs"}', 'code: Orders.price · a.cs'],
    ['{openinference.span.kind: LLM, llm.model_name: m-1, llm.token_count.prompt: 10}', 'model: chat m-1 · 10 tok'],
    ['{http.request.method: _OTHER, http.request.method_original: PURGE, url.path: /a}', 'httpOut: PURGE /a'],
  ])('%s', (words, told) => {
    expect(tell(words)).toBe(told);
  });
});

describe('without a target the name stays, with what is known', () => {
  it.each([
    [
      'HTTP GET /dispatch',
      'client {http.method: GET, http.url: /dispatch?customer=1, http.status_code: 200}',
      'GET /dispatch → 200',
    ],
    ['POST /payment', 'server {http.request.method: POST, http.response.status_code: 200}', 'POST /payment → 200'],
    ['charge card', 'client {http.request.method: POST, http.response.status_code: 504}', 'charge card · POST → 504'],
    ['GET', 'client {http.request.method: GET, http.response.status_code: 200}', 'GET → 200'],
    ['send receipt email', 'client {messaging.system: smtp}', 'send receipt email · smtp'],
    [
      'receipt mail',
      'client {messaging.system: rabbitmq, messaging.destination.name: mails}',
      'receipt mail · mails · rabbitmq',
    ],
    ['poll', 'consumer {messaging.system: kafka}', 'poll · process · kafka'],
    ['acquire row lock', 'client {db.system.name: postgresql}', 'acquire row lock · postgresql'],
    [
      'query fraud history',
      'client {db.system: postgresql, db.name: fraud_db, db.operation: SELECT}',
      'query fraud history · SELECT fraud_db · postgresql',
    ],
    ['SELECT', 'client {db.system: postgresql, db.name: shop, db.operation: SELECT}', 'SELECT shop · postgresql'],
    ['search', 'client {db.system.name: elasticsearch}', 'search · elasticsearch'],
    ['load session', 'client {db.system.name: redis, db.operation.name: GET}', 'load session · GET · redis'],
    ['find cart', 'client {rpc.system.name: grpc, rpc.status_code: OK}', 'find cart · OK'],
    ['plan trip', 'client {gen_ai.operation.name: chat, gen_ai.usage.input_tokens: 10}', 'plan trip · chat · 10 tok'],
  ])('%s', (name, words, summary) => {
    expect(summarise(drawTrace(`s ${name} 0–10 ${words}`), 0)).toBe(summary);
  });
});

describe('a summary', () => {
  it('is not told when it is the name', () => {
    const table = drawTrace(
      's "query GetUser" 0–1'.replaceAll('"', '') + ' {graphql.operation.type: query, graphql.operation.name: GetUser}',
    );
    expect(summarise(table, 0)).toBe('');
  });

  it('has at most 80 characters', () => {
    const table = buildTrace([
      {
        operation: 'x',
        kind: 'server',
        attributes: { 'http.request.method': 'GET', 'url.path': `/${'a'.repeat(200)}` },
      },
    ]);
    expect(summarise(table, 0)).toHaveLength(80);
    expect(summarise(table, 0).endsWith('a…')).toBe(true);
  });

  it('of an agent counts what it did', () => {
    const table = drawTrace(`
      bot agent     0–100 {gen_ai.operation.name: invoke_agent, gen_ai.agent.name: Math Tutor}
        bot chat    0–20  {gen_ai.operation.name: chat, gen_ai.usage.input_tokens: 4000, gen_ai.usage.output_tokens: 900}
        bot add     20–30 {gen_ai.tool.name: add}
          bot chat  21–25 {gen_ai.operation.name: chat, gen_ai.usage.input_tokens: 200}
    `);
    expect(summarise(table, 0)).toBe('agent Math Tutor · 2 model calls · 1 tool · 5.1k tok');
  });

  it('of a message says how long it waited', () => {
    const table = drawTrace(`
      shop send    0–2 producer {messaging.system: kafka, messaging.destination.name: paid}
        billing in 1302–1400 consumer {messaging.system: kafka, messaging.destination.name: paid}
    `);
    expect(summarise(table, rowOf(table, 'in')).replaceAll('\u00A0', ' ')).toBe('process paid · kafka · waited 1.3 s');
  });
});

describe('a summary of a message', () => {
  it('counts from the first of those that it links to', () => {
    const table = drawTrace(`
      shop one     0–100  producer id=a {messaging.system: kafka, messaging.destination.name: paid}
      shop two     0–200  producer id=b {messaging.system: kafka, messaging.destination.name: paid}
      billing in   1400–1500 consumer trace=2 link=00000000000000000000000000000001/b link=00000000000000000000000000000001/a {messaging.system: kafka, messaging.destination.name: paid}
      billing lost 1400–1500 consumer trace=2 link=9/z {messaging.system: kafka, messaging.destination.name: paid}
    `);
    expect(summarise(table, rowOf(table, 'in')).replaceAll('\u00A0', ' ')).toBe('process paid · kafka · waited 1.3 s');
    expect(summarise(table, rowOf(table, 'lost'))).toBe('process paid · kafka');
  });
});

describe('a summary of a model’s work', () => {
  it('takes an agent’s own tokens where none are known below it', () => {
    const words = '{gen_ai.operation.name: invoke_agent, gen_ai.agent.name: Bo, gen_ai.usage.input_tokens: 1500}';
    expect(summarise(drawTrace(`s op 0–1 ${words}`), 0)).toBe('agent Bo · 1.5k tok');
  });

  it('keeps the name of a span whose agent or tool has none', () => {
    const table = drawTrace(`
      bot agent.plan  0–100 {gen_ai.operation.name: invoke_agent}
        bot chat      0–20  {gen_ai.operation.name: chat}
        bot wiki      20–30 {gen_ai.operation.name: execute_tool}
    `);
    expect(summarise(table, 0)).toBe('agent.plan · 1 model call · 1 tool');
    expect(summarise(table, rowOf(table, 'wiki'))).toBe('wiki · tool');
  });

  it('tells how a tool ended', () => {
    expect(tell('{gen_ai.tool.name: add, error.type: timeout}')).toBe('tool: tool add → error');
    expect(tell('ok {gen_ai.tool.name: add, error.type: timeout}')).toBe('tool: tool add → ok');
  });

  it('takes the target of MCP from the name', () => {
    expect(summarise(drawTrace('s prompts/get greet 0–1 client {mcp.method.name: prompts/get}'), 0)).toBe(
      'mcp prompts/get greet',
    );
  });
});

it('What a browser measures is a span of its own', () => {
  expect(deriveSpanType(drawTrace('s LCP 0–1 {session.id: x}'), 0)).toBe('browser');
});
