import { create } from 'zustand';

/** The one dialog that is open. */
export type DialogName = 'help' | 'palette' | 'report' | 'columns';

export const useDialogs = create<{ readonly open: DialogName | undefined }>()(() => ({ open: undefined }));

export function openDialog(name: DialogName): void {
  useDialogs.setState({ open: name });
}

export function closeDialogs(): void {
  useDialogs.setState({ open: undefined });
}
