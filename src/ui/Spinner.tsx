import { classNames } from './classNames.ts';
import styles from './Spinner.module.css';

export interface SpinnerProps {
  /** What is awaited, said to a screen reader. */
  readonly label: string;
  /** CSS px; 16 unless told. */
  readonly size?: number | undefined;
  readonly className?: string | undefined;
}

/** Something is on its way. It shows only after 300 ms, so that what is quick does not flicker. */
export function Spinner({ label, size = 16, className }: SpinnerProps) {
  return (
    <output className={classNames(styles['spinner'], className)}>
      <svg width={size} height={size} viewBox="0 0 16 16" fill="none" strokeWidth="1.8" aria-hidden="true">
        <circle className={styles['ring']} cx="8" cy="8" r="6" />
        <path className={styles['arc']} d="M8 2a6 6 0 0 1 6 6" strokeLinecap="round" />
      </svg>
      <span className="visuallyHidden">{label}</span>
    </output>
  );
}
