import { tellsOfModels } from '#analysis/tellsOfModels.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { LazyValue } from './LazyValue.tsx';
import { usePane } from './paneContext.ts';

/** What a span says of a model, an agent or a tool. Nothing for all other spans, whose reader need not load its code. */
export function ModelPart({ row }: { readonly row: SpanRow }) {
  const span = new Span(usePane().trace.table, row);
  return tellsOfModels(span.attributes, span.events) ? <LazyValue kind="model" row={row} /> : null;
}
