import { useLayoutEffect, useRef } from 'react';
import styles from './TraceqlMenu.module.css';

export interface TraceqlMenuProps {
  readonly id: string;
  readonly offers: readonly string[];
  readonly active: number;
  readonly onTake: (offer: string) => void;
  readonly onPoint: (index: number) => void;
}

/** CSS px that stay free beside the menu. */
const MARGIN = 8;

/** What may be written at the caret. The field keeps the focus; its keys move here. */
export function TraceqlMenu({ id, offers, active, onTake, onPoint }: TraceqlMenuProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    element.style.translate = '';
    const beyond = element.getBoundingClientRect().right + MARGIN - document.documentElement.clientWidth;
    if (beyond > 0) element.style.translate = `${-beyond}px`;
  }, [offers]);
  useLayoutEffect(() => {
    // Not in jsdom.
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active, offers]);
  return (
    <div ref={list} id={id} className={styles['menu']} role="listbox" aria-label="What may be written here">
      {offers.map((offer, index) => (
        // The field handles the keys of its menu.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={offer}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={styles['offer']}
          // Before the field loses the focus, which closes the menu.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => onPoint(index)}
          onClick={() => onTake(offer)}
        >
          {offer}
        </div>
      ))}
    </div>
  );
}
