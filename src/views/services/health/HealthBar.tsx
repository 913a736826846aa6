import { useState } from 'react';
import type { Objectives } from '#analysis/objectives.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import { useObjectives } from '#state/objectives.ts';
import { Button } from '#ui/Button.tsx';
import { Menu } from '#ui/Menu.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { counted } from '#views/shared/counted.ts';
import { useDraft } from '#views/shared/useDraft.ts';
import styles from './HealthBar.module.css';
import type { HealthColumn } from './healthColumns.ts';
import type { HealthFilter } from './healthFilter.ts';
import { nextHealthSort } from './HealthHeads.tsx';
import type { HealthGrouping } from './healthLine.ts';
import { ObjectivesDialog } from './ObjectivesDialog.tsx';
import { shareText } from './shareText.ts';

export interface HealthBarProps {
  readonly filter: HealthFilter;
  readonly onChange: (change: Partial<HealthFilter>) => void;
  readonly columns: readonly HealthColumn[];
  readonly groupings: readonly HealthGrouping[];
  /** lines that miss an objective */
  readonly missed: number;
  /** lines in all */
  readonly all: number;
}

const GROUPING_LABELS: Readonly<Record<HealthGrouping, string>> = {
  services: 'Services',
  operations: 'Operations',
  edges: 'Calls between',
};

/** What the lines are of, a text to find, those that miss an objective, and what the objectives are. */
export function HealthBar({ filter, onChange, columns, groupings, missed, all }: HealthBarProps) {
  const { draft, setDraft, flush } = useDraft(filter.text, (text) => onChange({ text }));
  const sorted = columns.find(({ id }) => id === filter.sort) ?? columns[0];
  return (
    <search className={styles['bar']} aria-label="Filter of health">
      <div className={styles['groupings']} role="group" aria-label="One line per">
        {groupings.map((by) => (
          <Toggle key={by} pressed={filter.by === by} onChange={() => onChange({ by, at: undefined })}>
            {GROUPING_LABELS[by]}
          </Toggle>
        ))}
      </div>
      <SearchField
        className={styles['text']}
        label="Filter by service or operation"
        placeholder="Filter by service or operation"
        value={draft}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key === 'Enter') flush();
        }}
      />
      <Toggle
        icon={missed === 0 ? 'check' : 'error'}
        disabled={all === 0}
        pressed={filter.missedOnly}
        onChange={(missedOnly) => onChange({ missedOnly })}
      >
        {missed === 0 && !filter.missedOnly
          ? 'None misses an objective'
          : `${formatCount(missed)} of ${formatCount(all)} ${missed === 1 ? 'misses' : 'miss'} an objective`}
      </Toggle>
      <Menu
        trigger={
          <Button className={styles['sort']} icon={filter.descending ? 'arrowDown' : 'arrowUp'}>
            By {sorted.label}
          </Button>
        }
        items={columns
          .filter(({ id }) => id !== 'trend')
          .map((column) => ({
            id: column.id,
            label: column.hint,
            icon: column.id === filter.sort ? ('check' as const) : undefined,
            onSelect: () => onChange(nextHealthSort(filter, column)),
          }))}
      />
      <ObjectivesInForce />
    </search>
  );
}

/** What is asked of services, in words; a press leads to where it is set. */
function ObjectivesInForce() {
  const { common, own } = useObjectives();
  const [isSetting, setIsSetting] = useState(false);
  const others = Object.keys(own).length;
  return (
    <>
      <Button className={styles['objectives']} variant="quiet" icon="flag" onClick={() => setIsSetting(true)}>
        <span className={styles['words']}>
          <span className="visuallyHidden">Objectives: </span>
          {objectivesText(common)}
          {others > 0 && ` · ${counted(others, 'service')} with own`}
        </span>
      </Button>
      {isSetting && <ObjectivesDialog service={undefined} onClose={() => setIsSetting(false)} />}
    </>
  );
}

export function objectivesText({ successShare, latencyShare, latencyNs, apdexNs }: Objectives): string {
  return `${shareText(successShare)} succeed · ${shareText(latencyShare)} within ${formatDuration(latencyNs)} · Apdex ${formatDuration(apdexNs)}`;
}
