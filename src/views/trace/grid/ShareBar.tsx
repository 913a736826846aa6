import { formatShare } from '#model/formatTime.ts';
import styles from './ShareBar.module.css';

export interface ShareBarProps {
  /** 0 … 1 */
  readonly share: number;
  /** in place of whole percents */
  readonly words?: string | undefined;
}

/** A share as a bar and in words. */
export function ShareBar({ share, words }: ShareBarProps) {
  return (
    <span className={styles['share']}>
      <span className={styles['words']}>{words ?? formatShare(share)}</span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['bar']} style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}
