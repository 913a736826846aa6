import type { ComponentProps } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';
import styles from './Toggle.module.css';

export interface ToggleProps extends Omit<ComponentProps<'button'>, 'onChange' | 'aria-pressed' | 'type'> {
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
  readonly icon?: IconName | undefined;
}

/** A chip that is on or off: a way of looking at what is there. */
export function Toggle({ pressed, onChange, icon, className, children, onClick, ...rest }: ToggleProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-pressed={pressed}
      className={classNames(styles['toggle'], className)}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) onChange(!pressed);
      }}
    >
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}
