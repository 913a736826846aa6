import type { SpanRef, SpanWriter } from './spanWriter.ts';

/** A statement sent to a PostgreSQL database. */
export interface Statement {
  readonly text: string;
  readonly operation: string;
  readonly table: string;
  /** Database name; its server is `<database>-db.shop.svc`. */
  readonly database: string;
  /** Average time, ms. */
  readonly ms: number;
  readonly rows?: number;
}

export function sql(from: SpanWriter, statement: Statement): SpanRef {
  const summary = `${statement.operation} ${statement.table}`;
  const attributes = {
    'db.system.name': 'postgresql',
    'db.namespace': statement.database,
    'db.operation.name': statement.operation,
    'db.collection.name': statement.table,
    'db.query.summary': summary,
    'db.query.text': statement.text,
    ...(statement.rows === undefined ? {} : { 'db.response.returned_rows': statement.rows }),
    'server.address': `${statement.database}-db.shop.svc`,
    'server.port': 5432,
  };
  const scope = from.service.scopes.store;
  return from.call(summary, { kind: 'client', scope, attributes }, (span) => span.work(statement.ms));
}

/** A Redis command; `text` as sent, its arguments replaced by `?`. */
export function redis(from: SpanWriter, text: string, ms: number): SpanRef {
  const [operation = text] = text.split(' ');
  const attributes = {
    'db.system.name': 'redis',
    'db.namespace': '0',
    'db.operation.name': operation,
    'db.query.text': text,
    'server.address': 'session-cache.shop.svc',
    'server.port': 6379,
  };
  const scope = from.service.scopes.store;
  return from.call(operation, { kind: 'client', scope, attributes }, (span) => span.work(ms));
}
