import type { CurrentTrace } from '#state/currentTrace.ts';
import { EmptyState } from '#ui/EmptyState.tsx';

export function GraphPane({ trace }: { readonly trace: CurrentTrace }) {
  return <EmptyState title={`Graph of ${trace.traceId}`} />;
}
