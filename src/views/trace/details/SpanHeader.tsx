import type { Ref } from 'react';
import { selfTimeOf } from '#analysis/selfTime.ts';
import { summarise } from '#analysis/spanSummary.ts';
import {
  formatDuration,
  formatExactDuration,
  formatExactInstant,
  formatOffset,
  formatShare,
} from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { serviceSlots } from '#state/derived.ts';
import { usePreferences } from '#state/preferences.ts';
import { classNames } from '#ui/classNames.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { criticalShare } from './criticalShare.ts';
import { Marked } from './Marked.tsx';
import { OtherSide } from './OtherSide.tsx';
import { OwnTimeBar } from './OwnTimeBar.tsx';
import { usePane } from './paneContext.ts';
import { RepeatGroup } from './RepeatGroup.tsx';
import { SpanChips } from './SpanChips.tsx';
import styles from './SpanHeader.module.css';
import { summaryBeside } from './summaryBeside.ts';

export interface SpanHeaderProps {
  readonly row: SpanRow;
  /** takes the focus when a button of the pane led here */
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
}

/** Characters of a name so long that its header, if it stayed, would leave no room to read in. */
const LONG = 240;
/** Ends a line, but never begins one. */
const SEPARATOR = '\u00A0· ';

/** What the span did, when, for how long, and how much of that was its own. */
export function SpanHeader({ row, heading, onClose }: SpanHeaderProps) {
  const { trace } = usePane();
  const zone = usePreferences((preferences) => preferences.zone);
  const { table } = trace;
  const span = new Span(table, row);
  const { duration, service, kind } = span;
  const summary = summarise(table, row);
  const title = span.operation || summary || 'Span without a name';
  const beside = summaryBeside(title, summary);
  const colour = table.service[row] < 0 ? 'var(--s-none)' : `var(--s${serviceSlots(table)[table.service[row]]})`;
  const self = selfTimeOf(trace.document.derived.selfTime, row);
  const share = criticalShare(trace, row);
  const start = formatExactInstant(span.startNs, zone);
  return (
    <header className={classNames(styles['header'], title.length + beside.length > LONG && styles['scrollsAway'])}>
      <div className={styles['top']}>
        <h2 className={styles['title']} ref={heading} tabIndex={-1}>
          <Marked text={title} />
        </h2>
        <IconButton icon="close" label="Close details" keys="Enter" size="small" onClick={onClose} />
      </div>
      <div className={styles['facts']}>
        <SpanChips row={row} />
        <RepeatGroup row={row} />
        <p className={styles['who']}>
          <span className={styles['square']} style={{ background: colour }} aria-hidden="true" />
          {service === '' ? 'unknown service' : <Marked text={service} />}
          <OtherSide row={row} />
          {kind !== 'unspecified' && ` · ${kind}`}
          {beside !== '' && (
            <>
              {beside.startsWith('→') ? ' ' : ' · '}
              <Marked text={beside} />
            </>
          )}
        </p>
        <p>
          <span className={styles['fact']} title={`${start.date} ${start.time} ${start.zone}`}>
            starts <b>{formatOffset(span.start - trace.startNs)}</b>
          </span>
          {SEPARATOR}
          {duration === undefined ? (
            <b>not finished</b>
          ) : (
            <span className={styles['fact']} title={formatExactDuration(duration)}>
              lasts <b>{formatDuration(duration)}</b>
            </span>
          )}
          {duration !== undefined && (
            <>
              {SEPARATOR}
              <span className={styles['fact']} title={`${formatExactDuration(self)} in which no span below it runs`}>
                self <b>{formatDuration(self)}</b>
              </span>
            </>
          )}
          {share > 0 && `${SEPARATOR}${formatShare(share)} of the critical path`}
        </p>
        {duration !== undefined && <OwnTimeBar row={row} colour={colour} />}
      </div>
    </header>
  );
}
