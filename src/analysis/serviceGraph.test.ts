import { describe, expect, it } from 'vitest';
import type { SpanTable } from '#model/spanTable.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { deriveErrorColumns } from './errorCounts.ts';
import type { GraphEdge } from './graphParts.ts';
import type { ServiceGraph } from './serviceGraph.ts';
import { deriveServiceGraph } from './serviceGraph.ts';
import { deriveErrorRules } from './spanErrors.ts';

function graphOf(table: SpanTable, range?: { firstRow: number; endRow: number }): ServiceGraph {
  return deriveServiceGraph(table, deriveErrorColumns(table, deriveErrorRules(table)).all.failed, range);
}

/** `web → cart 2, 1 failed`, then what is known of the calls in ms. */
function printEdges({ nodes, edges }: ServiceGraph): string[] {
  const name = (at: number): string =>
    nodes[at].type === 'service' || nodes[at].type === nodes[at].name
      ? nodes[at].name
      : `${nodes[at].type} ${nodes[at].name}`;
  return edges.map((edge) => {
    const { parent, child, calls, errors, inferred, clientMissing } = edge;
    const parts = [
      `${name(parent)} → ${name(child)} ${calls}`,
      errors > 0 ? `${errors} failed` : '',
      inferred > 0 ? `${inferred} inferred` : '',
      clientMissing > 0 ? `${clientMissing} client missing` : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
  });
}

function printTimes({ callerNs, calleeNs, networkNs, queueNs }: GraphEdge): string {
  return Object.entries({ caller: callerNs, callee: calleeNs, network: networkNs, queue: queueNs })
    .filter(([, column]) => column.length > 0)
    .map(([what, column]) => `${what} ${Array.from(column.copy(), (ns) => ns / 1e6).join(' ')}`)
    .join(', ');
}

const edgesOf = (drawing: string): string[] => printEdges(graphOf(drawTrace(drawing)));

describe('deriveServiceGraph', () => {
  it('draws services, what they call, and the queue between two of them', () => {
    const graph = graphOf(
      drawTrace(`
        gateway GET /pay                     0–100 server
          gateway POST                      10–60  client
            orders POST /orders             15–55  server
              orders place                  18–38  internal
                orders INSERT               20–30  client error {db.system.name: postgresql, db.namespace: shop, server.address: pg1}
                orders check                31–36  client {peer.service: fraud}
              orders send shop.paid         40–42  producer {messaging.system: kafka, messaging.destination.name: shop.paid}
                billing process shop.paid  200–230 consumer
      `),
    );
    expect(printEdges(graph)).toEqual([
      'user → gateway 1, 1 inferred',
      'gateway → orders 1',
      'queue shop.paid → billing 1',
      'orders → queue shop.paid 1',
      'orders → database shop@pg1 1, 1 failed, 1 inferred',
      'orders → external fraud 1, 1 inferred',
    ]);
    expect(graph.edges.map(printTimes)).toEqual([
      'callee 100',
      'caller 50, callee 40, network 10',
      'callee 30, queue 158',
      'caller 2',
      'caller 10',
      'caller 5',
    ]);
  });

  it('takes a peer for the service that has its name, in any case, and keeps services apart by namespace', () => {
    const graph = graphOf(
      drawTrace(`
        web GET      0–90  server
          web call  10–20  client {peer.service: PAY}
          web call  30–40  client {peer.service: cart}
        pay POST    11–19  server trace=2
        cart get     0–9   server trace=3 resource{service.namespace: shop}
        cart get     0–9   server trace=4 resource{service.namespace: test}
        Cart get     0–9   server trace=5 resource{service.namespace: test}
      `),
    );
    expect(printEdges(graph)).toEqual([
      'user → web 1, 1 inferred',
      'user → shop/cart 1, 1 inferred',
      'user → test/cart 2, 2 inferred',
      'user → pay 1, 1 inferred',
      'web → pay 1, 1 inferred',
      'web → shop/cart 1, 1 inferred',
    ]);
    expect(graph.nodes.find(({ name }) => name === 'pay')?.aliases).toEqual(new Set(['PAY']));
  });

  it('asks internal work through for the caller, and says where a client is missing', () => {
    expect(
      edgesOf(`
        web GET             0–90  server
          web render        1–80  internal
            web call        2–20  client
              web forward   3–19
                cart get    4–18  server
                  cart again  5–9  server
            tax rate       30–40  server
      `),
    ).toEqual(['user → web 1, 1 inferred', 'web → cart 1', 'web → tax 1, 1 client missing']);
  });

  it('does not invent a user where the caller is named, or is not in the document', () => {
    expect(
      edgesOf(`
        web GET   0–9  server trace=1 {peer.service: proxy}
        web GET   0–9  server trace=2 parent=gone
        cron run  0–20 internal trace=3
          job do  1–19 server
      `),
    ).toEqual(['external proxy → web 1, 1 inferred', 'unknown → web 1, 1 inferred', 'cron → job 1, 1 client missing']);
  });

  it('follows links of consumers to the senders of other traces, one call for each', () => {
    const table = drawTrace(`
      shop send   0–2    producer id=a trace=1 {messaging.destination.name: paid, messaging.system: kafka}
      shop send  10–12   client   id=b trace=2 {messaging.destination.name: paid, messaging.system: kafka, messaging.operation.type: send}
      shop look  13–14   internal id=c trace=3
      mail batch 20–30   consumer error trace=4 link=1/a link=2/b link=3/c link=9/z
    `);
    const graph = graphOf(table);
    expect(printEdges(graph)).toEqual(['queue paid → mail 2, 2 failed', 'shop → queue paid 2']);
    expect(printTimes(graph.edges[0])).toBe('callee 10 10, queue 18 8');

    // One trace: the senders are outside, their own calls are not counted.
    const { firstRow, endRow } = table.traces;
    const only = graphOf(table, { firstRow: firstRow[3], endRow: endRow[3] });
    expect(printEdges(only)).toEqual(['queue paid → mail 2, 2 failed']);
    expect(only.nodes.map(({ name }) => name)).toEqual(['mail', 'paid']);
  });

  it('runs messages through their queue, also when a side was not recorded', () => {
    expect(
      edgesOf(`
        shop send    0–2  producer trace=1 {messaging.destination.name: shop, messaging.system: kafka}
        mail handle  5–9  consumer trace=2 {messaging.destination.name: shop, messaging.system: kafka}
        web GET      0–9  server   trace=3
          log write  2–3  consumer {messaging.destination.name: lines, messaging.system: nats}
        web call     0–9  producer trace=4
          log write  3–4  consumer
      `),
    ).toEqual([
      'user → web 1, 1 inferred',
      'web → queue lines 1, 1 client missing',
      'queue lines → log 1, 1 inferred',
      'web → log 1',
      'queue shop → mail 1, 1 inferred',
      'shop → queue shop 1, 1 inferred',
    ]);
  });

  it('needs no queue where a message is addressed to a service', () => {
    expect(
      edgesOf(`
        shop send   0–2  producer trace=1 {peer.service: mail}
          mail read 5–9  consumer
        mail read   0–9  consumer trace=2 {peer.service: shop}
        cron GET    0–9  server   trace=3
          mail read 1–8  consumer {peer.service: shop}
      `),
    ).toEqual(['shop → mail 3, 1 inferred, 1 client missing', 'user → cron 1, 1 inferred']);
  });

  it('does not take a database or a queue for a service that has its name', () => {
    expect(
      edgesOf(`
        shop GET    0–90  server
          shop get  1–9   client   {db.system.name: mysql, db.namespace: shop}
          shop send 10–11 producer {messaging.system: nats, messaging.destination.name: shop}
      `),
    ).toEqual(['user → shop 1, 1 inferred', 'shop → database shop 1, 1 inferred', 'shop → queue shop 1, 1 inferred']);
  });

  it('infers what a client called, of clients in clients the inner one', () => {
    expect(
      edgesOf(`
        web index       0–90  server
          web query     1–9   client {db.system.name: redis, server.address: r1}
          web search   10–30  client {db.system.name: elasticsearch, server.address: es}
            web GET    11–29  client {url.full: "http://es:9200/_search"}
          web chat     31–40  client {gen_ai.operation.name: chat, gen_ai.provider.name: openai}
          web invoke   41–50  client {faas.invoked_name: resize}
          web silent   51–52  client
      `),
    ).toEqual([
      'user → web 1, 1 inferred',
      'web → cache r1 1, 1 inferred',
      'web → external es:9200 1, 1 inferred',
      'web → model openai 1, 1 inferred',
      'web → function resize 1, 1 inferred',
    ]);
  });

  it('takes each change of service for a call where a trace has no kinds', () => {
    expect(
      edgesOf(`
        web a      0–90
          web b    1–80
            cart c 2–9   error
              web d 3–4
          cart e  10–20
      `),
    ).toEqual(['web → cart 2, 1 failed, 2 inferred', 'cart → web 1, 1 inferred']);
  });

  it('sees that a service was called where its spans are no entries', () => {
    expect(
      edgesOf(`
        web GET         0–90  server
          web call      1–40  client {server.address: cart.local}
            cart list   2–39
              redis GET 3–4   client error {peer.service: redis}
              redis GET 5–6   client
          web call     50–60  client
            mesh pass  51–59
              pay POST 52–58  server
      `),
    ).toEqual([
      'user → web 1, 1 inferred',
      'web → cart 1, 1 inferred',
      'cart → redis 2, 1 failed, 2 inferred',
      'web → mesh 1, 1 inferred',
      'web → pay 1',
    ]);
  });

  it('lets the client say whether a call failed, and keeps services without calls and calls to oneself', () => {
    const graph = graphOf(
      drawTrace(`
        web call    0–10 client
          web get   1–12 server error
            web get 2–4  internal
        web call   20–30 client error
          web get  21–29 server
          web get  25–27 server
        idle tick   0–1  internal trace=2
      `),
    );
    expect(printEdges(graph)).toEqual(['web → web 3, 1 failed']);
    // Answered after the client had given up, and twice: no negative network, no call timed twice.
    expect(printTimes(graph.edges[0])).toBe('caller 10 10, callee 11 8 2, network 2');
    expect(graph.nodes.map(({ name }) => name)).toEqual(['web', 'idle']);
  });

  it('groups addresses by network when they are many', () => {
    const clients = (count: number): string[] =>
      printEdges(
        graphOf(
          buildTrace(
            Array.from({ length: count }, (_, at) => ({
              service: 'web',
              operation: 'call',
              kind: 'client' as const,
              end: 1,
              attributes: { 'network.peer.address': `10.1.${at % 2}.${at}` },
            })),
          ),
        ),
      );
    expect(clients(20)).toHaveLength(20);
    expect(clients(22)).toEqual([
      'web → external 10.1.0.0/24 11, 11 inferred',
      'web → external 10.1.1.0/24 11, 11 inferred',
    ]);
  });

  it('goes as deep as a chain of 100,000 spans', () => {
    const kinds = ['client', 'server'] as const;
    const chain = Array.from({ length: 100_000 }, (_, at) => ({
      service: at % 4 < 2 ? 'a' : 'b',
      operation: 'hop',
      kind: kinds[(at + 1) % 2],
      start: at,
      end: 300_000 - at,
      parent: at === 0 ? undefined : at - 1,
    }));
    expect(printEdges(graphOf(buildTrace(chain)))).toEqual(['user → a 1, 1 inferred', 'a → b 25000', 'b → a 24999']);
  });
});
