/** Dialects of the formatter of SQL, by `db.system.name` in today's and in older spellings. */
const DIALECTS = {
  postgresql: 'postgresql',
  cockroachdb: 'postgresql',
  yugabytedb: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
  tidb: 'tidb',
  singlestore: 'singlestoredb',
  'microsoft.sql_server': 'transactsql',
  'oracle.db': 'plsql',
  sqlite: 'sqlite',
  'ibm.db2': 'db2',
  'aws.redshift': 'redshift',
  'gcp.spanner': 'bigquery',
  bigquery: 'bigquery',
  'gcp.bigquery': 'bigquery',
  snowflake: 'snowflake',
  trino: 'trino',
  presto: 'trino',
  'aws.athena': 'trino',
  hive: 'hive',
  spark: 'spark',
  databricks: 'spark',
  clickhouse: 'clickhouse',
  duckdb: 'duckdb',
  couchbase: 'n1ql',
} as const;
export type SqlDialect = (typeof DIALECTS)[keyof typeof DIALECTS] | 'sql';

/** Stores that speak something else, whatever the text looks like. */
const NOT_SQL: ReadonlySet<string> = new Set([
  'redis',
  'valkey',
  'memcached',
  'hazelcast',
  'mongodb',
  'elasticsearch',
  'opensearch',
  'neo4j',
  'couchdb',
  'aws.dynamodb',
  'etcd',
  'influxdb',
]);
const COMMANDS: ReadonlySet<string> = new Set(['redis', 'valkey', 'memcached', 'etcd']);

const SQL_START =
  /^\s*(?:--[^\n]*\n\s*|\/\*.*?\*\/\s*|\(\s*)*(?:select|insert|update|delete|with|merge|replace|upsert|create|alter|drop|truncate|begin|start transaction|commit|rollback|savepoint|release|set|show|explain|describe|call|exec|execute|declare|grant|revoke|copy|analyze|vacuum|values|use|lock|listen|notify|fetch|close|prepare|deallocate)\b/is;

export type QueryLanguage =
  | { readonly kind: 'sql'; readonly dialect: SqlDialect }
  /** one command per line: a word, then what it works on */
  | { readonly kind: 'commands' }
  | { readonly kind: 'other' };

/** What a query is written in; `system` is `db.system.name`, undefined when it was not sent. */
export function queryLanguage(text: string, system: string | undefined): QueryLanguage {
  if (system !== undefined && COMMANDS.has(system)) return { kind: 'commands' };
  if (system !== undefined && NOT_SQL.has(system)) return { kind: 'other' };
  if (!SQL_START.test(text.slice(0, 1000))) return { kind: 'other' };
  const dialect = Object.entries(DIALECTS).find(([name]) => name === system)?.[1] ?? 'sql';
  return { kind: 'sql', dialect };
}
