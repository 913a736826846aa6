import { lazy, Suspense } from 'react';
import { assertNever } from '#base/assert.ts';
import { useDialogs } from '#state/dialogs.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { HelpDialog } from './HelpDialog.tsx';

// Brings the reader of records along, which nobody else on the page needs.
const RecordColumns = lazy(() =>
  import('#views/shared/RecordColumns.tsx').then((module) => ({ default: module.RecordColumns })),
);
const ConnectDialog = lazy(() =>
  import('#views/shared/connect/ConnectDialog.tsx').then((module) => ({ default: module.ConnectDialog })),
);

/** The dialogs any screen may open. */
export function Dialogs() {
  const open = useDialogs((state) => state.open);
  switch (open) {
    case 'help':
      return <HelpDialog />;
    case 'palette':
      return <CommandPalette />;
    case 'columns':
      return (
        <Suspense>
          <RecordColumns />
        </Suspense>
      );
    case 'connect':
    case 'signIn':
      return (
        <Suspense>
          <ConnectDialog />
        </Suspense>
      );
    case 'report':
    case undefined:
      return undefined;
    default:
      return assertNever(open);
  }
}
