import { conventionsOf } from '#analysis/conventions.ts';
import { sampleOfRun } from '#analysis/repeatWords.ts';
import type { SpanTable } from '#model/spanTable.ts';

/**
 * What an error is known by, the HTTP, RPC or database status, unless the words beside it say so; of a folded run
 * [row, endRow) only where its members have the same. '' = nothing.
 */
export function errorCode(table: SpanTable, row: number, endRow: number, words: string): string {
  const code = codeOf(table, row);
  const isShared = sampleOfRun(row, endRow).every((member) => codeOf(table, member) === code);
  return !isShared || words.includes(code) ? '' : code.slice(0, 24);
}

/** Codes of HTTP and of calls by which nothing failed: what went wrong is something else. */
const FINE = /^(?:[123]\d\d|0|OK)$/;

function codeOf(table: SpanTable, row: number): string {
  const conventions = conventionsOf(table);
  for (const key of ['http.response.status_code', 'rpc.status_code', 'db.response.status_code']) {
    const code = conventions.text(row, key);
    if (code !== undefined && code !== '' && !FINE.test(code)) return code;
  }
  return '';
}
