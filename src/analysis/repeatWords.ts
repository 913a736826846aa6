import type { SpanTable } from '#model/spanTable.ts';
import { summarise } from './spanSummary.ts';

/** Members that are asked for their words: a run of 80,000 is not read for one line of text. */
const SAMPLE = 8;

/** Members of the rows [row, endRow), evenly spread, the first and the last among them. */
export function sampleOfRun(row: number, endRow: number): readonly number[] {
  const count = Math.min(SAMPLE, endRow - row);
  return Array.from({ length: count }, (_, at) => row + Math.round((at * (endRow - 1 - row)) / Math.max(1, count - 1)));
}

/**
 * What the members of a run did, in the words that they share: `SELECT prices · postgresql`, `GET /users/… → 200`. Parts
 * that vary are left out, but of the first part only the words that do.
 */
export function summariseRun(table: SpanTable, row: number, endRow: number): string {
  const texts = sampleOfRun(row, endRow).map(
    (member) => summarise(table, member) || table.strings.get(table.operation[member]),
  );
  const [first, ...others] = texts.map((text) => text.split(' · '));
  const rest = first.slice(1).filter((part) => others.every((parts) => parts.includes(part, 1)));
  return [sharedWords([first, ...others].map(([part]) => part)), ...rest].join(' · ');
}

/** The texts as one, with `…` for words that vary; the first where their words do not stand one for one. */
function sharedWords(texts: readonly string[]): string {
  const [first, ...others] = texts.map((text) => text.split(/([^\p{L}\p{N}_-]+)/u));
  if (others.some((words) => words.length !== first.length)) return texts[0];
  return first.map((word, at) => (others.every((words) => words[at] === word) ? word : '…')).join('');
}
