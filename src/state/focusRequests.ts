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

let rows: HTMLElement | null = null;

/** Ref callback of the element that has the rows of a trace; keys reach a screen reader's ear only while it has the focus. */
export function registerRows(element: HTMLElement | null): void {
  rows = element;
}

export function focusRows(): void {
  rows?.focus({ preventScroll: true });
}

let showSearchForm: (() => void) | undefined;

/** What leads to the form of a search, which may be folded away. Undefined when it is gone. */
export function registerSearchForm(show: (() => void) | undefined): void {
  showSearchForm = show;
}

export function focusSearch(): void {
  showSearchForm?.();
}
