/** What the generated spans talk about: 40 services, their operations, attributes and stack traces. ASCII throughout, as nearly all real ones. */

const AREAS = ['shop', 'stock', 'user', 'bill', 'mail', 'search', 'media', 'price', 'ship', 'audit'];
const LAYERS = ['gateway', 'service', 'worker', 'store'];

/** 40 service names. */
export const SERVICES: readonly string[] = AREAS.flatMap((area) => LAYERS.map((layer) => `${area}-${layer}`));

const THINGS = ['orders', 'users', 'goods', 'prices', 'invoices', 'sessions', 'images', 'reviews', 'parcels', 'events'];

/** What a span does; decides its kind and which attributes it carries. */
export type Role = 'server' | 'client' | 'internal' | 'query' | 'send';

/** Role → span names. */
export const NAMES: Readonly<Record<Role, readonly string[]>> = {
  server: THINGS.flatMap((thing) => [`GET /${thing}`, `GET /${thing}/{id}`, `POST /${thing}`]),
  client: THINGS.flatMap((thing) => [`GET /${thing}`, `GET /${thing}/{id}`, `POST /${thing}`]),
  internal: THINGS.flatMap((thing) => [`load ${thing}`, `check ${thing}`, `render ${thing}`]),
  query: THINGS.flatMap((thing) => [`SELECT ${thing}`, `UPDATE ${thing}`, `INSERT ${thing}`]),
  send: THINGS.map((thing) => `send ${thing}`),
};

/** An attribute: its key and the few values most spans share. Numbers are int64. */
export interface VocabularyEntry {
  readonly key: string;
  readonly values: readonly (string | number)[];
}

const COMMON: readonly VocabularyEntry[] = [
  { key: 'thread.name', values: ['main', 'worker-1', 'worker-2', 'worker-3', 'io-7'] },
  { key: 'code.function.name', values: THINGS.map((thing) => `example.bench.${thing}.Handler.handle`) },
  { key: 'app.tenant.id', values: THINGS.map((_, n) => `tenant-${1000 + n}`) },
  { key: 'thread.id', values: [1, 17, 24, 31, 112] },
  { key: 'app.request.id', values: ['none', 'batch', 'replayed'] },
  { key: 'network.peer.address', values: ['10.4.1.17', '10.4.1.18', '10.4.2.4', '10.4.9.201'] },
  { key: 'network.protocol.version', values: ['1.1', '2'] },
  { key: 'app.feature', values: ['baseline', 'one-page', 'dark-launch'] },
  { key: 'app.cache.hit', values: ['true', 'false'] },
  { key: 'app.retry.count', values: [0, 0, 0, 1, 2] },
];

const HTTP: readonly VocabularyEntry[] = [
  { key: 'http.request.method', values: ['GET', 'GET', 'POST'] },
  { key: 'http.response.status_code', values: [200, 200, 200, 201, 304, 404] },
  { key: 'url.path', values: THINGS.map((thing) => `/${thing}/4711`) },
  { key: 'server.address', values: SERVICES.map((service) => `${service}.bench.svc`) },
  {
    key: 'user_agent.original',
    values: ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'okhttp/5.3'],
  },
];

const QUERY: readonly VocabularyEntry[] = [
  { key: 'db.system.name', values: ['postgresql'] },
  {
    key: 'db.query.text',
    values: THINGS.map((thing) => `SELECT id, state, changed FROM ${thing} WHERE id = $1 AND state <> $2`),
  },
  { key: 'db.collection.name', values: THINGS },
  { key: 'db.namespace', values: AREAS },
  { key: 'db.response.returned_rows', values: [0, 1, 1, 1, 24, 200] },
];

const SEND: readonly VocabularyEntry[] = [
  { key: 'messaging.system', values: ['kafka'] },
  { key: 'messaging.destination.name', values: THINGS.map((thing) => `bench.${thing}`) },
  { key: 'messaging.operation.type', values: ['send'] },
  { key: 'messaging.destination.partition.id', values: ['0', '3', '7', '11'] },
  { key: 'messaging.kafka.offset', values: [418_220, 418_221, 500_113] },
];

const SPECIFIC: Readonly<Record<Role, readonly VocabularyEntry[]>> = {
  server: HTTP,
  client: HTTP,
  internal: [],
  query: QUERY,
  send: SEND,
};

/** The first `count` attributes of a role: its own, the common ones, then numbered ones without end. */
export function attributesOf(role: Role, count: number): readonly VocabularyEntry[] {
  const entries = [...SPECIFIC[role], ...COMMON];
  while (entries.length < count) entries.push({ key: `app.field.${entries.length}`, values: ['on', 'off', 'unknown'] });
  return entries.slice(0, count);
}

/** Five stack traces of 12 frames, about 1 kB each, as plain text. */
export const STACK_TRACES: readonly string[] = THINGS.slice(0, 5).map((thing) =>
  [
    `example.bench.${thing}.UnavailableException: no answer from ${thing} in time`,
    ...Array.from(
      { length: 12 },
      (_, frame) => `\tat example.bench.${thing}.layer${frame}.Pipeline.step${frame}(Pipeline.java:${40 + 17 * frame})`,
    ),
  ].join('\n'),
);
