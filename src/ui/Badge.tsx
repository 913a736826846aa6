import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';

export interface BadgeProps {
  /** Warn and error also carry a shape, so that colour is never the only sign. */
  readonly tone?: 'neutral' | 'warn' | 'error' | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A few words in a frame beside what they say something about. */
export function Badge({ tone = 'neutral', children, className }: BadgeProps) {
  return (
    <span className={classNames(styles['badge'], styles[tone], className)}>
      {tone !== 'neutral' && <Icon name={tone === 'warn' ? 'warning' : 'error'} size={12} />}
      {children}
    </span>
  );
}
