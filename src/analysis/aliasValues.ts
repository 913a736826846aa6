/** `db.system` ⇒ `db.system.name`, where the value changed (semantic-conventions §1). */
export const NEW_DB_SYSTEMS: Readonly<Record<string, string>> = {
  mssql: 'microsoft.sql_server',
  oracle: 'oracle.db',
  db2: 'ibm.db2',
  informix: 'ibm.informix',
  netezza: 'ibm.netezza',
  dynamodb: 'aws.dynamodb',
  redshift: 'aws.redshift',
  cosmosdb: 'azure.cosmosdb',
  spanner: 'gcp.spanner',
  hanadb: 'sap.hana',
  maxdb: 'sap.maxdb',
  adabas: 'softwareag.adabas',
  ingres: 'actian.ingres',
  cache: 'intersystems.cache',
  intersystems_cache: 'intersystems.cache',
  firebird: 'firebirdsql',
  h2: 'h2database',
};

/** `gen_ai.system` ⇒ `gen_ai.provider.name`, where the value changed. */
export const NEW_MODEL_PROVIDERS: Readonly<Record<string, string>> = {
  vertex_ai: 'gcp.vertex_ai',
  gemini: 'gcp.gemini',
  'az.ai.openai': 'azure.ai.openai',
};

/** Span kinds of two other dialects, in capitals ⇒ `gen_ai.operation.name`. */
export const GEN_AI_KINDS: Readonly<Record<string, string | undefined>> = {
  LLM: 'chat',
  EMBEDDING: 'embeddings',
  RETRIEVER: 'retrieval',
  AGENT: 'invoke_agent',
  TOOL: 'execute_tool',
  CHAIN: 'invoke_workflow',
  WORKFLOW: 'invoke_workflow',
};

/** Texts of the gRPC status codes 0 to 16. */
export const GRPC_CODES: readonly (string | undefined)[] = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** The new value of a text, or the text itself. */
export function lookUp(changed: Readonly<Record<string, string>>, text: string): string {
  return Object.hasOwn(changed, text) ? changed[text] : text;
}
