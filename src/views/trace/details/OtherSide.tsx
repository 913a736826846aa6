import { deriveRemoteName } from '#analysis/remoteName.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { GoButton } from './GoButton.tsx';
import { Marked } from './Marked.tsx';
import { usePane } from './paneContext.ts';

/** Who a call went to, `→ orders-db`, leading to the span that answered it. Nothing for a span that calls nobody. */
export function OtherSide({ row }: { readonly row: SpanRow }) {
  const remote = deriveRemoteName(usePane().trace.table, row);
  if (!remote) return null;
  return (
    <>
      {' → '}
      {remote.answer === undefined ? (
        <Marked text={remote.name} />
      ) : (
        <GoButton row={remote.answer}>
          <Marked text={remote.name} />
        </GoButton>
      )}
    </>
  );
}
