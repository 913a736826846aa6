/** Moves the focus on before its entry goes: to the next one, from the last to the one above, at the end to the heading. */
export function focusBeside(button: HTMLElement): void {
  const entry = button.closest('li');
  const beside = (entry?.nextElementSibling ?? entry?.previousElementSibling)?.querySelector('a');
  (beside ?? button.closest('section')?.querySelector('h2'))?.focus();
}
