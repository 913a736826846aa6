import type { SmallValue } from './smallValue.ts';
import { jsonText } from './smallValue.ts';
import { valueInText } from './jsonTextValue.ts';
import { fieldsOf, firstOf } from './valueAccess.ts';

/** What tracers of language models call the kinds of their spans, and the value of `gen_ai.operation.name` for each. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['llm', 'chat'],
  ['chat', 'chat'],
  ['generation', 'chat'],
  ['embedding', 'embeddings'],
  ['retriever', 'retrieval'],
  ['retrieval', 'retrieval'],
  ['agent', 'invoke_agent'],
  ['tool', 'execute_tool'],
  ['chain', 'invoke_workflow'],
  ['workflow', 'invoke_workflow'],
]);

/** The operation that a tracer's own kind stands for, undefined when it stands for none. */
export function genAiOperation(kind: SmallValue | undefined): string | undefined {
  return typeof kind === 'string' ? OPERATIONS.get(kind.toLowerCase()) : undefined;
}

/**
 * What went into a span, or came out, as an attribute: messages under the key for messages, anything else as it is under
 * `input.value` or `output.value`. Undefined when there is nothing.
 */
export function contentAttribute(
  side: 'input' | 'output',
  value: SmallValue | undefined,
): readonly [key: string, value: SmallValue] | undefined {
  const opened = valueInText(value) ?? value;
  if (opened === undefined || opened === null || opened === '') return undefined;
  if ((opened instanceof Map ? opened.size : Array.isArray(opened) ? opened.length : 1) === 0) return undefined;
  const messages = messagesIn(opened);
  if (messages) return [`gen_ai.${side}.messages`, jsonText([...messages])];
  return [`${side}.value`, typeof opened === 'object' ? jsonText(opened) : opened];
}

/** The messages in a value: a list of them, one alone, or where requests and answers of model APIs have theirs. */
function messagesIn(value: SmallValue): readonly SmallValue[] | undefined {
  if (Array.isArray(value)) {
    // Callers that send several conversations at once wrap each in a list.
    if (value.length === 1 && Array.isArray(value[0])) return messagesIn(value[0]);
    return value.length > 0 && value.every(isMessage) ? value : undefined;
  }
  const fields = fieldsOf(value);
  if (isMessage(value)) return [value];
  const choices = fields.get('choices');
  if (Array.isArray(choices) && choices.length > 0) {
    const messages = choices.map((choice) => fieldsOf(choice).get('message') ?? null);
    return messages.every(isMessage) ? messages : undefined;
  }
  const inner = firstOf(fields, 'messages');
  return Array.isArray(inner) ? messagesIn(inner) : undefined;
}

function isMessage(value: SmallValue): boolean {
  const fields = fieldsOf(value);
  return (
    typeof fields.get('role') === 'string' && (fields.has('content') || fields.has('parts') || fields.has('tool_calls'))
  );
}
