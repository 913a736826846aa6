import { formatBytes, formatCount } from '#model/formatTime.ts';
import type { Problem, ProblemCode, ProblemExample, ProblemOutcome } from '#model/problem.ts';
import { outcomeOf, PROBLEM_WORDS } from '#model/problemWords.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { counted } from './counted.ts';

/** What was found in one file. */
export type FileReport = LoadedDocument['files'][number];

/** How an outcome is written. */
export const OUTCOME_WORDS: Readonly<Record<ProblemOutcome, string>> = {
  kept: 'kept',
  repaired: 'repaired',
  skipped: 'skipped',
  failed: 'not read',
};

/** How the formats that are read show themselves. */
const FORMATS_EXPECTED =
  'Spans of a tracing tool, such as “resourceSpans” (OTLP), “data” with “traceID” (Jaeger) or a list with “traceId” (Zipkin); or a table of records with times.';

/** What should have been there instead; only for what can keep a whole file from being read. */
export const EXPECTED: Readonly<Partial<Record<ProblemCode, string>>> = {
  notATrace: FORMATS_EXPECTED,
  noSpans: 'At least one span.',
  empty: 'A file with at least one span.',
  unreachable: 'An http or https address that answers with a trace.',
  badValue: 'Whole JSON values, from the first byte to the last.',
  truncated: 'The whole file, to its last byte.',
  unsupported: FORMATS_EXPECTED,
  tooLarge: 'A file that fits into the memory of one browser tab.',
};

/** `“detail”, byte 1,204 of checkout.json`: an example as one line. */
export function exampleText({ detail, where }: ProblemExample): string {
  return [detail, where].filter((text) => text !== '').join(' — ');
}

/** The format, or that there is none. */
export function formatName({ format }: FileReport): string {
  return format === '' ? 'not recognised' : format;
}

/** A file's figures with their names, in the order of the report; of the records read, copies included. */
export function fileFigures({ counts }: FileReport): readonly { readonly name: string; readonly value: number }[] {
  return [
    { name: 'records', value: counts.spans },
    { name: 'traces', value: counts.traces },
    { name: 'services', value: counts.services },
    { name: 'roots', value: counts.roots },
    { name: 'orphans', value: counts.orphans },
    { name: 'error status', value: counts.errors },
  ];
}

/** Files and problems as text to paste into a ticket. `rows` is what shows of them, undefined when nothing does. */
export function reportText(
  title: string,
  files: readonly FileReport[],
  problems: readonly Problem[],
  rows: number | undefined,
): string {
  const lines = [`Import report: ${title}`];
  if (rows !== undefined) lines.push(`${counted(rows, 'span')} shown`);
  for (const file of files) {
    const figures = fileFigures(file).map(({ name, value }) => `${name} ${formatCount(value)}`);
    lines.push('', `${file.name}: ${formatName(file)}, ${formatBytes(file.bytes)}`, `  ${figures.join(', ')}`);
  }
  if (problems.length === 0) lines.push('', 'No problems were found.');
  for (const problem of problems) {
    const { code, count, examples } = problem;
    const { title: name, advice } = PROBLEM_WORDS[code];
    lines.push('', `${name} (${formatCount(count)}, ${OUTCOME_WORDS[outcomeOf(problem)]})`);
    const expected = EXPECTED[code];
    if (expected !== undefined) lines.push(`  Expected: ${expected}`);
    lines.push(...examples.map((example) => `  - ${exampleText(example)}`).filter((line) => line !== '  - '));
    lines.push(`  ${advice}`);
  }
  // Amounts carry spaces that do not break, which other programs take for letters.
  return `${lines.join('\n').replaceAll('\u00A0', ' ')}\n`;
}
