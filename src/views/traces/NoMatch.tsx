import { usePreferences } from '#state/preferences.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { startWords } from './StartLimits.tsx';
import type { TracesFilter } from './tracesFilter.ts';
import { NO_FILTER } from './tracesFilter.ts';
import { changeFilter } from './useTracesFilter.ts';

export interface NoMatchProps {
  readonly filter: TracesFilter;
  /** of the calls that are filtered by */
  readonly callWords: string | undefined;
}

/** Stands in place of the list when the filter lets no trace through; says which limits are set. */
export function NoMatch({ filter, callWords }: NoMatchProps) {
  const zone = usePreferences((preferences) => preferences.zone);
  return (
    <EmptyState
      icon="filter"
      title="No trace passes the filter"
      actions={<Button onClick={() => changeFilter(NO_FILTER)}>Clear filter</Button>}
    >
      Asked for: {limits(filter, callWords, zone).join(', ')}.
    </EmptyState>
  );
}

function limits(filter: TracesFilter, callWords: string | undefined, zone: 'utc' | 'local'): readonly string[] {
  const { text, service, errorsOnly, min, max } = filter;
  const words: string[] = [];
  if (text !== '') words.push(`“${text}” in the name or id`);
  if (service !== undefined) words.push(service === '' ? 'an unknown service' : `the service ${service}`);
  if (callWords !== undefined) words.push(`calls ${callWords}`);
  if (errorsOnly) words.push('an error');
  if (min !== '') words.push(`at least ${min}`);
  if (max !== '') words.push(`at most ${max}`);
  const started = startWords(filter, zone);
  if (started !== '') words.push(`a start ${started}`);
  return words;
}
