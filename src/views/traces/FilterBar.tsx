import { useId } from 'react';
import { formatCount } from '#model/formatTime.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { setPreference, usePreferences } from '#state/preferences.ts';
import { Button } from '#ui/Button.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { counted } from '#views/shared/counted.ts';
import { parseDuration } from '#views/shared/parseDuration.ts';
import { SortMenu } from '#views/shared/traceList/SortMenu.tsx';
import { DurationLimit } from './DurationLimit.tsx';
import styles from './FilterBar.module.css';
import { ServiceMenu } from './ServiceMenu.tsx';
import { StartLimits } from './StartLimits.tsx';
import type { TracesFilter } from './tracesFilter.ts';
import { isFiltering, NO_FILTER } from './tracesFilter.ts';
import { useDraft } from '#views/shared/useDraft.ts';
import { changeFilter } from './useTracesFilter.ts';

export interface FilterBarProps {
  readonly table: SpanTable;
  readonly filter: TracesFilter;
  /** traces that pass the filter */
  readonly shown: number;
  /** of the calls that are filtered by */
  readonly callWords: string | undefined;
}

const HOW_TO_WRITE = 'Write a number and a unit, such as 50ms or 1.2s.';

/** Narrows the list: a text, a service, errors, a shortest and a longest duration; and says how many are left. */
export function FilterBar({ table, filter, shown, callWords }: FilterBarProps) {
  const all = table.traces.length;
  const { draft, setDraft, flush } = useDraft(filter.text, (text) => changeFilter({ text }));
  const scatter = usePreferences((preferences) => preferences.scatter);
  const hintId = useId();
  const wrong = [filter.min, filter.max].find((limit) => limit !== '' && parseDuration(limit) === undefined);
  return (
    <search className={styles['bar']} aria-label="Filter of the traces">
      <SearchField
        className={styles['text']}
        label="Filter by name or trace id"
        placeholder="Filter by name or trace id"
        value={draft}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key === 'Enter') flush();
        }}
      />
      <ServiceMenu table={table} service={filter.service} />
      <Toggle icon="error" pressed={filter.errorsOnly} onChange={(errorsOnly) => changeFilter({ errorsOnly })}>
        Errors only
      </Toggle>
      {all > 1 && (
        <Toggle icon="dot" pressed={scatter} onChange={(pressed) => setPreference('scatter', pressed)}>
          Chart
        </Toggle>
      )}
      <SortMenu sorting={filter} onSort={changeFilter} />
      <DurationLimit which="min" value={filter.min} hintId={hintId} />
      <DurationLimit which="max" value={filter.max} hintId={hintId} />
      <StartLimits filter={filter} />
      {callWords !== undefined && (
        <Button
          size="small"
          icon="close"
          aria-label={`Calls ${callWords}. Any calls`}
          onClick={() => changeFilter({ call: undefined })}
        >
          {callWords}
        </Button>
      )}
      <span id={hintId} className={styles['wrong']} hidden={wrong === undefined}>
        {wrong === undefined ? HOW_TO_WRITE : `“${wrong}” is no duration. ${HOW_TO_WRITE}`}
      </span>
      <output className={styles['count']}>
        {shown === all ? counted(all, 'trace') : `${formatCount(shown)} of ${counted(all, 'trace')}`}
      </output>
      {isFiltering(filter) && (
        <Button size="small" variant="quiet" icon="close" onClick={() => changeFilter(NO_FILTER)}>
          Clear filter
        </Button>
      )}
    </search>
  );
}
