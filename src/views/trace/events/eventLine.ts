import { otherAttributes, readException } from '#analysis/exceptionFacts.ts';
import type { SpanEvent } from '#model/span.ts';

/** Characters of a line: more never show, and a stack trace has thousands. */
const LONGEST = 400;
const LONGEST_VALUE = 120;

/** What an event says beyond its name, in one line: of an exception its type and message, then its attributes. */
export function eventLine(event: SpanEvent): string {
  const exception = readException(event);
  const parts: string[] = [];
  if (exception) parts.push([exception.type, exception.message].filter((text) => text !== '').join(': '));
  for (const { key, text } of exception ? otherAttributes(event.attributes) : event.attributes) {
    parts.push(`${key}=${text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text}`);
  }
  const line = parts
    .filter((part) => part !== '')
    .join('  ·  ')
    .replaceAll(/[\r\n\t]+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
