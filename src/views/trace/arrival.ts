import { focusRows, registerRows } from '#state/focusRequests.ts';

/**
 * The tab that led to a view keeps its keys; who came by a key of the trace, or by a link that is gone with its screen, has
 * those of the view. A page just loaded has no focus to give, and nobody asked for a frame around the rows.
 */
export function focusOnArrival(): void {
  // Browsers before 2024 do not tell whether anything was pressed yet.
  const isUsed = 'userActivation' in navigator && navigator.userActivation.hasBeenActive;
  if (isUsed && document.activeElement === document.body) focusRows();
}

/** Ref callback of what takes the keys of a view that is mounted when it is ready. */
export function registerArrival(element: HTMLElement | null): void {
  registerRows(element);
  if (element) focusOnArrival();
}
