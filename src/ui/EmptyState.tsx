import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './EmptyState.module.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

export interface EmptyStateProps {
  /** What is the case, in a few words. */
  readonly title: string;
  /** The error tone is announced at once. */
  readonly tone?: 'neutral' | 'error' | undefined;
  readonly icon?: IconName | undefined;
  /** Why, and what to do next. */
  readonly children?: ReactNode;
  /** Buttons that do it. */
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
}

/** Stands in the middle of a pane that has nothing to show. */
export function EmptyState({ title, tone = 'neutral', icon, children, actions, className }: EmptyStateProps) {
  const shown = icon ?? (tone === 'error' ? 'error' : undefined);
  return (
    <div
      className={classNames(styles['empty'], tone === 'error' && styles['error'], className)}
      role={tone === 'error' ? 'alert' : undefined}
    >
      {shown !== undefined && <Icon name={shown} size={24} className={styles['icon']} />}
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
