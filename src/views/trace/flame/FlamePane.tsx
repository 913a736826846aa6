import type { CurrentTrace } from '#state/currentTrace.ts';
import { EmptyState } from '#ui/EmptyState.tsx';

export function FlamePane({ trace }: { readonly trace: CurrentTrace }) {
  return <EmptyState title={`Flame of ${trace.traceId}`} />;
}
