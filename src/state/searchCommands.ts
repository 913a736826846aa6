import type { Command } from './command.ts';
import { openDialog } from './dialogs.ts';
import { focusSearch } from './focusRequests.ts';
import type { DocumentKey, Route } from './route.ts';
import { collectorTraces, currentRoute, documentOfRoute, navigate } from './route.ts';
import { useSearches } from './searches.ts';

/** The search one was last in: of the collector whose traces a document holds, else of any. */
export function lastSearch(key: DocumentKey | undefined): Route {
  const { recent } = useSearches.getState();
  const shown = key?.kind === 'collector' ? collectorTraces(key).connection : undefined;
  const last = shown === undefined ? recent[0] : recent.find(({ connection }) => connection === shown);
  return {
    screen: 'search',
    connection: shown ?? last?.connection,
    params: new URLSearchParams(last?.question),
  };
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
    run: () => navigate(lastSearch(documentOfRoute(currentRoute()))),
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
