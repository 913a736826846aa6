/** Characters of a text that are looked at: what parts two messages stands before. */
const LONGEST = 2000;

const UUID = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/giu;
/** A quote that opens after a letter is an apostrophe. */
const QUOTED = /(?<![\p{L}\d])(?:'[^'\n]*'|"[^"\n]*"|`[^`\n]*`)|“[^”]*”|‘[^’]*’/gu;
/** Hexadecimal with a digit among at least eight, or after 0x. */
const HEX = /\b(?:0x[\da-f]+|(?=[a-f]*\d)[\da-f]{8,})\b/giu;
const NUMBER = /\d+(?:[.,:]\d+)*/gu;
const LIST = /#(?:,\s*#)+/gu;

/**
 * A message without what varies from time to time, so that messages of one kind are equal: quoted texts become `"…"`,
 * ids, hexadecimal and other numbers `#`, lists of these one `#`, and white space one blank. The rule of
 * maskedHash.ts, told to people.
 */
export function maskedText(text: string): string {
  return text
    .slice(0, LONGEST)
    .replaceAll(QUOTED, '"…"')
    .replaceAll(UUID, '#')
    .replaceAll(HEX, '#')
    .replaceAll(NUMBER, '#')
    .replaceAll(LIST, '#')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
