import type { ProblemCode, ProblemLog } from './problem.ts';
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

/** Counts the flagged rows, each code with its first rows as examples to jump to. */
export function reportFlags(table: SpanTableData, text: (index: number) => string, log: ProblemLog): void {
  for (const code of REPORTED) {
    const bit = SPAN_FLAG[code];
    for (let row = 0; row < table.length; row++) {
      if ((table.flags[row] & bit) === 0) continue;
      const known = log.count(code) >= 5;
      log.add(code, known ? {} : { detail: text(table.operation[row]), where: text(table.spanId[row]), row });
    }
  }
}
