import type { Conventions } from './conventions.ts';
import { joinParts, shorten } from './summaryText.ts';

/** Characters of a name that leave room for what is known beside it. */
const LONGEST_NAME = 56;

/**
 * The first part of a summary: `words`, when they have a target or say all that the span's name says. Without a target, a
 * verb such as `GET` says less than the name `POST /payment`: then it is the name, with those words after it that it lacks.
 */
export function summaryHead(
  { table }: Conventions,
  row: number,
  words: string | undefined,
  hasTarget: boolean,
): string {
  const name = table.strings.get(table.operation[row]).trim();
  const verb = words ?? '';
  if (hasTarget || name === '' || holdsWords(verb, name)) return verb;
  return joinParts(shorten(name, LONGEST_NAME), holdsWords(name, verb) ? undefined : verb);
}

/** Whether each word of `wanted` is one of `text`, whatever their order and case. */
function holdsWords(text: string, wanted: string): boolean {
  const words = wordsOf(text);
  return wordsOf(wanted).every((word) => words.includes(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
