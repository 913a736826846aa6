import { otlpFile, type TraceFile } from './traceFiles.ts';

const QUERY = `select o.id, o.placed_at, c.name, sum(l.price * l.pieces) as total from orders o join customers c on c.id = o.customer_id left join lines l on l.order_id = o.id where o.state in ('open', 'paid') and c.country = $1 group by o.id, o.placed_at, c.name having sum(l.pieces) > 3 order by total desc limit 20`;

const STACK = [
  'shop.payment.CardDeclined: limit of the card reached',
  '\tat shop.payment.Bank.charge(Bank.java:88)',
  '\tat shop.payment.Payments.pay(Payments.java:41)',
  ...Array.from(
    { length: 14 },
    (_, at) => `\tat org.springframework.web.servlet.Step${at}.run(Step${at}.java:${at + 20})`,
  ),
  '\tat java.base/java.lang.Thread.run(Thread.java:1583)',
  'Caused by: java.net.SocketTimeoutException: no answer within 500 ms',
  '\tat shop.payment.Line.read(Line.java:17)',
  '\t... 17 more',
].join('\n');

const SYSTEM = [{ type: 'text', content: 'You help customers of a shop. Answer in two sentences.' }];
const ASKED = [
  { role: 'user', parts: [{ type: 'text', content: 'Where is my order? It was to come on Monday.' }] },
  {
    role: 'assistant',
    parts: [{ type: 'tool_call', id: 'call_1', name: 'find_order', arguments: { order: 17 } }],
  },
  {
    role: 'tool',
    parts: [{ type: 'tool_call_response', id: 'call_1', response: { state: 'packed', carrier: 'by bicycle' } }],
  },
];
const ANSWERED = [
  {
    role: 'assistant',
    parts: [{ type: 'text', content: 'It is packed and leaves today by bicycle. It will be with you tomorrow.' }],
    finish_reason: 'stop',
  },
];

const text = (value: unknown): string => JSON.stringify(value);

/** A request whose spans follow the conventions: a page, a query, a message, a call, a model, and a failure with its stack. */
const DRAWING = `
  web-shop GET 0–900 server {http.request.method: GET, http.route: "/orders/{id}", url.path: /orders/17, http.response.status_code: 500, server.address: shop.test, client.address: 192.0.2.7, user_agent.original: Firefox}
    orders orders.find 20–180 client {db.system.name: postgresql, db.namespace: shop, db.query.text: ${text(QUERY)}, db.response.returned_rows: 12}
    orders order-events 190–210 producer {messaging.system: kafka, messaging.destination.name: order-events, messaging.operation.name: send, messaging.operation.type: send, messaging.message.body.size: 2048}
    stock shop.Stock/Reserve 220–400 client {rpc.system.name: grpc, rpc.method: shop.Stock/Reserve, rpc.response.status_code: UNAVAILABLE}
    helper chat small-1 410–800 client {gen_ai.operation.name: chat, gen_ai.provider.name: mistral_ai, gen_ai.request.model: small-1, gen_ai.usage.input_tokens: 1480, gen_ai.usage.output_tokens: 96, gen_ai.system_instructions: ${text(SYSTEM)}, gen_ai.input.messages: ${text(ASKED)}, gen_ai.output.messages: ${text(ANSWERED)}}
    payment charge card 810–880 error message="limit of the card reached" event=exception@870{exception.type: shop.payment.CardDeclined, exception.message: "limit of the card reached", exception.stacktrace: ${text(STACK)}}
`;

export function conventionsFile(): TraceFile {
  return otlpFile('conventions.json', DRAWING);
}

/** The clock of the host that payment runs on is 400 ms behind: it answers before it is asked. */
export function skewedFile(): TraceFile {
  return otlpFile(
    'skewed.json',
    `
    web-shop POST /checkout 0–800 server resource{host.name: front-1}
      web-shop call payment 100–700 client resource{host.name: front-1}
        payment POST /payments -280–180 server resource{host.name: bank-gateway-7}
          payment charge card -250–150 resource{host.name: bank-gateway-7}
    `,
  );
}

/** Two branches of one request whose root is in another file, and one that names yet another parent. */
export function orphansFile(): TraceFile {
  return otlpFile(
    'orphans.json',
    `
    cart GET /cart 0–120 server id=00000000000000a1 parent=00000000feedcafe
      cart load cart 10–90 id=00000000000000a2
    order POST /orders 140–420 server id=00000000000000a3 parent=00000000feedcafe
      order write order 310–410 id=00000000000000a4
    mail send receipt 500–640 id=00000000000000a5 parent=00000000deadbeef
    `,
  );
}
