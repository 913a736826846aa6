import { adjustRepeats, adjustTable } from '#analysis/adjustedTimes.ts';
import type { ClockSkew } from '#analysis/clockSkew.ts';
import { deriveClockSkew } from '#analysis/clockSkew.ts';
import { indexCriticalPath } from '#analysis/criticalSections.ts';
import { deriveCriticalPath } from '#analysis/criticalPath.ts';
import { measureMissingParents } from '#analysis/missingParents.ts';
import { endsFrom, fillOpenEnds } from '#analysis/spanEnds.ts';
import { deriveSubtrees } from '#analysis/subtrees.ts';
import type { LoadedDocument } from './documents.ts';

/** The clocks of one trace; of a large one they were estimated while it was read. */
export function clockSkewIn({ table, derived }: LoadedDocument, trace: number): ClockSkew {
  return derived.largeTraces.find((large) => large.trace === trace)?.skew ?? deriveClockSkew(table, trace);
}

/**
 * The document with one trace told by adjusted clocks: all that lies in time moves, and is derived anew for that trace.
 * Durations are those that were measured, and so are self times: an estimate never changes a figure of a span.
 */
export function adjustDocument(document: LoadedDocument, trace: number, skew: ClockSkew): LoadedDocument {
  const { derived } = document;
  const table = adjustTable(document.table, trace, skew);
  const firstRow = table.traces.firstRow[trace];
  const endRow = table.traces.endRow[trace];
  const ends = endsFrom(table, derived.ends);
  fillOpenEnds(table, ends, firstRow, endRow);
  const subtrees = deriveSubtrees(table, ends);
  const missingParents = {
    ...derived.missingParents,
    start: derived.missingParents.start.slice(),
    end: derived.missingParents.end.slice(),
  };
  measureMissingParents(table, subtrees, missingParents, firstRow, endRow);
  const largeTraces = derived.largeTraces
    .filter((large) => large.trace === trace)
    .map((large) => ({
      ...large,
      critical:
        large.adjustedCritical ??
        indexCriticalPath(table, deriveCriticalPath(table, ends, table.traces.mainRoot[trace])),
    }));
  return {
    ...document,
    table,
    derived: {
      ...derived,
      ends,
      subtrees,
      missingParents,
      repeats: adjustRepeats(table, ends, derived.repeats, trace, skew),
      largeTraces,
      // Of the path by stored clocks: by others it is looked at row by row.
      wideRows: [],
    },
  };
}
