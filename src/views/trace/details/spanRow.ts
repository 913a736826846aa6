import { createContext, useContext } from 'react';
import type { SpanRow } from '#model/spanTable.ts';

/** The span whose values are shown. */
export const SpanRowContext = createContext<SpanRow | undefined>(undefined);

/** Undefined outside of a span's details. */
export function useSpanRow(): SpanRow | undefined {
  return useContext(SpanRowContext);
}
