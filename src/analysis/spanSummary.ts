import { memoByObject } from '#base/memo.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { Conventions } from './conventions.ts';
import { conventionsOf } from './conventions.ts';
import type { SpanType } from './spanTypes.ts';
import { deriveSpanType } from './spanTypes.ts';
import * as calls from './summariesOfCalls.ts';
import * as models from './summariesOfModels.ts';
import * as stores from './summariesOfStores.ts';

const SUMMARIES: Readonly<Record<SpanType, (facts: Conventions, row: number) => string>> = {
  model: models.summariseModel,
  embeddings: models.summariseEmbeddings,
  retrieval: models.summariseRetrieval,
  agent: models.summariseAgent,
  tool: models.summariseTool,
  mcp: models.summariseMcp,
  cache: stores.summariseCache,
  database: stores.summariseDatabase,
  messagingOut: stores.summariseMessageOut,
  messagingIn: stores.summariseMessageIn,
  cloud: stores.summariseCloud,
  rpc: calls.summariseRpc,
  graphql: calls.summariseGraphql,
  httpIn: calls.summariseHttpIn,
  httpOut: calls.summariseHttpOut,
  function: calls.summariseFunction,
  cloudEvent: calls.summariseCloudEvent,
  pipeline: calls.summarisePipeline,
  process: calls.summariseProcess,
  browser: calls.summariseBrowser,
  code: calls.summariseCode,
  other: () => '',
};

/**
 * What a span did, in one line of at most 80 characters (semantic-conventions §2): `SELECT orders · postgresql@orders-db
 * · 12 rows`. '' when nothing is known beyond the span's name. Shows no full query, prompt or address query, which may
 * hold personal data. Worked out when it is first asked for, then kept: a list asks whenever it renders.
 */
export function summarise(table: SpanTable, row: number): string {
  const known = knownSummaries(table);
  let summary = known.get(row);
  if (summary === undefined) {
    summary = SUMMARIES[deriveSpanType(table, row)](conventionsOf(table), row);
    if (summary === table.strings.get(table.operation[row])) summary = '';
    known.set(row, summary);
  }
  return summary;
}

/** By row, of those that were shown. */
const knownSummaries = memoByObject<SpanTable, Map<number, string>>(() => new Map());
