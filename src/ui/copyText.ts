/** Puts `text` on the clipboard; false where the browser refuses. Must be called from a click or a key press. */
export async function copyText(text: string): Promise<boolean> {
  // Missing outside secure contexts: a build served over plain http from another machine, say.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // Refused by permission; the older way may still be allowed.
    }
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'visuallyHidden';
  // Inside an open dialog, because its focus trap would take the selection back.
  (before?.closest('[role="dialog"]') ?? document.body).append(area);
  // Focus by hand: not every browser gives it with the selection.
  area.focus({ preventScroll: true });
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
