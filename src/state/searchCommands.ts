import type { Command } from './command.ts';
import { openDialog } from './dialogs.ts';
import { focusSearch } from './focusRequests.ts';
import { collectorTraces, currentRoute, documentOfRoute, navigate } from './route.ts';
import { useSearches } from './searches.ts';

/** The search one was last in: of the collector whose trace is on the screen, else of any. */
function goToSearch(): void {
  const { recent } = useSearches.getState();
  const key = documentOfRoute(currentRoute());
  const shown = key?.kind === 'collector' ? collectorTraces(key).connection : undefined;
  const last = shown === undefined ? recent[0] : recent.find(({ connection }) => connection === shown);
  navigate({
    screen: 'search',
    connection: shown ?? last?.connection,
    params: new URLSearchParams(last?.question),
  });
}

const isInSearch = (): boolean => currentRoute().screen === 'search';

/** What leads to collectors, and to the form of a search. */
export const SEARCH_COMMANDS: readonly Command[] = [
  {
    id: 'search',
    title: 'Search in a collector',
    group: 'Document',
    keys: ['S'],
    isEnabled: () => !isInSearch(),
    run: goToSearch,
  },
  { id: 'connect', title: 'Connect a collector', group: 'Document', keys: [], run: () => openDialog('connect') },
  {
    id: 'search.form',
    title: 'To the fields of the search',
    group: 'Find',
    keys: ['/'],
    isEnabled: isInSearch,
    run: focusSearch,
  },
];
