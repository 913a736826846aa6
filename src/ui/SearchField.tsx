import { useImperativeHandle, useRef, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import styles from './SearchField.module.css';

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'aria-label'> {
  /** Its name to a screen reader. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** At the end: a count of hits, a key to press. */
  readonly trailing?: ReactNode;
  /** Drawn as an error, with aria-invalid; say what is wrong elsewhere and name it by aria-describedby. */
  readonly invalid?: boolean | undefined;
}

/** A line to search or filter with. Everything else of an input is passed on; `ref` and `className` reach input and frame. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, trailing, invalid, className, ref, ...rest } = props;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => input.current as HTMLInputElement, []);
  return (
    <div className={classNames(styles['field'], invalid === true && styles['invalid'], className)}>
      <Icon name="search" size={14} className={styles['icon']} />
      <input
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        {...rest}
        ref={input}
        type="text"
        role={rest.role ?? 'searchbox'}
        aria-label={label}
        aria-invalid={invalid === true ? true : undefined}
        className={styles['input']}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== '' && (
        <button
          type="button"
          className={styles['clear']}
          aria-label="Clear"
          title="Clear"
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <Icon name="close" size={12} />
        </button>
      )}
      {trailing !== undefined && <span className={styles['trailing']}>{trailing}</span>}
    </div>
  );
}
