import type { ComponentProps } from 'react';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import type { IconName } from '#ui/iconPaths.ts';
import styles from './TextField.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'type' | 'aria-label'> {
  /** Its name to a screen reader. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly icon?: IconName | undefined;
  /** Drawn as an error, with aria-invalid; say what is wrong elsewhere and name it by aria-describedby. */
  readonly invalid?: boolean | undefined;
  /** What is typed is hidden, and no password manager offers to keep it. */
  readonly isSecret?: boolean | undefined;
}

/** A line of text to type. What is not named here goes to the input; `className` to the frame. */
export function TextField({ label, onChange, icon, invalid, isSecret, className, ...rest }: TextFieldProps) {
  return (
    <div className={classNames(styles['field'], invalid === true && styles['invalid'], className)}>
      {icon !== undefined && <Icon name={icon} size={14} className={styles['icon']} />}
      <input
        autoComplete={isSecret === true ? 'new-password' : 'off'}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        {...rest}
        type={isSecret === true ? 'password' : 'text'}
        aria-label={label}
        aria-invalid={invalid === true ? true : undefined}
        className={styles['input']}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
