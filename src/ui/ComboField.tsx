import { Autocomplete } from '@base-ui/react/autocomplete';
import { useRef, useState, type ComponentProps } from 'react';
import { classNames } from './classNames.ts';
import styles from './ComboField.module.css';
import { Icon } from './Icon.tsx';
import { matchingNames } from './matchingNames.ts';

export interface ComboFieldProps {
  readonly id?: string | undefined;
  /** Becomes `data-field`, to be found by. */
  readonly name?: string | undefined;
  /** Its name to a screen reader, where no label element names it by `id`. */
  readonly label?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is offered, in the order it is offered in. Anything else may be typed. */
  readonly items: readonly string[];
  /** In place of the list while there is none: `Asking the server…`. */
  readonly note?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** An item was chosen from the list, by key or by press. True = there is more to choose: the list stays open. */
  readonly onChoose?: ((value: string) => boolean) | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onKeyDown?: ComponentProps<'input'>['onKeyDown'];
  readonly describedBy?: string | undefined;
  readonly className?: string | undefined;
}

/** Offered at once: more would be scrolled through rather than typed for. */
const MOST = 200;

/** A line of text that offers what it may be. A press or ↓ shows all there is, typing narrows it. */
export function ComboField(props: ComboFieldProps) {
  const { id, label, value, onChange, items, note, placeholder, invalid, disabled, onChoose, onFocus, onKeyDown } =
    props;
  const { name, describedBy, className } = props;
  // A field that is entered again offers everything, not only what its text already says.
  const [isTyping, setIsTyping] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const goesOn = useRef(false);
  const field = useRef<HTMLDivElement>(null);
  const offered = isTyping ? matchingNames(items, value) : items;
  const shown = offered.slice(0, MOST);
  const beyond = offered.length - shown.length;
  return (
    <Autocomplete.Root
      items={shown}
      filteredItems={shown}
      value={value}
      openOnInputClick
      disabled={disabled}
      onValueChange={(next, { reason }) => {
        setIsTyping(reason === 'input-change');
        onChange(next);
        goesOn.current = reason === 'item-press' && onChoose?.(next) === true;
      }}
      open={isOpen}
      onOpenChange={(open, { reason }) => {
        if (!open && reason === 'item-press' && goesOn.current) return;
        setIsOpen(open);
        if (!open) setIsTyping(false);
      }}
    >
      <div ref={field} className={classNames(styles['field'], invalid === true && styles['invalid'], className)}>
        <Autocomplete.Input
          id={id}
          data-field={name}
          className={styles['input']}
          placeholder={placeholder}
          aria-label={label}
          aria-invalid={invalid === true ? true : undefined}
          aria-describedby={describedBy}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          onFocus={onFocus}
          onKeyDown={onKeyDown}
        />
        <Icon name="chevronDown" size={12} className={styles['arrow']} />
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner anchor={field} className={styles['positioner']} sideOffset={4} align="start">
          <Autocomplete.Popup className={styles['popup']}>
            <Autocomplete.Empty className={styles['empty']}>
              {note ?? (items.length === 0 ? '' : 'None is known by these letters.')}
            </Autocomplete.Empty>
            <Autocomplete.List className={styles['list']}>
              {(item: string) => (
                <Autocomplete.Item key={item} value={item} className={styles['item']}>
                  {item}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
            {beyond > 0 && <p className={styles['beyond']}>{beyond.toLocaleString('en')} more: type to narrow</p>}
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
