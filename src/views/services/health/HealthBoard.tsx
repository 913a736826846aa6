import { useCallback, useDeferredValue, useMemo, type CSSProperties, type ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { HealthBar } from './HealthBar.tsx';
import styles from './HealthBoard.module.css';
import { HealthCloseUp } from './HealthCloseUp.tsx';
import type { HealthColumnId } from './healthColumns.ts';
import { HEALTH_COLUMNS } from './healthColumns.ts';
import type { HealthFilter } from './healthFilter.ts';
import type { HealthGrouping, HealthLine } from './healthLine.ts';
import { missesObjective } from './healthLine.ts';
import { orderHealth } from './healthOrder.ts';
import { HealthTable } from './HealthTable.tsx';

export interface HealthBoardProps {
  /** undefined while they are gathered */
  readonly lines: readonly HealthLine[] | undefined;
  readonly filter: HealthFilter;
  readonly onChange: (change: Partial<HealthFilter>) => void;
  readonly groupings: readonly HealthGrouping[];
  /** columns that the source of the figures knows nothing for */
  readonly without: readonly HealthColumnId[];
  /** A picture of a line over time. Keep the function while what it draws of stays. */
  readonly trend: (line: HealthLine) => ReactNode;
  /** What there is to see of one line closely. */
  readonly closeUp: (line: HealthLine) => ReactNode;
  /** Stands in place of the lines when there is none at all. */
  readonly empty: ReactNode;
  /** Between the bar and the table: where the figures are from. */
  readonly note?: ReactNode;
}

/** The table of health with its bar above and one line's close-up below, wherever the figures come from. */
export function HealthBoard(props: HealthBoardProps) {
  const { lines, filter, onChange, groupings, without, trend, closeUp, empty, note } = props;
  const columns = useMemo(() => HEALTH_COLUMNS.filter(({ id }) => !without.includes(id)), [without]);
  // Typing never waits for a long list.
  const asked = useDeferredValue(filter);
  const shown = useMemo(() => (lines === undefined ? [] : orderHealth(lines, asked)), [lines, asked]);
  const missed = useMemo(() => lines?.filter(missesObjective).length ?? 0, [lines]);
  const at = useMemo(() => lineOf(lines ?? [], filter.at), [lines, filter.at]);
  const close = useCallback(() => onChange({ at: undefined }), [onChange]);
  return (
    <div className={styles['board']} style={trackStyle(columns)}>
      <HealthBar
        filter={filter}
        onChange={onChange}
        columns={columns}
        groupings={groupings}
        missed={missed}
        all={lines?.length ?? 0}
      />
      {note}
      <div className={styles['lines']}>
        {lines === undefined ? (
          <EmptyState className={styles['gathering']} title="Gathering calls" />
        ) : lines.length === 0 ? (
          empty
        ) : shown.length === 0 ? (
          <EmptyState
            icon="filter"
            title="No line passes the filter"
            actions={<Button onClick={() => onChange({ text: '', missedOnly: false })}>Clear filter</Button>}
          />
        ) : (
          <HealthTable lines={shown} columns={columns} filter={filter} onChange={onChange} trend={trend} />
        )}
      </div>
      {at !== undefined && (
        <HealthCloseUp line={at} onClose={close}>
          {closeUp(at)}
        </HealthCloseUp>
      )}
    </div>
  );
}

function lineOf(lines: readonly HealthLine[], id: string | undefined): HealthLine | undefined {
  if (id === undefined) return undefined;
  for (const line of lines) {
    const found = line.id === id ? line : line.children.find((child) => child.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Heads and rows share one set of tracks; below their least width the table scrolls sideways. */
function trackStyle(columns: typeof HEALTH_COLUMNS): CSSProperties {
  const least = columns.map(({ track }) => Number(/\d+(?=px)/.exec(track)?.[0] ?? 0));
  const gaps = 8 * (columns.length - 1) + 2 * 16;
  return {
    '--health-columns': columns.map(({ track }) => track).join(' '),
    '--health-width': `${least.reduce((sum, width) => sum + width, gaps)}px`,
  };
}
