import type { FoundTrace, SearchNote } from './traceSearch.ts';

/** Newest first; without a start last; each trace once. */
export function newestFirst(traces: readonly FoundTrace[]): readonly FoundTrace[] {
  const unique = new Map(traces.map((trace) => [trace.traceId, trace]));
  return [...unique.values()].sort((one, other) => {
    const difference = (other.start ?? -1n) - (one.start ?? -1n);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  });
}

/** Nothing when none is broken. */
export function brokenNotes(broken: number): readonly SearchNote[] {
  if (broken === 0) return [];
  const traces = broken === 1 ? 'One trace' : `${broken} traces`;
  return [
    {
      code: 'broken',
      message: `${traces} of the answer could not be read and ${broken === 1 ? 'is' : 'are'} left out.`,
    },
  ];
}
