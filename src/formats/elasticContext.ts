import type { SmallValue } from './smallValue.ts';
import { flatEntries } from './spanWriter.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf } from './valueAccess.ts';

/**
 * Paths in the context of an event of Elastic’s agents, and the attribute of OpenTelemetry’s conventions that each is
 * (elastic/apm-data, `docs/spec/v2/span.json` and `transaction.json`).
 */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['http.url', 'url.full'],
  ['http.method', 'http.request.method'],
  ['http.status_code', 'http.response.status_code'],
  ['http.response.status_code', 'http.response.status_code'],
  ['http.request.id', 'http.request.id'],
  ['request.method', 'http.request.method'],
  ['request.url.full', 'url.full'],
  ['request.url.raw', 'url.original'],
  ['request.url.protocol', 'url.scheme'],
  ['request.url.pathname', 'url.path'],
  ['request.url.search', 'url.query'],
  ['request.url.hostname', 'server.address'],
  ['request.url.port', 'server.port'],
  ['request.http_version', 'network.protocol.version'],
  ['request.socket.remote_address', 'network.peer.address'],
  ['request.headers.user-agent', 'user_agent.original'],
  ['request.headers.User-Agent', 'user_agent.original'],
  ['response.status_code', 'http.response.status_code'],
  ['db.statement', 'db.query.text'],
  ['db.type', 'db.system.name'],
  ['db.instance', 'db.namespace'],
  ['db.rows_affected', 'db.response.affected_rows'],
  ['destination.address', 'server.address'],
  ['destination.port', 'server.port'],
  ['destination.service.resource', 'service.peer.name'],
  ['message.queue.name', 'messaging.destination.name'],
  ['message.routing_key', 'messaging.rabbitmq.destination.routing_key'],
  ['message.body', 'messaging.message.body'],
  ['service.target.name', 'service.peer.name'],
  ['user.id', 'user.id'],
  ['user.username', 'user.name'],
  ['user.email', 'user.email'],
]);

/** The context as attributes: those of today’s conventions where there is one; the user’s tags by their own names. */
export function contextAttributes(context: Fields): Map<string, SmallValue> {
  const result = new Map<string, SmallValue>();
  for (const [path, value] of flatEntries(context, '', NOT_FLAT)) {
    if (value === null || OF_RESOURCE.test(path)) continue;
    const key = keyOf(path);
    if (!result.has(key)) result.set(key, value);
  }
  for (const [key, value] of fieldsOf(context.get('tags'))) result.set(key, value);
  return result;
}

const NOT_FLAT: ReadonlySet<string> = new Set(['tags']);
/** The service that an event names for itself is its resource; its target is not. */
const OF_RESOURCE = /^service\.(?!target\.)/;

function keyOf(path: string): string {
  const known = ATTRIBUTES.get(path);
  if (known !== undefined) return known;
  const header = /^(request|response)\.headers\.(.+)$/.exec(path);
  if (header) return `http.${header[1]}.header.${header[2].toLowerCase()}`;
  return /^(?:request|response)\./.test(path) ? `http.${path}` : path;
}
