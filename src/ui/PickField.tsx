import { Combobox } from '@base-ui/react/combobox';
import { useState } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './PickField.module.css';

export interface PickOption {
  readonly value: string;
  readonly label: string;
  /** Quiet, at the end of its line: how many there are. */
  readonly note?: string | undefined;
}

export interface PickGroup {
  readonly heading: string;
  readonly options: readonly PickOption[];
}

export interface PickFieldProps {
  /** What is picked; stands before the value, and is its name. */
  readonly label: string;
  readonly value: string;
  readonly groups: readonly PickGroup[];
  readonly onChange: (value: string) => void;
  /** Of the field that narrows the list. */
  readonly placeholder: string;
}

/** Options shown of a list; typing brings up others. */
const MOST_SHOWN = 100;

/** One of many: a button with what is chosen, and under it a list that typing narrows. */
export function PickField({ label, value, groups, onChange, placeholder }: PickFieldProps) {
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const wanted = query.trim().toLowerCase();
  const fits = groups.map(({ heading, options }) => ({
    heading,
    items: options.filter((option) => option.label.toLowerCase().includes(wanted)),
  }));
  const shown = firstOf(fits, MOST_SHOWN);
  const chosen = groups.flatMap(({ options }) => options).find((option) => option.value === value);
  const hidden = count(fits) - count(shown);
  return (
    <Combobox.Root<PickOption>
      items={shown}
      filter={null}
      open={isOpen}
      onOpenChange={(next) => {
        setIsOpen(next);
        if (next) setQuery('');
      }}
      value={chosen ?? null}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(option) => {
        if (option !== null) onChange(option.value);
      }}
      inputValue={query}
      onInputValueChange={setQuery}
      autoHighlight
    >
      <Combobox.Trigger
        render={
          <Button className={styles['trigger']} aria-label={`${label}: ${chosen?.label ?? value}`}>
            <span className={styles['label']}>{label}</span>
            <span className={styles['value']}>{chosen?.label ?? value}</span>
            <Icon name="chevronDown" size={12} />
          </Button>
        }
      />
      <Combobox.Portal>
        <Combobox.Positioner side="bottom" align="start" sideOffset={4} className={styles['positioner']}>
          <Combobox.Popup className={styles['popup']} aria-label={label}>
            <Combobox.Input className={styles['input']} placeholder={placeholder} aria-label={placeholder} />
            <Combobox.Empty className={styles['note']}>Nothing of that name.</Combobox.Empty>
            <Combobox.List className={styles['list']}>
              {(group: { readonly heading: string; readonly items: readonly PickOption[] }) => (
                <Combobox.Group key={group.heading} items={group.items}>
                  <Combobox.GroupLabel className={styles['heading']}>{group.heading}</Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(option: PickOption) => (
                      <Combobox.Item key={option.value} value={option} className={styles['item']}>
                        <span className={styles['name']}>{option.label}</span>
                        {option.note !== undefined && <span className={styles['count']}>{option.note}</span>}
                      </Combobox.Item>
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
            {hidden > 0 && <p className={styles['note']}>{hidden.toLocaleString('en')} more: type to find them.</p>}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

interface Shown {
  readonly heading: string;
  readonly items: readonly PickOption[];
}

/** The first options, in however many groups; groups left empty are left out. */
function firstOf(groups: readonly Shown[], most: number): readonly Shown[] {
  let left = most;
  const result: Shown[] = [];
  for (const { heading, items } of groups) {
    if (items.length === 0 || left <= 0) continue;
    result.push({ heading, items: items.slice(0, left) });
    left -= items.length;
  }
  return result;
}

function count(groups: readonly Shown[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}
