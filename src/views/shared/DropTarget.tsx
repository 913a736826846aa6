import { useEffect, useState } from 'react';
import { Icon } from '#ui/Icon.tsx';
import styles from './DropTarget.module.css';
import { canOpenTransfer, openTransfer } from './openTransfer.ts';

/**
 * Takes what is dropped anywhere on the window, and what is pasted outside a text field. Rendered once, on every screen;
 * shows only while something that can be opened is dragged over the window.
 */
export function DropTarget() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => listenForDrags(setIsOver), []);
  useEffect(listenForPastes, []);
  if (!isOver) return null;
  return (
    <div className={styles['overlay']} data-testid="drop-overlay">
      <div className={styles['frame']}>
        <div className={styles['words']}>
          <Icon name="upload" size={24} className={styles['icon']} />
          <p className={styles['title']}>Drop to open</p>
          <p className={styles['text']}>Several files become one document when they share traces.</p>
        </div>
      </div>
    </div>
  );
}

/** Calls back when a drag that can be opened comes over the window and when it is gone. Returns the way to stop. */
function listenForDrags(setIsOver: (isOver: boolean) => void): () => void {
  // What the page itself is dragged by, a link say, is not for us.
  let fromPage = false;
  // Moving onto a child enters it before its parent is left, so only leaving the last entered is leaving the window.
  let lastEntered: EventTarget | null = null;
  const isForUs = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer?.types.includes('Files') === true || (!fromPage && canOpenTransfer(dataTransfer));
  const handlers = {
    dragstart: () => {
      fromPage = true;
    },
    dragend: () => {
      fromPage = false;
      setIsOver(false);
    },
    dragenter: (event) => {
      if (!isForUs(event)) return;
      event.preventDefault();
      lastEntered = event.target;
      setIsOver(true);
    },
    dragover: (event) => {
      if (!isForUs(event)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    },
    dragleave: (event) => {
      if (event.target === lastEntered) setIsOver(false);
    },
    drop: (event) => {
      setIsOver(false);
      if (!isForUs(event) || event.dataTransfer === null) return;
      event.preventDefault();
      openTransfer(event.dataTransfer);
    },
  } satisfies Record<string, (event: DragEvent) => void>;
  for (const [type, handler] of Object.entries(handlers)) addEventListener(type, handler as EventListener);
  return () => {
    for (const [type, handler] of Object.entries(handlers)) removeEventListener(type, handler as EventListener);
  };
}

function listenForPastes(): () => void {
  const paste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || event.clipboardData === null || isEditable(event.target)) return;
    event.preventDefault();
    openTransfer(event.clipboardData);
  };
  addEventListener('paste', paste);
  return () => removeEventListener('paste', paste);
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
