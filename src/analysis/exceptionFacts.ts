import type { Attribute } from '#model/attributes.ts';
import type { SpanEvent } from '#model/span.ts';
import { isExceptionName } from './exceptionEvents.ts';

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
  const isException = isExceptionName(name);
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

/** Apart from this, an exception was not told by an event and by a log record both, but twice. ns */
export const SAME_MOMENT = 1e6;

/**
 * A span's events without log records of an exception that an event of the span tells as well: of equal type and message
 * and within 1 ms, as instrumentations that send both do (semantic-conventions §5).
 */
export function withoutLoggedTwice(events: readonly SpanEvent[]): readonly SpanEvent[] {
  const told = events.flatMap((event) => {
    const facts = event.severity === 0 ? readException(event) : undefined;
    return facts === undefined ? [] : [{ event, facts }];
  });
  return events.filter((event) => {
    const facts = event.severity === 0 ? undefined : readException(event);
    return (
      facts === undefined ||
      !told.some(
        (other) =>
          other.facts.type === facts.type &&
          other.facts.message === facts.message &&
          Math.abs(other.event.time - event.time) <= SAME_MOMENT,
      )
    );
  });
}
