import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, objectsOf, textOf } from './valueAccess.ts';

/** Keys of an exception and of our attributes. */
const KEYS = [
  ['type', 'exception.type'],
  ['message', 'exception.message'],
  ['id', 'exception.id'],
  ['remote', 'exception.remote'],
  ['cause', 'exception.cause'],
] as const;

/** Attributes of an `exception` event for one exception of a cause. */
export function exceptionOf(exception: Fields): Map<string, SmallValue> {
  const attributes = new Map<string, SmallValue>();
  for (const [key, name] of KEYS) {
    const value = exception.get(key);
    if (value !== undefined && value !== null) attributes.set(name, value);
  }
  const frames = objectsOf(exception.get('stack')).map((frame) => {
    const line = textOf(frame.get('line'));
    return `  at ${textOf(frame.get('label'))} (${textOf(frame.get('path'))}${line === '' ? '' : `:${line}`})`;
  });
  if (frames.length > 0) {
    const title = `${textOf(exception.get('type'))}: ${textOf(exception.get('message'))}`;
    attributes.set('exception.stacktrace', [title, ...frames].join('\n'));
  }
  return attributes;
}

/** Message of the first exception of a cause that has one. */
export function firstMessage(cause: SmallValue | undefined): SmallValue | undefined {
  const exceptions = objectsOf(fieldsOf(cause).get('exceptions'));
  return exceptions.map((exception) => exception.get('message')).find((message) => textOf(message) !== '');
}
