import { useId, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Labelled.module.css';

export interface LabelledProps {
  /** Stands above the control, and is its name. */
  readonly label: string;
  /** Quiet words at the end of the label's line: a unit, a scope. */
  readonly note?: ReactNode;
  /** Below the control: what is wrong; announced. Takes the place of the hint. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
  /** The control, with the ids it needs to be named and described. */
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}

/** A control with its name above and its hint or error below. */
export function Labelled({ label, note, error, hint, className, children }: LabelledProps) {
  const id = useId();
  const belowId = `${id}-below`;
  const below = error ?? hint;
  return (
    <div className={classNames(styles['field'], className)}>
      <span className={styles['line']}>
        <label htmlFor={id} className={styles['label']}>
          {label}
        </label>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
      </span>
      {children({ id, describedBy: below === undefined ? undefined : belowId })}
      {below !== undefined && (
        <span id={belowId} className={error === undefined ? styles['hint'] : styles['error']} aria-live="polite">
          {below}
        </span>
      )}
    </div>
  );
}
