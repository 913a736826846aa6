import { SPAN_KIND } from '#model/spanTable.ts';
import type { DrawnAttributes, DrawnEvent, DrawnSpan, DrawnValue } from './drawnSpans.ts';
import { DRAWN_TRACE_ID } from './drawnSpans.ts';

/** service, operation, start, unit of the start, end, unit; the rest of the line is words. */
const LINE = /^(\S+)\s+(.*?)\s*(?<=\s)(-?[\d.]+|\?)(ns|µs|us|ms|s)?[–-](?:(-?[\d.]+)(ns|µs|us|ms|s)?)?(?=\s|$)(.*)$/;
const NS: Readonly<Record<string, number>> = { ns: 1, µs: 1e3, us: 1e3, ms: 1e6, s: 1e9 };

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Spans of a drawing, line by line; the syntax stands in traceDrawing.ts. */
export function readDrawing(drawing: string): DrawnSpan[] {
  const spans: DrawnSpan[] = [];
  const open: { indent: number; at: number }[] = [];
  for (const line of drawing.split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    while (open.length > 0 && open[open.length - 1].indent >= indent) open.pop();
    const above = open.length === 0 ? undefined : open[open.length - 1].at;
    const span = readLine(text);
    span.parent ??= above;
    if (above !== undefined) span.traceId ??= spans[above].traceId;
    open.push({ indent, at: spans.length });
    spans.push(span);
  }
  return spans;
}

function readLine(text: string): Writable<DrawnSpan> {
  const parts = LINE.exec(text);
  if (!parts) throw new Error(`A drawn span needs a service, an operation and start–end: ${text}`);
  const [, service, operation, start, startUnit, end, endUnit, words] = parts;
  const unit = endUnit ?? startUnit ?? 'ms';
  const span: Writable<DrawnSpan> = { operation, start: timeNs(start, startUnit ?? unit) };
  if (service !== '-') span.service = service;
  if (end !== undefined) span.end = timeNs(end, unit);
  readWords(span, words);
  return span;
}

function timeNs(text: string, unit: string): number {
  return text === '?' ? NaN : Math.round(Number(text) * NS[unit]);
}

function readWords(span: Writable<DrawnSpan>, words: string): void {
  for (const word of splitOutside(words, /\s/)) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (word.startsWith('{')) span.attributes = { ...span.attributes, ...readAttributes(word) };
    else if (word.startsWith('resource{')) span.resource = readAttributes(word.slice('resource'.length));
    else if (word === 'error' || word === 'ok') span.status = word;
    else if (word === 'shared') span.shared = true;
    else if (isKind(word)) span.kind = word;
    else if (name === 'id') span.id = value;
    else if (name === 'parent') span.parent = value;
    else if (name === 'trace') span.traceId = value;
    else if (name === 'message') span.message = unquote(value);
    else if (name === 'event') span.events = [...(span.events ?? []), readEvent(value)];
    else if (name === 'link') span.links = [...(span.links ?? []), readLink(value)];
    else if (name === 'scope') {
      const [scope, version = ''] = value.split('@');
      span.scope = { name: scope, version };
    } else throw new Error(`Unknown word in a drawn span: ${word}`);
  }
}

function isKind(word: string): word is keyof typeof SPAN_KIND {
  return Object.hasOwn(SPAN_KIND, word);
}

function readEvent(text: string): DrawnEvent {
  const [, name, time, unit, attributes] = /^([^@{]*)@(-?[\d.]+)(ns|µs|us|ms|s)?(\{.*\})?$/s.exec(text) ?? [];
  if (time === undefined) throw new Error(`A drawn event is name@time{attributes}: ${text}`);
  return { name, time: timeNs(time, unit ?? 'ms'), attributes: readAttributes(attributes ?? '{}') };
}

function readLink(text: string): { traceId: string; spanId: string } {
  const [first, second] = text.split('/');
  return second === undefined ? { traceId: DRAWN_TRACE_ID, spanId: first } : { traceId: first, spanId: second };
}

function readAttributes(braces: string): DrawnAttributes {
  const result: Record<string, DrawnValue> = {};
  for (const entry of splitOutside(braces.slice(1, -1), /,/)) {
    const colon = entry.indexOf(': ');
    if (colon < 0) throw new Error(`A drawn attribute is "key: value": ${entry}`);
    result[entry.slice(0, colon).trim()] = readValue(entry.slice(colon + 2).trim());
  }
  return result;
}

function readValue(text: string): DrawnValue {
  if (text.startsWith('"') || text.startsWith('[') || text.startsWith('{')) return JSON.parse(text) as DrawnValue;
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function unquote(text: string): string {
  return text.startsWith('"') ? String(JSON.parse(text)) : text;
}

/** Cuts at every separator that stands outside quotes and brackets; empty pieces are left out. */
function splitOutside(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let piece = '';
  let nested = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (!quoted && (char === '{' || char === '[')) nested++;
    if (!quoted && (char === '}' || char === ']')) nested--;
    if (nested === 0 && !quoted && separator.test(char)) {
      pieces.push(piece);
      piece = '';
    } else piece += char;
  }
  pieces.push(piece);
  return pieces.map((part) => part.trim()).filter((part) => part !== '');
}
