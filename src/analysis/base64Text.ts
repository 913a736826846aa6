/** Shorter texts in the alphabet of base64 are words and ids far more often than text in disguise. */
const SHORTEST = 20;
const ALPHABET = /^[A-Za-z\d+/_-]+={0,2}$/;
/** Controls that no text has: all of C0 but tab, line feed and carriage return, and delete. */
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The UTF-8 text within base64 (RFC 4648, either alphabet, with or without padding); undefined when it is no text. */
export function decodeBase64Text(base64: string): string | undefined {
  if (!ALPHABET.test(base64) || base64.replace(/=+$/, '').length % 4 === 1) return undefined;
  try {
    const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text === '' || NO_TEXT.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Whether a text is most likely base64 of a text: ids, hashes and words are not. Looks at its beginning only. */
export function looksLikeBase64Text(text: string): boolean {
  if (text.length < SHORTEST || !ALPHABET.test(text.slice(0, 400)) || !ALPHABET.test(text)) return false;
  // Whole groups, as encoders write them; hex digits and single-case words are something else.
  if (text.length % 4 !== 0 || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  const start = text.slice(0, 400);
  const decoded = decodeBase64Text(start);
  if (decoded !== undefined) return hasWords(decoded);
  // The cut may have gone through a character of several bytes.
  const shorter = text.length > 400 ? [396, 392].map((length) => decodeBase64Text(text.slice(0, length))) : [];
  return shorter.some((part) => part !== undefined && hasWords(part));
}

/** Letters, digits, blanks and the signs of sentences and of code for nearly all of it: chance makes other texts. */
function hasWords(text: string): boolean {
  const odd = text.match(/[^\p{L}\d\s.,:;"'{}[\]()=/_@-]/gu)?.length ?? 0;
  return odd <= text.length * 0.05;
}
