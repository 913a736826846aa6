import { classNames } from './classNames.ts';
import styles from './Kbd.module.css';

export interface KbdProps {
  /** Keys pressed together, with spaces between: `Ctrl K`, `Shift ?`. Each becomes one cap. */
  readonly keys: string;
  readonly className?: string | undefined;
}

/** Keys to press, as small caps. */
export function Kbd({ keys, className }: KbdProps) {
  return (
    <span className={classNames(styles['keys'], className)}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
