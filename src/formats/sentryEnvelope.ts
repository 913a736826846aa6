import { Growable } from '#base/growable.ts';
import type { BytesDecoder, BytesFormat } from './bytesFormat.ts';
import { valueInText } from './jsonTextValue.ts';
import type { PourContext } from './pourContext.ts';
import { SentrySpans } from './sentrySpans.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, numberOf, objectsOf, textOf } from './valueAccess.ts';

const NEWLINE = 10;
/** Keys that the first line of an envelope may have, and the words of an item that tell one with an empty first line. */
const HEADER_KEYS: ReadonlySet<string> = new Set(['event_id', 'dsn', 'sdk', 'sent_at', 'trace', 'no_log', 'retention']);
const SURE_KEYS = ['sent_at', 'dsn', 'event_id'] as const;
/** A file without lines is not searched further; headers hold an id, a date, some names. */
const LONGEST_LINE = 1 << 16;
const ITEMS: ReadonlySet<string> = new Set([
  'event',
  'transaction',
  'span',
  'attachment',
  'session',
  'sessions',
  'feedback',
  'user_report',
  'client_report',
  'profile',
  'profile_chunk',
  'replay_event',
  'replay_recording',
  'replay_video',
  'check_in',
  'log',
  'statsd',
]);
/** Types of item that are read; all others are counted. */
const READ: ReadonlySet<string> = new Set(['transaction', 'span']);

/**
 * What Sentry's clients send (develop.sentry.dev/sdk/data-model/envelopes): a line for the envelope, then for each item a
 * line that tells its type and length in bytes, and the item itself, which may be binary.
 */
export const sentryEnvelope: BytesFormat = {
  name: 'Sentry envelope',
  recognises: (head, isWhole) => {
    const begin = contentStart(head);
    const first = lineEnd(head, begin);
    if (head[begin] !== 123 || first > LONGEST_LINE) return false;
    const header = fieldsOf(valueInText(textIn(head, begin, first)));
    const isHeader = [...header.keys()].every((key) => HEADER_KEYS.has(key));
    const isSure = SURE_KEYS.some((key) => header.has(key));
    const second = lineEnd(head, first + 1);
    if (second - first > LONGEST_LINE) return false;
    const item = textIn(head, first + 1, second).trim();
    if (item === '') return isHeader && isSure && isWhole;
    const type = textOf(fieldsOf(valueInText(item)).get('type'));
    return ITEMS.has(type) ? isHeader || isSure : isHeader && isSure && type !== '';
  },
  decoder: (context) => new EnvelopeDecoder(context),
};

/** What comes next: a line that describes the envelope or an item, or an item of so many bytes (−1 = to the end of its line). */
type Expected = { readonly kind: 'line' } | { readonly kind: 'item'; readonly type: string; readonly length: number };

class EnvelopeDecoder implements BytesDecoder {
  private readonly context: PourContext;
  private readonly spans: SentrySpans;
  private readonly ignored = new Map<string, number>();
  /** Bytes that wait for more, from `read` on. */
  private held = new Growable(Uint8Array);
  private read = 0;
  /** Position in the held bytes up to which there is no newline behind `read`. */
  private searched = 0;
  private isFinished = false;
  private expected: Expected = { kind: 'line' };

  constructor(context: PourContext) {
    this.context = context;
    this.spans = new SentrySpans(context);
  }

  feed(bytes: Uint8Array): void {
    const { held } = this;
    if (this.read > 0) {
      held.data.copyWithin(0, this.read, held.length);
      held.length -= this.read;
      this.searched = Math.max(0, this.searched - this.read);
      this.read = 0;
    }
    held.reserve(held.length + bytes.length);
    held.data.set(bytes, held.length);
    held.length += bytes.length;
    while (this.step());
  }

  finish(): void {
    this.isFinished = true;
    while (this.step());
    for (const [type, count] of this.ignored) {
      this.context.log.add('recordsIgnored', { detail: `items of type “${type.slice(0, 40)}”: ${count}` }, count);
    }
  }

  /** Takes one line or item; false when its bytes are not all here. */
  private step(): boolean {
    const { expected, held } = this;
    if (this.read >= held.length && (expected.kind === 'line' || this.isFinished)) return false;
    if (expected.kind === 'line') {
      const end = this.lineEnd(this.read);
      if (end < 0) return false;
      this.line(textIn(held.data, this.read, end).trim());
      this.moveTo(end + 1);
      return true;
    }
    const end = this.itemEnd(expected.length);
    if (end < 0) return false;
    if (READ.has(expected.type)) this.item(expected.type, textIn(held.data, this.read, end));
    else this.ignored.set(expected.type, (this.ignored.get(expected.type) ?? 0) + 1);
    this.expected = { kind: 'line' };
    this.moveTo(end);
    return true;
  }

  private moveTo(position: number): void {
    this.read = Math.min(position, this.held.length);
    this.searched = this.read;
  }

  /** Where the line from a position on ends; −1 when that is not known yet. */
  private lineEnd(from: number): number {
    const { held } = this;
    const end = held.data.subarray(0, held.length).indexOf(NEWLINE, Math.max(from, this.searched));
    if (end >= 0) return end;
    this.searched = held.length;
    return this.isFinished ? held.length : -1;
  }

  /** The length holds if a line ends there. One that does not fit is of a file that was edited: then the line is the item. */
  private itemEnd(length: number): number {
    const { held } = this;
    const end = this.read + length;
    if (length >= 0 && held.length < end + 2 && !this.isFinished) return -1;
    const behind = held.data[end];
    const fits = end >= held.length ? end === held.length : behind === NEWLINE || behind === 13;
    return length >= 0 && fits ? end : this.lineEnd(this.read);
  }

  /** The line of an envelope or an item; the blank rest of a line behind an item is passed over. */
  private line(text: string): void {
    if (text === '') return;
    const fields = valueInText(text);
    if (!(fields instanceof Map)) {
      this.context.log.add('badValue', { detail: text.slice(0, 60), where: this.context.fileName });
      return;
    }
    const type = textOf(fields.get('type'));
    if (type === '') return;
    const length = numberOf(fields.get('length'));
    this.expected = { kind: 'item', type, length: length !== undefined && length >= 0 ? length : -1 };
  }

  private item(type: string, text: string): void {
    const value = valueInText(text);
    if (!(value instanceof Map)) {
      const detail = `an item of type “${type}”: ${text.slice(0, 60)}`;
      this.context.log.add(this.isFinished ? 'truncated' : 'badValue', { detail, where: this.context.fileName });
      return;
    }
    const fields: Fields = value;
    if (type === 'transaction') {
      if (!this.spans.event(fields))
        this.context.log.add('recordsIgnored', { detail: 'a transaction without a trace' });
    } else if (fields.has('items')) {
      for (const span of objectsOf(fields.get('items'))) this.spans.span(span);
    } else this.spans.span(fields);
  }
}

/** A byte order mark and blank lines before the first line say nothing. */
function contentStart(head: Uint8Array): number {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (head[at] === 10 || head[at] === 13 || head[at] === 32 || head[at] === 9) at++;
  return at;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(NEWLINE, from);
  return end < 0 ? bytes.length : end;
}

function textIn(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}
