import type { Attribute } from '#model/attributes.ts';
import { formatCount } from '#model/formatTime.ts';

/** How a value is shown. `isWide`: under its key, over the whole width, where the pane is narrow. */
export type ValueForm =
  | { readonly kind: 'plain'; readonly isWide: boolean }
  | { readonly kind: 'link'; readonly href: string; readonly isWide: boolean }
  /** nothing to show but words about it */
  | { readonly kind: 'nothing'; readonly words: string; readonly isWide: false }
  /** text of several lines, or code */
  | { readonly kind: 'block'; readonly isWide: true }
  | { readonly kind: 'json'; readonly isWide: true }
  | { readonly kind: 'bytes'; readonly size: number; readonly isWide: boolean };

/** Characters of a value beside its key that make about two lines in a pane of 360 px. */
const WIDE = 48;
/** The same of an address: one that is broken in the middle is hard to read. */
const WIDE_LINK = 24;
/** Keys whose texts are code, on one line or many. */
const CODE_KEYS = /(?:^db\.(?:query\.text|statement)|^graphql\.document|\.stacktrace|\.stack_trace|^sql\.query)$/;

export function valueForm({ key, type, text }: Attribute): ValueForm {
  const isWide = text.length > WIDE;
  switch (type) {
    case 'empty':
      return { kind: 'nothing', words: 'no value', isWide: false };
    case 'bytes':
      return { kind: 'bytes', size: bytesOf(text), isWide };
    case 'array':
    case 'map':
      return isWide ? { kind: 'json', isWide } : { kind: 'plain', isWide };
    case 'string': {
      if (text === '') return { kind: 'nothing', words: 'empty text', isWide: false };
      const href = safeAddress(text);
      if (href !== undefined) return { kind: 'link', href, isWide: text.length > WIDE_LINK };
      if (isWide && /^\s*(?:\{.*\}|\[.*\])\s*$/s.test(text) && isJson(text)) return { kind: 'json', isWide };
      if (text.trimEnd().includes('\n') || (isWide && CODE_KEYS.test(key))) return { kind: 'block', isWide: true };
      return { kind: 'plain', isWide };
    }
    case 'bool':
    case 'int':
    case 'double':
    case 'bigInt':
      return { kind: 'plain', isWide };
  }
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

/** Texts longer than this are not tried: parsing would be felt when the selection moves. */
const LONGEST_TRIED = 200_000;

function isJson(text: string): boolean {
  if (text.length > LONGEST_TRIED) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function bytesOf(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}
