import { useDialogs } from '#state/dialogs.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { HelpDialog } from './HelpDialog.tsx';

/** The dialogs any screen may open. */
export function Dialogs() {
  const open = useDialogs((state) => state.open);
  switch (open) {
    case 'help':
      return <HelpDialog />;
    case 'palette':
      return <CommandPalette />;
    case 'report':
    case undefined:
      return undefined;
  }
}
