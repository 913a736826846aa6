import { looksLikeBase64Text } from '#analysis/base64Text.ts';
import type { Measure } from '#analysis/measures.ts';
import { measureOf } from '#analysis/measures.ts';
import { looksLikeJson, looksLikeQuery, looksLikeWebToken } from '#analysis/textSigns.ts';
import type { Attribute } from '#model/attributes.ts';
import { formatCount } from '#model/formatTime.ts';

/** Forms that stand as a line of the text itself until they are opened. */
export type OpeningKind = 'json' | 'address' | 'parameters' | 'token' | 'base64' | 'headers';
/** Forms that are shown at once, in place of the text. */
export type ShownKind = 'query' | 'markup' | 'stack' | 'list';

/** How a value is shown. `isWide`: under its key, over the whole width, where the pane is narrow. */
export type ValueForm =
  | { readonly kind: 'plain'; readonly isWide: boolean }
  | { readonly kind: 'link'; readonly href: string; readonly isWide: boolean; readonly hasParts: boolean }
  /** nothing to show but words about it */
  | { readonly kind: 'nothing'; readonly words: string; readonly isWide: false }
  /** a number that measures something, said beside it */
  | { readonly kind: 'measure'; readonly measure: Measure; readonly isWide: false }
  /** text of several lines */
  | { readonly kind: 'block'; readonly isWide: true }
  | { readonly kind: OpeningKind; readonly isWide: true }
  | { readonly kind: ShownKind; readonly isWide: boolean }
  | { readonly kind: 'bytes'; readonly size: number; readonly hasText: boolean; readonly isWide: boolean };

/** Characters of a value beside its key that make about two lines in a pane of 360 px. */
const WIDE = 48;
/** The same of an address: one that is broken in the middle is hard to read. */
const WIDE_LINK = 24;
/** Keys whose texts are queries, on one line or many. */
const QUERY_KEYS = /^(?:db\.(?:query\.text|statement)|sql\.query)$/;
const CODE_KEYS = /^graphql\.document$/;
const STACK_KEYS = /(?:^|[._])(?:stack_?trace|stack)$/i;
const LIST_KEYS = /^(?:http\.(?:request|response)\.header|rpc\.(?:\w+\.)?(?:request|response)\.metadata)\./;
const PARAMETER_KEYS = /(?:^|[._])(?:query|query_string|querystring|body|form|params|target)$/i;

export function valueForm({ key, type, text }: Attribute): ValueForm {
  const isWide = text.length > WIDE;
  switch (type) {
    case 'empty':
      return { kind: 'nothing', words: 'no value', isWide: false };
    case 'bytes':
      return { kind: 'bytes', size: bytesOf(text), hasText: looksLikeBase64Text(text), isWide };
    case 'array':
      if (LIST_KEYS.test(key) && text.startsWith('["')) return { kind: 'list', isWide };
      return isWide ? { kind: 'json', isWide } : { kind: 'plain', isWide };
    case 'map':
      return isWide ? { kind: 'json', isWide } : { kind: 'plain', isWide };
    case 'string':
      return formOfText(key, text, isWide);
    case 'int':
    case 'double':
    case 'bigInt': {
      const measure = measureOf(key, text);
      return measure ? { kind: 'measure', measure, isWide: false } : { kind: 'plain', isWide };
    }
    case 'bool':
      return { kind: 'plain', isWide };
  }
}

function formOfText(key: string, text: string, isWide: boolean): ValueForm {
  if (text === '') return { kind: 'nothing', words: 'empty text', isWide: false };
  const href = safeAddress(text);
  if (href !== undefined) {
    return { kind: 'link', href, isWide: text.length > WIDE_LINK, hasParts: /[?#@%]./.test(text) };
  }
  const measure = text.length < 24 ? measureOf(key, text) : undefined;
  if (measure) return { kind: 'measure', measure, isWide: false };
  const hasLines = text.trimEnd().includes('\n');
  if (STACK_KEYS.test(key) && hasLines) return { kind: 'stack', isWide: true };
  if (QUERY_KEYS.test(key) && (isWide || hasLines)) return { kind: 'query', isWide: true };
  const opening = isWide || hasLines ? openingKind(key, text, hasLines) : undefined;
  if (opening !== undefined) return { kind: opening, isWide: true };
  if (isWide && /^\s*<[?!\p{L}]/u.test(text) && text.trimEnd().endsWith('>')) return { kind: 'markup', isWide };
  if (PARAMETER_KEYS.test(key) && looksLikeQuery(text)) return { kind: 'parameters', isWide: true };
  if (hasLines || (isWide && CODE_KEYS.test(key))) return { kind: 'block', isWide: true };
  return { kind: 'plain', isWide };
}

function openingKind(key: string, text: string, hasLines: boolean): OpeningKind | undefined {
  if (looksLikeJson(text)) return 'json';
  if (hasLines)
    return /^(?:[\w-]+:[ \t]\S.*\n)+[\w-]+:[ \t]\S.*$/.test(text.slice(0, 4000).trimEnd()) ? 'headers' : undefined;
  if (looksLikeWebToken(text)) return 'token';
  if (/^[a-z][a-z\d+.-]*:\/\/[^\s/]+[^\s]*[?@%]\S+$/i.test(text)) return 'address';
  // A trace id or a cookie may look like much; what a key calls an id is one.
  return !/id$/i.test(key) && looksLikeBase64Text(text) ? 'base64' : undefined;
}

/** What a pointer learns about a value: its type, and long numbers in groups of three. */
export function valueTitle({ type, text }: Attribute): string | undefined {
  switch (type) {
    case 'string':
      return undefined;
    case 'bool':
      return 'true or false';
    case 'int':
    case 'bigInt':
      return /^-?\d{5,}$/.test(text) ? `whole number: ${grouped(text)}` : 'whole number';
    case 'double':
      return Math.abs(Number(text)) >= 10_000 ? `number: about ${formatCount(Number(text))}` : 'number';
    case 'array':
      return 'list';
    case 'map':
      return 'map';
    case 'bytes':
      return 'bytes, as base64';
    case 'empty':
      return 'sent without a value';
  }
}

/** The address of a text that is one, and only of http(s): everything else would do something when followed. */
function safeAddress(text: string): string | undefined {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function bytesOf(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}
