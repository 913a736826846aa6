import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { SpanTable } from '#model/spanTable.ts';
import type { VirtualRowsHandle } from '#ui/VirtualRows.tsx';
import { addressId } from './openTrace.ts';
import type { TracesFilter } from './tracesFilter.ts';

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

/** Whoever comes back to the list finds the focus on the trace that was opened, as soon as it is there. */
export function useReturn(rows: RefObject<VirtualRowsHandle | null>, index: number): void {
  const isBack = useRef(false);
  useEffect(() => {
    if (isBack.current || index < 0) return;
    isBack.current = true;
    rows.current?.focusIndex(index);
  }, [rows, index]);
}

/** A new question is answered from its first line on; the list that is returned to stays where it was. */
export function useScrollToTop(rows: RefObject<VirtualRowsHandle | null>, filter: TracesFilter): void {
  const answered = useRef(filter);
  useEffect(() => {
    if (answered.current === filter) return;
    answered.current = filter;
    rows.current?.scrollToIndex(0);
  }, [rows, filter]);
}
