import { Menu } from '@base-ui/react/menu';
import { useEffect, useState } from 'react';
import type { Attribute } from '#model/attributes.ts';
import { setTraceView } from '#state/traceView.ts';
import { announce } from '#ui/announcer.ts';
import { copyText } from '#ui/copyText.ts';
import { Icon } from '#ui/Icon.tsx';
import type { IconName } from '#ui/iconPaths.ts';
import styles from '#ui/Menu.module.css';

export interface LineMenuProps {
  readonly anchor: HTMLElement;
  readonly attribute: Attribute;
  readonly onClosed: () => void;
}

/** Longer values are cut where they become what is searched for. */
const LONGEST_FIND = 200;

/**
 * The menu of one attribute. There is one for the pane, mounted while it is open, and not one per line as `ui/Menu`
 * would have it: a hundred of them cost more than all the rest of the pane.
 */
export function LineMenu({ anchor, attribute, onClosed }: LineMenuProps) {
  const [isOpen, setIsOpen] = useState(true);
  const { key, text } = attribute;
  // The button is of another component, which would render all its lines to say this of one.
  useEffect(() => {
    anchor.setAttribute('aria-expanded', 'true');
    return () => anchor.removeAttribute('aria-expanded');
  }, [anchor]);
  const copy = (copied: string) => async (): Promise<void> => {
    announce((await copyText(copied)) ? 'Copied' : 'The browser did not allow copying');
  };
  return (
    <Menu.Root
      open={isOpen}
      modal={false}
      onOpenChange={setIsOpen}
      onOpenChangeComplete={(open) => {
        if (!open) onClosed();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} side="bottom" align="end" sideOffset={2} className={styles['positioner']}>
          <Menu.Popup className={styles['popup']} finalFocus={() => anchor} aria-label={key}>
            <Item icon="copy" label="Copy value" onSelect={() => void copy(text)()} />
            <Item icon="clipboard" label="Copy key" onSelect={() => void copy(key)()} />
            <Item icon="copy" label="Copy key and value" onSelect={() => void copy(`${key}=${text}`)()} />
            {text.trim() !== '' && (
              <Item
                icon="search"
                label="Find this value"
                onSelect={() => setTraceView({ find: text.trim().slice(0, LONGEST_FIND) })}
              />
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item({
  icon,
  label,
  onSelect,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly onSelect: () => void;
}) {
  return (
    <Menu.Item className={styles['item']} label={label} onClick={onSelect}>
      <span className={styles['mark']}>
        <Icon name={icon} size={14} />
      </span>
      <span className={styles['label']}>{label}</span>
    </Menu.Item>
  );
}
