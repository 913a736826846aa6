import { deriveSpanType } from '#analysis/spanTypes.ts';
import { summarise } from '#analysis/spanSummary.ts';
import type { GroupFigures } from '#analysis/groupFigures.ts';
import { ENOUGH_FOR_P99 } from '#analysis/percentile.ts';
import type { GroupKey } from '#analysis/groupKeys.ts';
import type { GroupSort } from '#analysis/groupOrder.ts';
import { selfTimeOf } from '#analysis/selfTime.ts';
import { formatCount, formatDuration, formatExactDuration, formatOffset } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { serviceSlots } from '#state/derived.ts';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ServiceDot } from '#views/shared/ServiceDot.tsx';
import { TypeIcon } from '#views/shared/TypeIcon.tsx';
import { FoundText } from '#views/trace/grid/FoundText.tsx';
import { ShareBar } from '#views/trace/grid/ShareBar.tsx';
import styles from './GroupCell.module.css';
import { valueLabel } from './groupColumns.ts';

/** A figure of a group. */
export function GroupFigure(props: {
  readonly figures: GroupFigures;
  readonly group: number;
  readonly column: Exclude<GroupSort, 'value'>;
}) {
  const { figures, group, column } = props;
  const value = figures[column][group];
  switch (column) {
    case 'count':
      return formatCount(value);
    case 'errors':
      return <ErrorCount count={value} />;
    case 'share':
      return <ShareBar share={value} />;
    case 'p99':
      if (!Number.isNaN(value)) return <Duration ns={value} />;
      return (
        <span
          className={styles['few']}
          title={`Needs ${ENOUGH_FOR_P99} spans that ended; here are ${formatCount(figures.ended[group])}`}
        >
          –
        </span>
      );
    case 'self':
    case 'total':
    case 'mean':
    case 'min':
    case 'p50':
    case 'p90':
    case 'p95':
    case 'max':
      return Number.isNaN(value) ? '–' : <Duration ns={value} />;
  }
}

/** A figure of one span in the columns of the groups; empty where it would say the same again. */
export function SpanFigure(props: {
  readonly trace: CurrentTrace;
  readonly row: number;
  readonly column: Exclude<GroupSort, 'value'>;
  readonly isFailed: boolean;
  /** Σ self time of all groups, ns */
  readonly selfNs: number;
}) {
  const { trace, row, column, isFailed, selfNs } = props;
  const self = selfTimeOf(trace.document.derived.selfTime, row);
  const duration = trace.table.duration[row];
  switch (column) {
    case 'errors':
      return <ErrorCount count={isFailed ? 1 : 0} />;
    case 'self':
      return <Duration ns={self} />;
    case 'share':
      return <ShareBar share={selfNs > 0 ? self / selfNs : 0} />;
    case 'total':
      return duration < 0 ? '–' : <Duration ns={duration} />;
    case 'count':
    case 'mean':
    case 'min':
    case 'p50':
    case 'p90':
    case 'p95':
    case 'p99':
    case 'max':
      return null;
  }
}

function Duration({ ns }: { readonly ns: number }) {
  return <span title={formatExactDuration(ns)}>{formatDuration(ns)}</span>;
}

/** The value that a group has in common, with the sign of what it is. */
export function GroupValue(props: {
  readonly trace: CurrentTrace;
  readonly by: GroupKey;
  readonly value: string | undefined;
  /** any of its spans */
  readonly row: number;
}) {
  const { trace, by, value, row } = props;
  const label = valueLabel(by, value);
  const slot = slotOf(trace, row);
  return (
    <>
      {by === 'service' && <ServiceDot slot={slot} />}
      {by === 'type' && <TypeIcon type={deriveSpanType(trace.table, row)} slot={slot} />}
      <span className={styles['text']} title={label}>
        {label === value ? <FoundText text={label} /> : <i className={styles['none']}>{label}</i>}
      </span>
    </>
  );
}

/** One span: what it did, and of which service where that is not said above it. */
export function SpanValue(props: {
  readonly trace: CurrentTrace;
  readonly row: number;
  readonly hasService: boolean;
  /** says when it started, which tells spans of one name apart */
  readonly hasStart: boolean;
}) {
  const { trace, row, hasService, hasStart } = props;
  const span = new Span(trace.table, row as SpanRow);
  const words = summarise(trace.table, row) || span.operation.trim() || '(no name)';
  const slot = slotOf(trace, row);
  const service = span.service === '' ? 'unknown service' : span.service;
  return (
    <>
      <TypeIcon type={deriveSpanType(trace.table, row)} slot={slot} />
      <span className={styles['text']} title={`${service}\n${span.operation}`}>
        {hasService && <span className={styles['service']}>{service} </span>}
        <FoundText text={words} />
      </span>
      {hasStart && <span className={styles['start']}>{formatOffset(span.start - trace.startNs)}</span>}
    </>
  );
}

function slotOf({ table }: CurrentTrace, row: number): number {
  return table.service[row] < 0 ? -1 : serviceSlots(table)[table.service[row]];
}
