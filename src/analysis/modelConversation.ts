import type { Attribute } from '#model/attributes.ts';
import type { SpanEvent } from '#model/span.ts';
import { indexedFields } from './indexedFields.ts';
import type { MessagePart, ModelMessage } from './modelMessages.ts';
import { callsOf, messagesOf, partsOf, shownValue } from './modelMessages.ts';

/** What went into a model, an agent or a tool, and what came out. */
export interface Conversation {
  readonly input: readonly ModelMessage[];
  readonly output: readonly ModelMessage[];
}

/** JSON longer than this is left to its attribute: reading it would be felt when the selection moves. */
const LONGEST_READ = 500_000;

/**
 * The conversation of a span, from the first dialect that says it, for input and output by themselves (alias table,
 * semantic-conventions §1): today's attributes, their older indexed form, events, then OpenInference, the AI SDK, Langfuse
 * and others.
 */
export function readConversation(attributes: readonly Attribute[], events: readonly SpanEvent[]): Conversation {
  const sent = new Sent(attributes, events);
  const tool = toolParts(sent);
  if (tool !== undefined) return tool;
  const system = messagesOf(sent.json('gen_ai.system_instructions'), 'system') ?? [];
  const input = firstOf([
    () => sent.messages('gen_ai.input.messages', 'user'),
    () => sent.indexed('gen_ai.prompt.', 'user'),
    () => sent.messages('gen_ai.prompt', 'user'),
    () => eventMessages(events, false),
    () => sent.indexed('llm.input_messages.', 'user'),
    () => sent.messages('llm.input_messages', 'user'),
    () => sent.messages('ai.prompt.messages', 'user'),
    () => sent.messages('ai.prompt', 'user'),
    () => sent.messages('langfuse.observation.input', 'user'),
    () => sent.messages('llm.request.messages', 'user'),
    () => sent.messages('traceloop.entity.input', 'input'),
    () => sent.messages('input.value', 'input'),
    () => sent.messages('llm.prompts', 'user'),
    () => sent.messages('langfuse.trace.input', 'input'),
    () => sent.messages('input', 'input'),
  ]);
  const output = firstOf([
    () => sent.messages('gen_ai.output.messages', 'assistant'),
    () => sent.indexed('gen_ai.completion.', 'assistant'),
    () => sent.messages('gen_ai.completion', 'assistant'),
    () => eventMessages(events, true),
    () => sent.indexed('llm.output_messages.', 'assistant'),
    () => sent.messages('llm.output_messages', 'assistant'),
    () => responseOfSdk(sent),
    () => sent.messages('langfuse.observation.output', 'assistant'),
    () => sent.messages('llm.response.content', 'assistant'),
    () => sent.messages('traceloop.entity.output', 'output'),
    () => sent.messages('output.value', 'output'),
    () => sent.messages('llm.completion', 'assistant'),
    () => sent.messages('langfuse.trace.output', 'output'),
    () => sent.messages('output', 'output'),
  ]);
  const hasSystem = input.some(({ role }) => role === 'system');
  return { input: hasSystem ? input : [...system, ...input], output };
}

/** Texts of a span by key; those of the event that carries what today's attributes would are asked too. */
class Sent {
  readonly attributes: readonly Attribute[];
  private readonly texts = new Map<string, string>();

  constructor(attributes: readonly Attribute[], events: readonly SpanEvent[]) {
    this.attributes = attributes;
    const detailed = events.filter(({ name }) => DETAIL_EVENTS.has(name)).flatMap((event) => event.attributes);
    for (const { key, text } of [...attributes, ...detailed]) {
      if (text !== '' && !this.texts.has(key)) this.texts.set(key, text);
    }
  }

  /** '' when it was not sent. */
  text(...keys: readonly string[]): string {
    for (const key of keys) {
      const text = this.texts.get(key);
      if (text !== undefined) return text;
    }
    return '';
  }

  /** The value of JSON text, else the text; undefined when it was not sent. */
  json(key: string): unknown {
    const text = this.texts.get(key);
    return text === undefined ? undefined : parsed(text);
  }

  /** What is no list of messages is one message: the text, or the JSON, itself. */
  messages(key: string, role: string): readonly ModelMessage[] {
    const value = this.json(key);
    if (value === undefined || value === null) return [];
    return messagesOf(value, role) ?? [{ role, parts: [{ kind: 'text', text: this.text(key) }], finish: '' }];
  }

  indexed(prefix: string, role: string): readonly ModelMessage[] {
    const value = indexedFields(this.attributes, prefix);
    return Array.isArray(value) ? (messagesOf(value, role) ?? []) : [];
  }
}

const DETAIL_EVENTS: ReadonlySet<string> = new Set([
  'gen_ai.client.inference.operation.details',
  'gen_ai.content.prompt',
  'gen_ai.content.completion',
]);
const EVENT_ROLE = /^gen_ai\.(system|user|assistant|tool)\.message$/;

/** Events of the conventions of 2024: `gen_ai.user.message` and others, and `gen_ai.choice` for what came out. */
function eventMessages(events: readonly SpanEvent[], isOutput: boolean): readonly ModelMessage[] {
  return events.flatMap(({ name, attributes }) => {
    const role = EVENT_ROLE.exec(name)?.[1];
    if (isOutput ? name !== 'gen_ai.choice' : role === undefined) return [];
    const fields: Record<string, unknown> = {};
    for (const { key, text } of attributes) {
      const value = parsed(text);
      // A body that was sent as one attribute.
      if (/^(?:body|event_body|log\.body|gen_ai\.event\.content)$/.test(key) && isObject(value))
        Object.assign(fields, value);
      else fields[key.replace(/^gen_ai\./, '')] = key.endsWith('content') && !Array.isArray(value) ? text : value;
    }
    const { message } = fields;
    const own = isObject(message) ? { role: role ?? 'assistant', ...message } : undefined;
    const plain = { ...fields, role: role ?? 'assistant', content: fields.content ?? message };
    return messagesOf([own === undefined ? plain : { ...fields, message: own }], role ?? 'assistant') ?? [];
  });
}

/** The AI SDK sends text and calls by themselves. */
function responseOfSdk(sent: Sent): readonly ModelMessage[] {
  const calls = sent.json('ai.response.toolCalls');
  const parts = [...partsOf(sent.text('ai.response.text', 'ai.response.object')), ...callsOf(calls)];
  return parts.length === 0 ? [] : [{ role: 'assistant', parts, finish: sent.text('ai.response.finishReason') }];
}

/** A span that is the work of a tool: what it was called with, and what it gave. */
function toolParts(sent: Sent): Conversation | undefined {
  const name = sent.text('gen_ai.tool.name', 'ai.toolCall.name', 'tool.name');
  const given = sent.text('gen_ai.tool.call.arguments', 'gen_ai.tool.args', 'ai.toolCall.args', 'tool.arguments');
  const result = sent.text('gen_ai.tool.call.result', 'gen_ai.tool.result', 'ai.toolCall.result', 'tool.result');
  if (given === '' && result === '') return undefined;
  const id = sent.text('gen_ai.tool.call.id', 'ai.toolCall.id');
  const message = (part: MessagePart): readonly ModelMessage[] =>
    part.text === '' ? [] : [{ role: 'tool', parts: [part], finish: '' }];
  return {
    input: message({ kind: 'call', name, id, text: shownValue(given) }),
    output: message({ kind: 'result', name, id: '', text: shownValue(result) }),
  };
}

function firstOf(sources: readonly (() => readonly ModelMessage[])[]): readonly ModelMessage[] {
  for (const source of sources) {
    const messages = source().filter(({ parts }) => parts.length > 0);
    if (messages.length > 0) return messages;
  }
  return [];
}

/** The value of JSON, and of JSON that was put into a JSON string once more; other text is itself. */
function parsed(text: string): unknown {
  if (text.length > LONGEST_READ || !/^\s*(?:["[{]|null\s*$)/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' && /^\s*[[{]/.test(value) ? parsed(value) : value;
  } catch {
    return text;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
