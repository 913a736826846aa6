import { useEffect } from 'react';
import { commandFor } from '#state/appCommands.ts';
import { keyOf } from '#state/command.ts';
import { useDialogs } from '#state/dialogs.ts';

/** Fields keep their keys, but for these: they lead somewhere else. */
const KEYS_IN_FIELDS: ReadonlySet<string> = new Set(['Ctrl+K', 'Escape']);
/** Controls that have a use of their own for these keys. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  'Enter',
  ' ',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
]);

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** An element that answers keys itself: a button, a link, a tab, a table of another screen. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a, [role=tab], [role=separator], [role=menu]') !== null
  );
}

/** Runs commands by their keys, wherever the focus is; a dialog and a field keep theirs. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || useDialogs.getState().open !== undefined) return;
      const key = keyOf(event);
      if (isField(event.target)) {
        if (!KEYS_IN_FIELDS.has(key)) return;
        if (key === 'Escape') (event.target as HTMLElement).blur();
      }
      if (OWN_KEYS.has(event.key) && isControl(event.target)) return;
      const command = commandFor(key);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    globalThis.addEventListener('keydown', onKeyDown);
    return () => globalThis.removeEventListener('keydown', onKeyDown);
  }, []);
}
