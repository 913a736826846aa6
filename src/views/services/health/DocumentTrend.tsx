import type { Calls } from '#analysis/serviceCalls.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { useCallBuckets } from '#state/serviceHealth.ts';
import { Sparkline } from './Sparkline.tsx';

export interface DocumentTrendProps {
  readonly document: LoadedDocument;
  readonly calls: Calls;
}

/** Bars of 3 px. */
const BUCKETS = 32;

/** Calls over the time of their document, in a cell. */
export function DocumentTrend({ document, calls }: DocumentTrendProps) {
  const buckets = useCallBuckets(document, calls, BUCKETS);
  if (buckets === undefined) return undefined;
  return <Sparkline calls={buckets.calls} errors={buckets.errors} p95={buckets.p95} />;
}
