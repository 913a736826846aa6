import type { ErrorCounts } from '#analysis/errorCounts.ts';
import type { OperationStats } from '#analysis/operationStats.ts';
import { deriveOperationStats } from '#analysis/operationStats.ts';
import { memoByObject } from '#base/memo.ts';
import { SlicedWork } from '#base/slicedWork.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import { useResult } from '#state/useWork.ts';
import { DurationStrip } from './DurationStrip.tsx';
import styles from './OperationYardstick.module.css';
import { usePane } from './paneContext.ts';
import { placeWords } from './placeWords.ts';

/** Fewer values than this have no tail to speak of: their longest is shown instead of their p95. */
const ENOUGH = 20;
/** Fewer values are listed: ticks and percentiles of them show nothing more. */
const WORTH_DRAWING = 5;

/** How other spans of the same service and operation in this document went. */
export function OperationYardstick({ row }: { readonly row: SpanRow }) {
  const { table, document } = usePane().trace;
  const stats = useResult(statsOf(table, useErrors(document), row));
  if (!stats) return null;
  const { spans, ended, errors, p50, p95, max } = stats;
  const own = table.duration[row];
  if (spans === 1) return <p className={styles['only']}>It is the only one in this document.</p>;
  return (
    <>
      {ended >= WORTH_DRAWING && own >= 0 && <DurationStrip durations={stats.durations} own={own} />}
      <dl className={styles['list']}>
        {ended > 0 && (
          <Fact name={ended < WORTH_DRAWING ? 'all of them' : ended < ENOUGH ? 'p50 · longest' : 'p50 · p95'}>
            {ended < WORTH_DRAWING
              ? Array.from(stats.durations, (ns) => formatDuration(ns)).join(' · ')
              : `${formatDuration(p50)} · ${formatDuration(ended < ENOUGH ? max : p95)} of ${formatCount(ended)}`}
          </Fact>
        )}
        <Fact name="this one">{own < 0 ? 'not finished' : `${formatDuration(own)}, ${placeWords(stats, own)}`}</Fact>
        {errors > 0 && <Fact name="in error">{`${formatCount(errors)} of ${formatCount(spans)}`}</Fact>}
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** By service and operation; made once per document, or twice where 4xx may count or not. */
const knownStats = memoByObject<ErrorCounts, Map<string, SlicedWork<OperationStats>>>(() => new Map());

function statsOf(table: SpanTable, errors: ErrorCounts, row: SpanRow): SlicedWork<OperationStats> {
  const known = knownStats(errors);
  const key = `${table.service[row]} ${table.operation[row]}`;
  let stats = known.get(key);
  if (!stats) {
    stats = new SlicedWork(deriveOperationStats(table, errors.failed, row));
    known.set(key, stats);
  }
  return stats;
}
