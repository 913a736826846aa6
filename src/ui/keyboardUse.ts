/** Set on the root element while keys are what the page is used with: CSS shows where they go only then. */
const ATTRIBUTE = 'data-keys';

/**
 * Follows whether the page is used with keys or with a pointer. Browsers also call an element `:focus-visible` that a
 * program gave the focus to before anything was pressed, and a ring around a whole pane is then the first thing seen.
 * Returns the way to stop.
 */
export function followKeyboardUse(root: HTMLElement): () => void {
  const keys = (): void => {
    root.setAttribute(ATTRIBUTE, '');
  };
  const pointer = (): void => root.removeAttribute(ATTRIBUTE);
  // Going up too: a Tab out of the browser's own bars is pressed there and let go here.
  root.addEventListener('keydown', keys, true);
  root.addEventListener('keyup', keys, true);
  root.addEventListener('pointerdown', pointer, true);
  return () => {
    root.removeEventListener('keydown', keys, true);
    root.removeEventListener('keyup', keys, true);
    root.removeEventListener('pointerdown', pointer, true);
  };
}
