/**
 * A column of small numbers, −1 = none. As narrow as what it counts allows: most documents have few traces, services,
 * resources and levels, and a million spans.
 */
export type IndexColumn = Int8Array | Int16Array | Int32Array;

/** A column for numbers below `limit`, all 0 at first. */
export function newIndexColumn(length: number, limit: number): IndexColumn {
  if (limit <= 0x80) return new Int8Array(length);
  return limit <= 0x8000 ? new Int16Array(length) : new Int32Array(length);
}
