import { memo } from 'react';
import { summariseRun } from '#analysis/repeatWords.ts';
import { ERROR_RULE } from '#analysis/spanErrors.ts';
import { summarise } from '#analysis/spanSummary.ts';
import { deriveSpanType, SPAN_TYPE_TITLES } from '#analysis/spanTypes.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { serviceSlots, useErrors } from '#state/derived.ts';
import { toggleRow } from '#state/rowActions.ts';
import { hoverRow, setTraceView } from '#state/traceView.ts';
import { Icon } from '#ui/Icon.tsx';
import { slotColour } from '#views/shared/ServiceDot.tsx';
import { TypeIcon } from '#views/shared/TypeIcon.tsx';
import { errorCode } from './errorCode.ts';
import { memberWords, RepeatCount } from './RepeatCount.tsx';
import { rowElementId } from './rowElementId.ts';
import styles from './WaterfallRow.module.css';

interface Props {
  readonly trace: CurrentTrace;
  readonly row: SpanRow;
  /** the row shown above this one */
  readonly above: SpanRow | undefined;
  /** line of the waterfall, from 0 */
  readonly index: number;
  /** CSS px */
  readonly top: number;
  readonly height: number;
  /** number of the run of repeats that it is the first of; −1 = none, or they are not folded */
  readonly run: number;
  /** under a heading, which takes a level of its own */
  readonly isInset: boolean;
  readonly isCollapsed: boolean;
  readonly isSelected: boolean;
  readonly isAncestor: boolean;
  readonly isMatch: boolean;
}

/** Levels drawn as steps; deeper ones share the last, with their number before the name. */
export const STEPS = 60;

/** The name of one span: tree lines, arrow, service where it changes, what kind of work it did, and what is wrong with it. */
export const WaterfallRow = memo(function WaterfallRow(props: Props) {
  const { trace, row, above, index, top, height, run, isCollapsed, isSelected } = props;
  const { table } = trace;
  const span = new Span(table, row);
  const depth = table.depth[row];
  const inset = props.isInset ? 1 : 0;
  const children = span.descendants;
  const showsService = above === undefined || table.service[above] !== table.service[row];
  const service = span.service === '' ? 'unknown service' : span.service;
  const slot = table.service[row] < 0 ? -1 : serviceSlots(table)[table.service[row]];
  const { repeats } = trace.document.derived;
  const isFolded = run >= 0 && isCollapsed;
  const opens = run >= 0 || children > 0;
  const endRow = isFolded ? repeats.endRow[run] : row + 1;
  const words =
    (isFolded ? summariseRun(table, row, endRow) : summarise(table, row) || span.operation.trim()) || '(no name)';
  const type = deriveSpanType(table, row);
  const isError = useErrors(trace.document).failed[row] === 1;
  const isWarning = trace.document.derived.errorRule[row] === ERROR_RULE.warning;
  const code = isError ? errorCode(table, row, endRow, words) : '';
  const length = isFolded ? repeats.windowEnd[run] - span.start : span.duration;
  return (
    <div
      id={rowElementId(row)}
      role="row"
      aria-rowindex={index + 1}
      aria-level={depth + 1 + inset}
      aria-selected={isSelected}
      aria-expanded={opens ? !isCollapsed : undefined}
      className={styles['row']}
      data-row={row}
      data-folded={isFolded ? '' : undefined}
      data-error={isError ? '' : undefined}
      data-ancestor={props.isAncestor ? '' : undefined}
      data-match={props.isMatch ? '' : undefined}
      style={{ top, height }}
      onMouseDown={() => setTraceView({ selected: row })}
      onMouseEnter={() => hoverRow(row)}
    >
      <div
        role="gridcell"
        className={styles['name']}
        title={title(
          span,
          service,
          words,
          type === 'other' ? '' : SPAN_TYPE_TITLES[type],
          isFolded ? memberWords(table, repeats, run) : '',
        )}
      >
        <span className={styles['indent']} style={{ '--levels': 1 + inset + Math.min(depth, STEPS) }} />
        <span
          className={styles['arrow']}
          aria-hidden="true"
          onMouseDown={(event) => {
            if (!opens) return;
            event.stopPropagation();
            toggleRow(trace, row, event.altKey ? 'subtree' : 'row');
          }}
        >
          {opens && <Icon name={isCollapsed ? 'chevronRight' : 'chevronDown'} size={12} />}
        </span>
        <span className={styles['dot']} style={{ background: slotColour(slot) }} />
        {type !== 'other' && <TypeIcon type={type} slot={slot} />}
        {depth > STEPS && <span className={styles['count']}>{depth + 1}</span>}
        {showsService ? (
          <span className={styles['service']}>{service}</span>
        ) : (
          <span className="visuallyHidden">{service}</span>
        )}
        <span className={styles['words']}>{words}</span>
        {code !== '' && <span className={styles['code']}>{code}</span>}
        {children > 0 && <span className={styles['count']}>{formatCount(children)}</span>}
        {run >= 0 && <RepeatCount table={table} repeats={repeats} run={run} isFolded={isFolded} />}
      </div>
      <div role="gridcell" className="visuallyHidden">
        {span.duration === undefined || length === undefined ? 'not finished' : formatDuration(length)}
        {isError ? ', error' : ''}
        {isWarning ? ', recorded an exception' : ''}
      </div>
    </div>
  );
});

function title(span: Span, service: string, words: string, type: string, repeats: string): string {
  const parts = [service, span.operation, words === span.operation ? '' : words, type, repeats];
  return parts.filter((part) => part !== '').join('\n');
}
