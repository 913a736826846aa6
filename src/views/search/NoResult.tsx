import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { usePreferences } from '#state/preferences.ts';
import type { SearchForm } from './searchForm.ts';
import { searchWords } from './searchWords.ts';
import type { ShownAnswer } from './useSearchRun.ts';
import { widerSearches } from './widerSearches.ts';

export interface NoResultProps {
  readonly shown: ShownAnswer;
  readonly onSend: (form: SearchForm) => void;
}

/** Nothing was found: what was asked for, and what could be asked for instead. */
export function NoResult({ shown, onSend }: NoResultProps) {
  const { sent, answer } = shown;
  const zone = usePreferences((preferences) => preferences.zone);
  const wider = widerSearches(sent);
  return (
    <EmptyState
      icon="search"
      title="No trace was found"
      actions={wider.map(({ label, form }) => (
        <Button key={label} onClick={() => onSend(form)}>
          {label}
        </Button>
      ))}
    >
      Asked for: {searchWords(sent, zone).join(' · ')}.
      {answer.notes.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      {wider.length > 0 && <p>Ask for more:</p>}
    </EmptyState>
  );
}
