import type { ProblemCode, ProblemLog } from './problem.ts';
import { EXAMPLES } from './problem.ts';
import type { SpanTableData } from './spanTable.ts';
import { SPAN_FLAG } from './spanTable.ts';

/** The flags that are told as problems; the others have been counted where they were set. */
const REPORTED: readonly (ProblemCode & keyof typeof SPAN_FLAG)[] = [
  'orphan',
  'unfinished',
  'timeRepaired',
  'duplicateId',
  'cycle',
  'selfParent',
  'negativeDuration',
  'outsideParent',
];

const BITS = REPORTED.reduce((bits, code) => bits | SPAN_FLAG[code], 0);

/** Counts the flagged rows, each code with its first rows as examples to jump to. */
export function reportFlags(table: SpanTableData, text: (index: number) => string, log: ProblemLog): void {
  const { flags, operation, spanId, length } = table;
  const rows = REPORTED.map((): number[] => []);
  const counts = new Int32Array(REPORTED.length);
  for (let row = 0; row < length; row++) {
    if ((flags[row] & BITS) === 0) continue;
    for (let code = 0; code < REPORTED.length; code++) {
      if ((flags[row] & SPAN_FLAG[REPORTED[code]]) === 0) continue;
      if (++counts[code] <= EXAMPLES) rows[code].push(row);
    }
  }
  for (const [at, code] of REPORTED.entries()) {
    for (const row of rows[at]) log.add(code, { detail: text(operation[row]), where: text(spanId[row]), row });
    if (counts[at] > EXAMPLES) log.add(code, {}, counts[at] - EXAMPLES);
  }
}
