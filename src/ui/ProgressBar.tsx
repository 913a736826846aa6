import { classNames } from './classNames.ts';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  /** What is under way. */
  readonly label: string;
  /** 0 to 1; undefined while nobody can say. Outside that it is clamped. */
  readonly value?: number | undefined;
  /** Said instead of the percentage: "1.2 of 3 million spans". */
  readonly valueText?: string | undefined;
  readonly className?: string | undefined;
}

/** A thin bar of how far something is. */
export function ProgressBar({ label, value, valueText, className }: ProgressBarProps) {
  const known = value !== undefined && !Number.isNaN(value);
  const share = known ? Math.min(1, Math.max(0, value)) : 0;
  return (
    <div
      className={classNames(styles['track'], className)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? Math.round(share * 100) : undefined}
      aria-valuetext={valueText}
    >
      <div
        className={classNames(styles['fill'], !known && styles['unknown'])}
        style={known ? { transform: `scaleX(${share})` } : undefined}
      />
    </div>
  );
}
