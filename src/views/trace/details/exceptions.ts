import type { Attribute } from '#model/attributes.ts';
import type { SpanEvent } from '#model/span.ts';

/** What an event says about an exception; '' where it says nothing. */
export interface ExceptionFacts {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

const TYPE_KEYS = ['exception.type', 'error.type', 'error.kind'];
const MESSAGE_KEYS = ['exception.message', 'error.message', 'message', 'error.object'];
const STACK_KEYS = ['exception.stacktrace', 'error.stack', 'stack'];
const ALL_KEYS: ReadonlySet<string> = new Set([...TYPE_KEYS, ...MESSAGE_KEYS, ...STACK_KEYS]);

/** Of events named `exception`, `….exception` or, as older tracers did, `error`; undefined for others. */
export function readException({ name, attributes }: SpanEvent): ExceptionFacts | undefined {
  const isException = name === 'exception' || name.endsWith('.exception') || name === 'error';
  const text = (keys: readonly string[]): string => {
    for (const key of keys) {
      const found = attributes.find((attribute) => attribute.key === key && attribute.text !== '');
      if (found) return found.text;
    }
    return '';
  };
  if (!isException && text(['exception.type', 'exception.message']) === '') return undefined;
  return { type: text(TYPE_KEYS), message: text(MESSAGE_KEYS), stack: text(STACK_KEYS) };
}

/** Attributes of an exception event that `readException` does not tell. */
export function otherAttributes(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.filter(({ key }) => !ALL_KEYS.has(key));
}
