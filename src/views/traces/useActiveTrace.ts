import { useMemo, useState } from 'react';
import type { SpanTable } from '#model/spanTable.ts';
import { addressId } from '#state/openSpan.ts';

/**
 * The trace that was last opened or moved to. It is known by its id, so that it stays the one when the order changes and
 * when reading goes on, which numbers traces anew. `openedId` is the one to begin with, if any.
 */
export function useActiveTrace(
  table: SpanTable,
  openedId: string | null,
): { readonly active: number | undefined; readonly setActive: (trace: number) => void } {
  const [id, setId] = useState(openedId);
  // Where it is known, the number need not be looked for among all ids.
  const [known, setKnown] = useState<{ readonly table: SpanTable; readonly trace: number } | undefined>(undefined);
  const found = useMemo(() => (known?.table === table ? known.trace : traceOf(table, id)), [table, id, known]);
  return {
    active: found,
    setActive: (trace) => {
      setKnown({ table, trace });
      setId(addressId(table, trace));
    },
  };
}

function traceOf(table: SpanTable, id: string | null): number | undefined {
  if (id === null) return undefined;
  for (let trace = 0; trace < table.traces.length; trace++) if (addressId(table, trace) === id) return trace;
  return undefined;
}
