import { create } from 'zustand';

/** The one dialog that is open. */
export type DialogName =
  | 'help'
  | 'palette'
  | 'report'
  | 'columns'
  /** a connection to a collector, `about` = the name of one to edit */
  | 'connect'
  /** the same, beginning with how to sign in */
  | 'signIn';

export interface OpenDialog {
  readonly open: DialogName | undefined;
  /** which of several things it is to begin with, as the dialog names them; undefined = the first */
  readonly about: string | undefined;
}

export const useDialogs = create<OpenDialog>()(() => ({ open: undefined, about: undefined }));

export function openDialog(open: DialogName, about?: string): void {
  useDialogs.setState({ open, about });
}

export function closeDialogs(): void {
  useDialogs.setState({ open: undefined, about: undefined });
}

/** The screen changes: what is asked about the document stays, since a document of one trace leads from screen to screen. */
export function closeDialogsOfScreen(): void {
  if (useDialogs.getState().open !== 'columns') closeDialogs();
}
