import type { Attribute } from '#model/attributes.ts';
import type { SpanEvent } from '#model/span.ts';

const MODEL_KEY =
  /^(?:gen_ai\.|llm\.|ai\.(?:prompt|response|model|usage|operationId|toolCall)|openinference\.|langfuse\.|traceloop\.|(?:input|output)\.value$)/;

/** Whether a span speaks one of the dialects for models, agents and their tools; not yet that it holds a message. */
export function tellsOfModels(attributes: readonly Attribute[], events: readonly SpanEvent[]): boolean {
  return attributes.some(({ key }) => MODEL_KEY.test(key)) || events.some(({ name }) => name.startsWith('gen_ai.'));
}
