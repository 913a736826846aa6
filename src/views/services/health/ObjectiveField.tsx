import { useId } from 'react';
import { TextField } from '#views/shared/TextField.tsx';
import styles from './ObjectivesDialog.module.css';

export interface ObjectiveFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid: boolean;
  readonly hint: string;
  readonly unit?: string | undefined;
}

/** One number of an objective, what it means beside it. */
export function ObjectiveField({ label, value, onChange, invalid, hint, unit }: ObjectiveFieldProps) {
  const fieldId = useId();
  const hintId = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={fieldId}>
        {label}
      </label>
      <span className={styles['input']}>
        <TextField
          id={fieldId}
          className={styles['text']}
          label={label}
          value={value}
          onChange={onChange}
          invalid={invalid}
          aria-describedby={hintId}
        />
        {unit}
      </span>
      <span id={hintId} className={styles['hint']} data-invalid={invalid ? '' : undefined}>
        {hint}
      </span>
    </div>
  );
}
