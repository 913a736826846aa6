import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` once per screen at most; `plain` has an edge; `quiet` shows only its words until pointed at. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | undefined;
  /** `small` fits a line of text (22 px), `normal` a bar (28 px). */
  readonly size?: 'small' | 'normal' | undefined;
  /** Set on a button that stays down; becomes aria-pressed. */
  readonly pressed?: boolean | undefined;
  readonly icon?: IconName | undefined;
}

/** A button. Takes everything a native one does, `ref` included; never submits a form unless `type` says so. */
export function Button({
  variant = 'plain',
  size = 'normal',
  pressed,
  icon,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const hasWords = children !== undefined && children !== null;
  return (
    <button
      {...rest}
      type={type}
      aria-pressed={pressed ?? rest['aria-pressed']}
      className={classNames(styles['button'], styles[variant], styles[size], !hasWords && styles['square'], className)}
    >
      {icon !== undefined && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
    </button>
  );
}
