import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.ts';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly kind?: 'item' | undefined;
  /** Unique within the menu. */
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** Keys that do the same, as text: `Ctrl K`. */
  readonly shortcut?: string | undefined;
  /** Present on what can be on or off: shows a tick, and choosing it leaves the menu open. */
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onSelect: () => void;
}

export type MenuEntry =
  | MenuItem
  | { readonly kind: 'separator'; readonly id: string }
  /** A quiet line over the items that follow. */
  | { readonly kind: 'heading'; readonly id: string; readonly label: string };

export interface MenuProps {
  /** The element that opens it, such as a Button; gets aria-expanded, a ref and handlers. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: readonly MenuEntry[];
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly align?: 'start' | 'center' | 'end' | undefined;
}

/** A menu of commands under its trigger: arrow keys, Home, End, typing a letter, Escape. */
export function Menu({ trigger, items, side = 'bottom', align = 'start' }: MenuProps) {
  const anyMark = items.some((entry) => isItem(entry) && (entry.icon !== undefined || entry.checked !== undefined));
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>
            {items.map((entry) => {
              if (isItem(entry)) return <Item key={entry.id} item={entry} withMark={anyMark} />;
              if (entry.kind === 'separator') return <Base.Separator key={entry.id} className={styles['separator']} />;
              return (
                <div key={entry.id} className={styles['heading']}>
                  {entry.label}
                </div>
              );
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function isItem(entry: MenuEntry): entry is MenuItem {
  return entry.kind === undefined || entry.kind === 'item';
}

function Item({ item, withMark }: { readonly item: MenuItem; readonly withMark: boolean }) {
  const mark = item.checked === true ? 'check' : item.icon;
  const content = (
    <>
      {withMark && <span className={styles['mark']}>{mark !== undefined && <Icon name={mark} size={14} />}</span>}
      <span className={styles['label']}>{item.label}</span>
      {item.shortcut !== undefined && <span className={styles['shortcut']}>{item.shortcut}</span>}
    </>
  );
  const shared = { className: styles['item'], label: item.label, disabled: item.disabled };
  if (item.checked === undefined) {
    return (
      <Base.Item {...shared} onClick={item.onSelect}>
        {content}
      </Base.Item>
    );
  }
  return (
    <Base.CheckboxItem {...shared} checked={item.checked} onCheckedChange={() => item.onSelect()}>
      {content}
    </Base.CheckboxItem>
  );
}
