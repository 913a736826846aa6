import { ProgressBar } from '#ui/ProgressBar.tsx';
import styles from './Working.module.css';

export interface WorkingProps {
  /** `Grouping spans` */
  readonly words: string;
  /** 0 … 1 */
  readonly progress: number;
}

/** Stands where a table will be as soon as it is worked out. */
export function Working({ words, progress }: WorkingProps) {
  return (
    <div className={styles['working']}>
      <p>{words}</p>
      <ProgressBar label={words} value={progress} className={styles['bar']} />
    </div>
  );
}
