import { useMemo } from 'react';
import type { CallBuckets } from '#analysis/callBuckets.ts';
import type { Calls } from '#analysis/serviceCalls.ts';
import { relativeTicks } from '#charts/timeSeries/ticks.ts';
import { formatOffset } from '#model/formatTime.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { DocumentKey } from '#state/route.ts';
import { documentRange, useCallBuckets } from '#state/serviceHealth.ts';
import { CallExamples } from './CallExamples.tsx';
import type { CallsOverTime } from './HealthCharts.tsx';
import { HealthCharts } from './HealthCharts.tsx';

export interface DocumentCloseUpProps {
  readonly document: LoadedDocument;
  readonly documentKey: DocumentKey;
  readonly calls: Calls;
}

/** Calls of which 120 buckets would hold less than ten each. */
const FEW = 1200;

/** Calls of a document over its time, and examples to open. */
export function DocumentCloseUp({ document, documentKey, calls }: DocumentCloseUpProps) {
  // Of few calls in many buckets each would be a spike.
  const buckets = useCallBuckets(document, calls, calls.count < FEW ? 32 : 120);
  const overTime = useMemo(() => buckets && callsOverTime(document, buckets), [document, buckets]);
  return (
    <>
      {overTime === undefined ? <div /> : <HealthCharts overTime={overTime} />}
      <CallExamples document={document} documentKey={documentKey} calls={calls} />
    </>
  );
}

function callsOverTime(document: LoadedDocument, buckets: CallBuckets): CallsOverTime {
  const { startNs, endNs } = documentRange(document);
  const { bucketNs, calls, errors, p50, p95, p99 } = buckets;
  const times = calls.map((_, at) => startNs + (at + 0.5) * bucketNs);
  return {
    time: {
      times,
      from: startNs,
      to: Math.max(endNs, startNs + 1),
      ticks: (widthPx) => relativeTicks({ startNs, endNs }, widthPx),
      format: (time) => formatOffset(time - startNs),
    },
    rate: calls.map((count) => count / (bucketNs / 1e9)),
    // Of no calls none can have failed, nor succeeded.
    errorRate: errors.map((count, at) => (calls[at] === 0 ? NaN : count / calls[at])),
    p50,
    p95,
    p99,
  };
}
