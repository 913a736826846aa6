import { useId } from 'react';
import { parseDuration } from '#views/shared/parseDuration.ts';
import { TextField } from '#views/shared/TextField.tsx';
import styles from './DurationLimit.module.css';
import { useDraft } from '#views/shared/useDraft.ts';
import { changeFilter } from './useTracesFilter.ts';

export interface DurationLimitProps {
  readonly which: 'min' | 'max';
  /** as typed */
  readonly value: string;
  /** element that says how to write a duration */
  readonly hintId: string;
}

/** A shortest or longest duration to type. While it cannot be read it is marked and limits nothing. */
export function DurationLimit({ which, value, hintId }: DurationLimitProps) {
  const { draft, setDraft, flush } = useDraft(value, (text) => changeFilter({ [which]: text }));
  const fieldId = useId();
  const isInvalid = draft.trim() !== '' && parseDuration(draft) === undefined;
  return (
    <div className={styles['limit']}>
      <label className={styles['label']} htmlFor={fieldId}>
        {which}
      </label>
      <TextField
        className={styles['field']}
        id={fieldId}
        label={which === 'min' ? 'Shortest duration' : 'Longest duration'}
        placeholder={which === 'min' ? '50ms' : '1.2s'}
        value={draft}
        invalid={isInvalid}
        aria-describedby={hintId}
        onChange={setDraft}
        onKeyDown={(event) => {
          if (event.key === 'Enter') flush();
        }}
      />
    </div>
  );
}
