import { usePreferences } from '#state/preferences.ts';
import { Button } from '#ui/Button.tsx';
import type { SearchForm } from './searchForm.ts';
import styles from './SearchFormLine.module.css';
import { searchWords } from './searchWords.ts';

export interface SearchFormLineProps {
  readonly form: SearchForm;
  readonly isAsking: boolean;
  readonly onCancel: () => void;
  readonly onEdit: () => void;
}

/** The form in one line, where there is no room for it beside what was found. */
export function SearchFormLine({ form, isAsking, onCancel, onEdit }: SearchFormLineProps) {
  const zone = usePreferences((preferences) => preferences.zone);
  return (
    <div className={styles['line']}>
      <span className={styles['words']}>{searchWords(form, zone).join(' · ')}</span>
      {isAsking ? (
        <Button icon="close" onClick={onCancel}>
          Stop
        </Button>
      ) : (
        <Button icon="filter" onClick={onEdit}>
          Change
        </Button>
      )}
    </div>
  );
}
