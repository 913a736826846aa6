import { useEffect } from 'react';
import { commandFor } from '#state/appCommands.ts';
import { keyOf } from '#state/command.ts';
import { useDialogs } from '#state/dialogs.ts';
import { focusRows } from '#state/focusRequests.ts';

/** Fields keep their keys, but for these: they lead somewhere else. */
const KEYS_IN_FIELDS: ReadonlySet<string> = new Set(['Ctrl+K', 'Escape']);
/** Keys that press what has the focus. */
const PRESSING: ReadonlySet<string> = new Set(['Enter', ' ']);
/** Keys that move or scroll within what has the focus. */
const MOVING: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
]);
const PRESSED = 'button, a, summary, [role=tab], [role=separator]';
/** The details scroll by them; a button of a toolbar has no use for them, so that ↓ after a click on it is the next row. */
const MOVED_IN = 'aside :is(button, a), pre, [role=tab], [role=separator]';

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Whether what has the focus answers the key itself: a menu all (letters choose its items), others some. */
function keepsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const keeper = PRESSING.has(key) ? PRESSED : MOVING.has(key) ? MOVED_IN : '';
  return target.closest('[role=menu]') !== null || (keeper !== '' && target.closest(keeper) !== null);
}

/** Runs commands by their keys, wherever the focus is; dialogs, menus and fields keep theirs. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || useDialogs.getState().open !== undefined) return;
      const key = keyOf(event);
      if (isField(event.target)) {
        if (!KEYS_IN_FIELDS.has(key)) return;
        if (key === 'Escape') {
          const field = event.target as HTMLElement;
          // Out of the filter of the details is one step back, and all that is meant.
          const isInDetails = field.closest('aside') !== null;
          field.blur();
          focusRows();
          if (isInDetails) return;
        }
      }
      if (keepsKey(event.target, event.key)) return;
      const command = commandFor(key);
      if (!command) return;
      event.preventDefault();
      command.run();
      // Nobody has the focus on a page just loaded: a screen reader is to hear where the keys lead.
      if (document.activeElement === document.body) focusRows();
    };
    globalThis.addEventListener('keydown', onKeyDown);
    return () => globalThis.removeEventListener('keydown', onKeyDown);
  }, []);
}
