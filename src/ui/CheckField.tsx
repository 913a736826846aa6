import { useId, type ReactNode } from 'react';
import styles from './CheckField.module.css';

export interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Below the label: what it means. */
  readonly hint?: ReactNode;
}

/** A box to tick, with what it means below its name. */
export function CheckField({ label, checked, onChange, hint }: CheckFieldProps) {
  const hintId = useId();
  return (
    <label className={styles['field']}>
      <input
        type="checkbox"
        className={styles['box']}
        checked={checked}
        aria-label={label}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint !== undefined && (
          <span id={hintId} className={styles['hint']}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
