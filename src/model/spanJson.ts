import type { Attribute } from './attributes.ts';
import { formatExactInstant } from './formatTime.ts';
import type { Span } from './span.ts';
import { SPAN_FLAG } from './spanTable.ts';

/**
 * A span as pretty JSON text, for reading and copying. Written piece by piece and not through JSON.stringify, because
 * int64 values keep all their digits, and so do values that are JSON themselves. Times stand twice: Unix ns as text
 * (OTLP's form) and RFC 3339. Bytes are `{"base64": …}`, the empty value is null, NaN and infinities are texts. A key
 * that the sender used twice stands twice. Log records stand among the events, with their severity. `flags` are the names of SPAN_FLAG that apply; what is absent is left out.
 */
export function spanToJson(span: Span): string {
  const { duration, events, links, scope } = span;
  const flags = Object.keys(SPAN_FLAG).filter((flag) => span.hasFlag(flag as keyof typeof SPAN_FLAG));
  const text = object([
    ['traceId', JSON.stringify(span.traceId)],
    ['spanId', JSON.stringify(span.spanId)],
    ['parentSpanId', textOrNothing(span.parentId)],
    ['traceState', textOrNothing(span.table.strings.get(span.detail('traceState') ?? -1))],
    ['traceFlags', numberOrNothing(span.detail('traceFlags'))],
    ['name', JSON.stringify(span.operation)],
    ['kind', JSON.stringify(span.kind)],
    ...times('start', span.startNs),
    ...(duration === undefined ? [] : times('end', span.startNs + BigInt(Math.round(duration)))),
    ['durationNano', duration === undefined ? undefined : `"${Math.round(duration)}"`],
    [
      'status',
      object([
        ['code', JSON.stringify(span.status)],
        ['message', textOrNothing(span.statusMessage)],
      ]),
    ],
    ['flags', flags.length === 0 ? undefined : JSON.stringify(flags)],
    ['attributes', attributesToJson(span.attributes)],
    ['droppedAttributesCount', numberOrNothing(span.detail('droppedAttributes'))],
    [
      'events',
      list(
        events.map(({ time, name, severity, attributes }) =>
          object([
            ...(Number.isNaN(time) ? [] : times('', span.table.originNs + BigInt(Math.round(time)))),
            ['name', JSON.stringify(name)],
            ['logSeverity', severity === 0 ? undefined : String(severity)],
            ['attributes', attributesToJson(attributes)],
          ]),
        ),
      ),
    ],
    ['droppedEventsCount', numberOrNothing(span.detail('droppedEvents'))],
    [
      'links',
      list(
        links.map(({ traceId, spanId, attributes }) =>
          object([
            ['traceId', JSON.stringify(traceId)],
            ['spanId', JSON.stringify(spanId)],
            ['attributes', attributesToJson(attributes)],
          ]),
        ),
      ),
    ],
    ['droppedLinksCount', numberOrNothing(span.detail('droppedLinks'))],
    ['resource', attributesToJson(span.resourceAttributes)],
    [
      'scope',
      scope.name === '' && scope.attributes.length === 0
        ? undefined
        : object([
            ['name', JSON.stringify(scope.name)],
            ['version', textOrNothing(scope.version)],
            ['attributes', attributesToJson(scope.attributes)],
          ]),
    ],
  ]);
  return indentJson(text);
}

/**
 * JSON text with two blanks of indentation per level and one entry per line; empty lists and objects stay `[]`, `{}`.
 * Moves only the white space: digits, escapes and the order of keys stay as they are. Text that is no JSON comes out
 * broken at its brackets, but whole.
 */
export function indentJson(text: string): string {
  let result = '';
  let depth = 0;
  let isJustOpened = false;
  const newLine = (): string => `\n${'  '.repeat(depth)}`;
  // A string, a sign, or a run of anything else.
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],:]|[^\s"{}[\],:]+/gs)) {
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      result += isJustOpened ? token : newLine() + token;
      isJustOpened = false;
      continue;
    }
    if (isJustOpened) result += newLine();
    isJustOpened = token === '{' || token === '[';
    if (isJustOpened) depth++;
    result += token === ',' ? token + newLine() : token === ':' ? ': ' : token;
  }
  return result;
}

type Entry = readonly [key: string, json: string | undefined];

function object(entries: readonly Entry[]): string {
  const present = entries.filter(([, json]) => json !== undefined);
  return `{${present.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;
}

function list(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : `[${items.join(',')}]`;
}

function times(prefix: 'start' | 'end' | '', ns: bigint): Entry[] {
  const { date, time } = formatExactInstant(ns, 'utc');
  const name = prefix === '' ? 'time' : `${prefix}Time`;
  return [
    [`${name}UnixNano`, `"${ns}"`],
    [name, `"${date}T${time}Z"`],
  ];
}

function attributesToJson(attributes: readonly Attribute[]): string | undefined {
  if (attributes.length === 0) return undefined;
  return object(attributes.map((attribute) => [attribute.key, valueToJson(attribute)]));
}

function valueToJson({ type, text }: Attribute): string {
  switch (type) {
    case 'string':
      return JSON.stringify(text);
    case 'bytes':
      return object([['base64', JSON.stringify(text)]]);
    case 'empty':
      return 'null';
    case 'double':
      return Number.isFinite(Number(text)) ? text : JSON.stringify(text);
    case 'bool':
    case 'int':
    case 'bigInt':
    case 'array':
    case 'map':
      return text;
  }
}

function textOrNothing(text: string): string | undefined {
  return text === '' ? undefined : JSON.stringify(text);
}

function numberOrNothing(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
