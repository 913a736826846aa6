import type { SpanRow } from '#model/spanTable.ts';
import { LazyValue } from './LazyValue.tsx';

/** The whole span as text, to read and to take along. */
export function RawSpan({ row }: { readonly row: SpanRow }) {
  return <LazyValue kind="span" row={row} />;
}
