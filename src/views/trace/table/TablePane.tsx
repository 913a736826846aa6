import type { CurrentTrace } from '#state/currentTrace.ts';
import { EmptyState } from '#ui/EmptyState.tsx';

export function TablePane({ trace }: { readonly trace: CurrentTrace }) {
  return <EmptyState title={`Table of ${trace.traceId}`} />;
}
