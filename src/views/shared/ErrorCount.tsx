import { formatCount } from '#model/formatTime.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './ErrorCount.module.css';

export interface ErrorCountProps {
  readonly count: number;
  /** `3 errors` instead of `3` */
  readonly withNoun?: boolean | undefined;
}

/** How many spans failed: red and with a shape when there are any, quiet when there are none. */
export function ErrorCount({ count, withNoun }: ErrorCountProps) {
  const noun = withNoun === true ? (count === 1 ? ' error' : ' errors') : '';
  if (count === 0) return <span className={styles['none']}>0{noun}</span>;
  return (
    <span className={styles['errors']}>
      <Icon name="error" size={12} />
      <span>
        {formatCount(count)}
        {noun}
      </span>
    </span>
  );
}
