import type { CurrentTrace } from '#state/currentTrace.ts';
import { EmptyState } from '#ui/EmptyState.tsx';

export function EventsPane({ trace }: { readonly trace: CurrentTrace }) {
  return <EmptyState title={`Events of ${trace.traceId}`} />;
}
