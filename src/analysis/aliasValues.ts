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

/** `ai.operationId` ⇒ `gen_ai.operation.name`: a call of the model stands within the work that was asked for. */
export const AI_OPERATIONS: Readonly<Record<string, string | undefined>> = {
  'ai.generateText': 'invoke_agent',
  'ai.streamText': 'invoke_agent',
  'ai.generateObject': 'invoke_agent',
  'ai.streamObject': 'invoke_agent',
  'ai.generateText.doGenerate': 'chat',
  'ai.streamText.doStream': 'chat',
  'ai.generateObject.doGenerate': 'chat',
  'ai.streamObject.doStream': 'chat',
  'ai.embed.doEmbed': 'embeddings',
  'ai.embedMany.doEmbed': 'embeddings',
  'ai.toolCall': 'execute_tool',
};

/** `http.flavor` ⇒ `network.protocol.version`, where the value changed. */
export const HTTP_VERSIONS: Readonly<Record<string, string>> = { '2.0': '2', '3.0': '3' };

/** Texts of the gRPC status codes 0 to 16. */
const GRPC_CODES: readonly (string | undefined)[] = [
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

/** Statuses of Connect are the same words in small letters, but for one. */
const CONNECT_CANCELED = 'CANCELED';

/** An RPC status as text in capitals, as gRPC writes it, from its number or from Connect's words: `14` ⇒ `UNAVAILABLE`. */
export function newRpcCode(text: string): string {
  if (/^\d+$/.test(text)) return GRPC_CODES[Number(text)] ?? text;
  const capitals = text.toUpperCase();
  return capitals === CONNECT_CANCELED ? 'CANCELLED' : capitals;
}

/** The new value of a text, or the text itself. */
export function lookUp(changed: Readonly<Record<string, string>>, text: string): string {
  return Object.hasOwn(changed, text) ? changed[text] : text;
}

/** The first entry of a JSON array of texts; of anything else the text itself. */
export function firstOfList(text: string): string | undefined {
  if (!text.startsWith('[')) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    const [first]: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
    return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
  } catch {
    return undefined;
  }
}
