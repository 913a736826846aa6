import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { Conventions } from './conventions.ts';

/** A fact of a call to a model, in words for reading. */
export interface ModelFigure {
  readonly name: string;
  readonly text: string;
}

/** Settings of a request that change what comes out, by today's name. */
const SETTINGS: readonly (readonly [name: string, key: string])[] = [
  ['temperature', 'gen_ai.request.temperature'],
  ['top p', 'gen_ai.request.top_p'],
  ['top k', 'gen_ai.request.top_k'],
  ['most tokens', 'gen_ai.request.max_tokens'],
  ['frequency penalty', 'gen_ai.request.frequency_penalty'],
  ['presence penalty', 'gen_ai.request.presence_penalty'],
  ['seed', 'gen_ai.request.seed'],
  ['effort', 'gen_ai.request.reasoning_effort'],
];
/** Where a cost was sent, in the sender's currency. */
const COSTS = [
  'gen_ai.usage.cost',
  'gen_ai.usage.total_cost',
  'gen_ai.cost.total_cost',
  'llm.cost.total',
  'llm.usage.cost',
  'ai.usage.cost',
  'operation.cost',
  'costDetails.total',
  'totalCost',
];

/** What a call to a model was, cost and was told, in the order in which one asks; what was not sent is left out. */
export function modelFigures(facts: Conventions, row: number): readonly ModelFigure[] {
  const figures: ModelFigure[] = [];
  const add = (name: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') figures.push({ name, text });
  };
  const first = (...keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const found = facts.text(row, key);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const count = (...keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const found = facts.number(row, key);
      if (found !== undefined) return formatCount(found);
    }
    return undefined;
  };
  /** Zero says no more than nothing: most senders of these fill them in for every call. */
  const someOf = (...keys: readonly string[]): string | undefined => {
    const found = count(...keys);
    return found === '0' ? undefined : found;
  };
  const asked = facts.text(row, 'gen_ai.request.model');
  const answered = first('gen_ai.response.model', 'ai.response.model');
  add('operation', first('gen_ai.operation.name', 'ai.operationId', 'langfuse.observation.type'));
  add('provider', first('gen_ai.provider.name', 'llm.system'));
  add(
    'model',
    asked === undefined || answered === undefined || asked === answered
      ? (asked ?? answered)
      : `${asked} → ${answered}`,
  );
  add('agent', first('gen_ai.agent.name', 'agent.name'));
  add('tokens in', count('gen_ai.usage.input_tokens', 'ai.usage.inputTokens', 'llm.usage.prompt_tokens'));
  add(
    'from cache',
    someOf(
      'gen_ai.usage.cache_read.input_tokens',
      'gen_ai.usage.cache_read_input_tokens',
      'llm.token_count.prompt_details.cache_read',
      'ai.usage.cachedInputTokens',
    ),
  );
  add(
    'into cache',
    someOf(
      'gen_ai.usage.cache_creation.input_tokens',
      'gen_ai.usage.cache_creation_input_tokens',
      'llm.token_count.prompt_details.cache_write',
    ),
  );
  add('tokens out', count('gen_ai.usage.output_tokens', 'ai.usage.outputTokens', 'llm.usage.completion_tokens'));
  add(
    'of them reasoning',
    someOf(
      'gen_ai.usage.reasoning.output_tokens',
      'gen_ai.usage.reasoning_tokens',
      'llm.token_count.completion_details.reasoning',
      'ai.usage.reasoningTokens',
    ),
  );
  add(
    'tokens',
    hasTokens(figures)
      ? undefined
      : count('llm.token_count.total', 'gen_ai.usage.total_tokens', 'llm.usage.total_tokens'),
  );
  add('cost', costOf(first(...COSTS), facts.text(row, 'langfuse.observation.cost_details')));
  add('first chunk', durationOf(facts, row));
  add('finish', facts.list(row, 'gen_ai.response.finish_reasons').join(', ') || first('ai.response.finishReason'));
  const settings = invocationSettings(first('llm.invocation_parameters'));
  for (const [name, key] of SETTINGS) {
    const setting = key.slice('gen_ai.request.'.length);
    add(name, first(key) ?? settings.get(setting));
  }
  return figures;
}

function hasTokens(figures: readonly ModelFigure[]): boolean {
  return figures.some(({ name }) => name.startsWith('tokens '));
}

function durationOf(facts: Conventions, row: number): string | undefined {
  const seconds =
    facts.number(row, 'gen_ai.response.time_to_first_chunk') ?? facts.number(row, 'gen_ai.server.time_to_first_token');
  if (seconds !== undefined) return formatDuration(seconds * 1e9);
  const ms = facts.number(row, 'ai.response.msToFirstChunk');
  return ms === undefined ? undefined : formatDuration(ms * 1e6);
}

/** The number as it was sent, or the total of Langfuse's details. */
function costOf(sent: string | undefined, details: string | undefined): string | undefined {
  if (sent !== undefined || details === undefined) return sent;
  return settingsOf(details).get('total');
}

/** OpenInference sends the request's settings as one JSON object. */
function invocationSettings(json: string | undefined): ReadonlyMap<string, string> {
  return json === undefined ? new Map<string, string>() : settingsOf(json);
}

function settingsOf(json: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(
      Object.entries(value).flatMap(([key, entry]): [string, string][] =>
        typeof entry === 'number' || typeof entry === 'string' ? [[key, String(entry)]] : [],
      ),
    );
  } catch {
    return new Map();
  }
}
