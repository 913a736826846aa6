import { SPAN_STATUS } from '#model/spanTable.ts';
import type { Conventions } from './conventions.ts';
import { deriveSpanType } from './spanTypes.ts';
import { summaryHead } from './summaryHead.ts';
import { joinParts, joinWords, roughCount, roughDuration, shorten } from './summaryText.ts';

/** Descendants of an agent that are counted: more than agents have, and some ms when a list first shows the row. */
const ROLLED_UP_ROWS = 5000;

function modelName(facts: Conventions, row: number): string | undefined {
  return facts.text(row, 'gen_ai.request.model') ?? facts.text(row, 'gen_ai.response.model');
}

/** `chat gpt-4o · 1.2k → 340 tok · first chunk 0.4 s · stop` */
export function summariseModel(facts: Conventions, row: number): string {
  const model = modelName(facts, row);
  const input = facts.number(row, 'gen_ai.usage.input_tokens');
  const output = facts.number(row, 'gen_ai.usage.output_tokens');
  const tokens = [input, output].flatMap((count) => (count === undefined ? [] : [roughCount(count)]));
  const firstChunk = facts.number(row, 'gen_ai.response.time_to_first_chunk');
  return joinParts(
    summaryHead(facts, row, joinWords(facts.text(row, 'gen_ai.operation.name'), model), model !== undefined),
    tokens.length === 0 ? undefined : `${tokens.join(' → ')} tok`,
    firstChunk === undefined ? undefined : `first chunk ${roughDuration(firstChunk * 1e9)}`,
    facts.list(row, 'gen_ai.response.finish_reasons').join(', '),
  );
}

/** `embeddings text-embed-3 · 1536 d` */
export function summariseEmbeddings(facts: Conventions, row: number): string {
  const size = facts.text(row, 'gen_ai.embeddings.dimension.count');
  const model = modelName(facts, row);
  return joinParts(
    summaryHead(facts, row, joinWords('embeddings', model), model !== undefined),
    size === undefined ? undefined : `${size} d`,
  );
}

/** `retrieve "refund policy" · 5 docs` */
export function summariseRetrieval(facts: Conventions, row: number): string {
  const query = facts.text(row, 'gen_ai.retrieval.query.text');
  const documents = facts.list(row, 'gen_ai.retrieval.documents').length;
  return joinParts(
    joinWords('retrieve', query === undefined ? facts.text(row, 'gen_ai.data_source.id') : `"${shorten(query, 48)}"`),
    documents === 0 ? undefined : `${documents} ${documents === 1 ? 'doc' : 'docs'}`,
  );
}

/**
 * `agent Math Tutor · 4 model calls · 3 tools · 5.1k tok`; the span's name where the agent has none. Counted over what is
 * below it; tokens else as it says itself
 */
export function summariseAgent(facts: Conventions, row: number): string {
  const workflow = facts.text(row, 'gen_ai.workflow.name');
  const given = facts.text(row, 'gen_ai.agent.name') ?? workflow;
  const words = joinWords(workflow === undefined ? 'agent' : 'workflow', given);
  const name = summaryHead(facts, row, words, given !== undefined);
  const { table } = facts;
  const end = table.subtreeEnd[row];
  if (end - row > ROLLED_UP_ROWS) return joinParts(name);
  let models = 0;
  let tools = 0;
  let tokens = 0;
  const tokensOf = (span: number): number =>
    (facts.number(span, 'gen_ai.usage.input_tokens') ?? 0) + (facts.number(span, 'gen_ai.usage.output_tokens') ?? 0);
  for (let below = row + 1; below < end; below++) {
    const type = deriveSpanType(table, below);
    if (type === 'tool') tools++;
    if (type !== 'model') continue;
    models++;
    tokens += tokensOf(below);
  }
  tokens ||= tokensOf(row);
  return joinParts(
    name,
    models === 0 ? undefined : `${models} model ${models === 1 ? 'call' : 'calls'}`,
    tools === 0 ? undefined : `${tools} ${tools === 1 ? 'tool' : 'tools'}`,
    tokens === 0 ? undefined : `${roughCount(tokens)} tok`,
  );
}

/** `tool get_weather {location: Paris} → ok`; the span's name where the tool has none */
export function summariseTool(facts: Conventions, row: number): string {
  const status = facts.table.status[row];
  const isOk = status === SPAN_STATUS.ok;
  const isError = status === SPAN_STATUS.error || (!isOk && facts.has(row, 'error.type'));
  const result = isError ? '→ error' : isOk ? '→ ok' : undefined;
  const tool = facts.text(row, 'gen_ai.tool.name');
  const given = facts.text(row, 'gen_ai.tool.call.arguments');
  const head = summaryHead(facts, row, joinWords('tool', tool), tool !== undefined);
  return joinParts(joinWords(head, given && shorten(withoutQuotes(given), 40), result));
}

/** `mcp tools/call get_weather` */
export function summariseMcp(facts: Conventions, row: number): string {
  const method = facts.text(row, 'mcp.method.name') ?? '';
  const name = facts.table.strings.get(facts.table.operation[row]);
  const named = name.startsWith(`${method} `) ? name.slice(method.length + 1) : undefined;
  const target = facts.text(row, 'gen_ai.prompt.name') ?? facts.text(row, 'mcp.resource.uri') ?? named;
  return joinParts(joinWords('mcp', method, target));
}

/** JSON as a person would write it: `{"location":"Paris"}` ⇒ `{location: Paris}`. */
function withoutQuotes(json: string): string {
  return json.replaceAll(/"(?:,|:)?/g, (found) => found.slice(1) && `${found.slice(1)} `).replaceAll(/\s+/g, ' ');
}
