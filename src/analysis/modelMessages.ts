/** One message between people, models and tools, as whatever dialect sent it. */
export interface ModelMessage {
  /** in today's words where there is one: system, user, assistant, tool; '' when none was sent */
  readonly role: string;
  readonly parts: readonly MessagePart[];
  /** why the model stopped; '' = not said */
  readonly finish: string;
}

export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string }
  /** the model asks for a tool; `text` is mostly JSON */
  | { readonly kind: 'call'; readonly name: string; readonly id: string; readonly text: string }
  | { readonly kind: 'result'; readonly name: string; readonly id: string; readonly text: string }
  /** an image, a file, a form we do not know: its type, and what was sent */
  | { readonly kind: 'other'; readonly name: string; readonly text: string };

type Fields = Readonly<Record<string, unknown>>;

const ROLES: Readonly<Record<string, string>> = {
  human: 'user',
  ai: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  function: 'tool',
  developer: 'system',
};
const TEXTS: ReadonlySet<string> = new Set(['text', 'input_text', 'output_text', 'refusal']);
const REASONINGS: ReadonlySet<string> = new Set(['reasoning', 'thinking']);
const CALLS: ReadonlySet<string> = new Set(['tool_call', 'tool-call', 'tool_use', 'function_call', 'function']);
const RESULTS: ReadonlySet<string> = new Set([
  'tool_call_response',
  'tool-result',
  'tool_result',
  'function_call_output',
]);

/**
 * The messages of a value that was read from JSON: a list of them, an object around such a list (`messages`, `choices`,
 * `prompt`, `system`), one message, or a text. `role` is given to what names none. Undefined where it is none of these.
 */
export function messagesOf(value: unknown, role: string): readonly ModelMessage[] | undefined {
  if (typeof value === 'string')
    return value === '' ? [] : [{ role, parts: [{ kind: 'text', text: value }], finish: '' }];
  if (Array.isArray(value)) return messagesOfList(value, role);
  if (!isFields(value)) return undefined;
  const inner = innerMessage(value);
  if (inner !== undefined) return [messageOf(inner, role, text(value, 'finish_reason', 'finishReason'))];
  for (const key of ['messages', 'choices', 'generations', 'output']) {
    if (!Array.isArray(value[key])) continue;
    const found = messagesOfList(value[key], role);
    if (found === undefined) continue;
    return key === 'messages' ? [...systemOf(value), ...found] : found;
  }
  if (typeof value.prompt === 'string') return [...systemOf(value), ...(messagesOf(value.prompt, role) ?? [])];
  return undefined;
}

/** The parts of one message's content: a text, or a list of texts, calls, results and others. */
export function partsOf(content: unknown): readonly MessagePart[] {
  if (content === undefined || content === null || content === '') return [];
  if (typeof content === 'string') return [{ kind: 'text', text: content }];
  return Array.isArray(content) ? content.flatMap(partsOfItem) : partsOfItem(content);
}

/** Calls of tools as lists of `{id, function: {name, arguments}}` or of `{id, name, arguments}`. */
export function callsOf(list: unknown): readonly MessagePart[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isFields).map((call) => callOf(isFields(call.tool_call) ? call.tool_call : call));
}

/** A value as it is shown: a text as it is, all else as JSON. */
export function shownValue(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function messagesOfList(list: readonly unknown[], role: string): readonly ModelMessage[] | undefined {
  // LangChain sends a list of lists: one conversation for each call of a batch.
  const items = list.every((item) => Array.isArray(item)) ? list.flat(1) : list;
  if (isListOfParts(items)) return [{ role, parts: partsOf(items), finish: '' }];
  if (items.length > 0 && items.every(isCall)) return [{ role, parts: callsOf(items), finish: '' }];
  const messages = items.map((item) => messageOfItem(item, role));
  return messages.length > 0 && messages.every((message) => message !== undefined) ? messages : undefined;
}

/** A message; or a call or a result of a tool, which some send between messages and without a role. */
function messageOfItem(item: unknown, role: string): ModelMessage | undefined {
  if (!isFields(item)) return undefined;
  const fields = innerMessage(item);
  if (fields !== undefined) return messageOf(fields, role, text(item, 'finish_reason', 'finishReason'));
  const type = text(item, 'type');
  if (CALLS.has(type) || REASONINGS.has(type)) return { role: 'assistant', parts: partsOf([item]), finish: '' };
  return RESULTS.has(type) ? { role: 'tool', parts: partsOf([item]), finish: '' } : undefined;
}

/** `{message: {…}}`, as choices and OpenInference have it. */
function innerMessage(value: Fields): Fields | undefined {
  if (isFields(value.message)) return value.message;
  return isMessage(value) ? value : undefined;
}

function isMessage(value: Fields): boolean {
  const names = typeof value.role === 'string' || typeof value.author === 'string';
  return (
    names && ('content' in value || 'parts' in value || 'tool_calls' in value || 'text' in value || 'contents' in value)
  );
}

/** Texts and typed parts, not texts alone: those may be anything. */
function isListOfParts(list: readonly unknown[]): boolean {
  const isPart = (item: unknown): boolean => isFields(item) && typeof item.type === 'string' && !isMessage(item);
  return list.some(isPart) && list.every((item) => typeof item === 'string' || isPart(item));
}

/** The AI SDK's form of a call, which has no type. */
function isCall(item: unknown): boolean {
  return isFields(item) && typeof item.toolName === 'string' && ('input' in item || 'args' in item);
}

function messageOf(fields: Fields, role: string, finish: string): ModelMessage {
  const sent = text(fields, 'role', 'author') || role;
  const known = ROLES[sent.toLowerCase()] ?? sent;
  const content = fields.parts ?? fields.content ?? fields.contents ?? fields.text;
  const id = text(fields, 'tool_call_id', 'toolCallId', 'id');
  const parts =
    known === 'tool' && typeof content === 'string'
      ? [{ kind: 'result', name: text(fields, 'name'), id, text: content } as const]
      : partsOf(content);
  return {
    role: known,
    parts: [...parts, ...callsOf(fields.tool_calls ?? fields.toolCalls)],
    finish: text(fields, 'finish_reason', 'finishReason') || finish,
  };
}

function partsOfItem(item: unknown): readonly MessagePart[] {
  if (typeof item === 'string') return [{ kind: 'text', text: item }];
  if (!isFields(item)) return [{ kind: 'other', name: 'value', text: shownValue(item) }];
  if (isFields(item.message_content)) return partsOfItem(item.message_content);
  const type = text(item, 'type');
  const words = item.text ?? item.content;
  if (typeof words === 'string' && (type === '' || TEXTS.has(type))) return [{ kind: 'text', text: words }];
  if (REASONINGS.has(type)) return [{ kind: 'reasoning', text: shownValue(item.thinking ?? item.reasoning ?? words) }];
  if (CALLS.has(type)) return [callOf(item)];
  if (RESULTS.has(type)) return [resultOf(item)];
  return [{ kind: 'other', name: type === '' ? 'value' : type, text: JSON.stringify(item) }];
}

function callOf(call: Fields): MessagePart {
  const inner = isFields(call.function) ? call.function : call;
  return {
    kind: 'call',
    name: text(inner, 'name', 'toolName', 'tool_name'),
    id: text(call, 'id', 'toolCallId', 'tool_call_id', 'call_id'),
    text: shownValue(inner.arguments ?? inner.args ?? inner.input),
  };
}

function resultOf(item: Fields): MessagePart {
  return {
    kind: 'result',
    name: text(item, 'toolName', 'name'),
    id: text(item, 'id', 'toolCallId', 'tool_use_id', 'tool_call_id', 'call_id'),
    text: shownValue(item.response ?? item.result ?? item.output ?? item.content),
  };
}

function systemOf(value: Fields): readonly ModelMessage[] {
  const parts = partsOf(value.system ?? value.instructions);
  return parts.length === 0 ? [] : [{ role: 'system', parts, finish: '' }];
}

/** The first of these fields that is a text and not empty, '' when none is. */
function text(fields: Fields, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
