/** Commands ask for focus by name; the element that has the name answers, wherever it is mounted. */
let findField: HTMLInputElement | null = null;

/** Ref callback of the find field. */
export function registerFindField(element: HTMLInputElement | null): void {
  findField = element;
}

export function focusFind(): void {
  findField?.focus();
  findField?.select();
}
