import { formatCount } from '#model/formatTime.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { showRows } from '#state/rowActions.ts';
import type { RowsFilter } from '#state/rowsFilter.ts';
import { useTraceView } from '#state/traceView.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { counted } from '#views/shared/counted.ts';
import { GroupValue, SpanValue } from './GroupCell.tsx';
import { valueLabel } from './groupColumns.ts';
import type { GroupLine } from './groupLine.ts';
import { mergeFilters } from './groupLine.ts';
import styles from './GroupLineName.module.css';

export interface GroupLineNameProps {
  readonly trace: CurrentTrace;
  readonly line: GroupLine;
  readonly isOpen: boolean;
  /** Tab leads on to its button */
  readonly isActive: boolean;
  /** spans of a group that the search of the trace found */
  readonly found: number;
  /** spans say their service, since no group does */
  readonly hasService: boolean;
}

/** What a line of the table of groups is, set in by its level; of a group with the way to its rows. */
export function GroupLineName({ trace, line, isOpen, isActive, found, hasService }: GroupLineNameProps) {
  return (
    <>
      <span className={styles['inset']} style={{ width: (line.level - 1) * 16 }} />
      {line.kind === 'group' && (
        <>
          <Icon name="chevronRight" size={12} className={classNames(styles['chevron'], isOpen && styles['open'])} />
          <GroupValue trace={trace} by={line.by} value={line.value} row={line.row} />
          {found > 0 && <span className={styles['found']}>{formatCount(found)} found</span>}
          <IconButton
            label={`Show in the waterfall: ${line.filter.map(({ by, value }) => valueLabel(by, value)).join(' · ')}`}
            icon="list"
            size="small"
            hint="title"
            tabIndex={isActive ? 0 : -1}
            className={styles['show']}
            onClick={(event) => {
              // The row itself would open.
              event.stopPropagation();
              showGroup(line.filter);
            }}
          />
        </>
      )}
      {line.kind === 'span' && <SpanValue trace={trace} row={line.row} hasService={hasService} hasStart />}
      {line.kind === 'rest' && (
        <span className={styles['rest']}>{counted(line.spans, 'more span')}: show all in the waterfall</span>
      )}
    </>
  );
}

/** In the waterfall, with the filter by rows that there is. */
export function showGroup(filter: RowsFilter): void {
  showRows(mergeFilters(useTraceView.getState().rows, filter));
}
