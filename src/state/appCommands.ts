import type { Command } from './command.ts';
import { openDialog } from './dialogs.ts';
import { currentDocument, useDocument } from './documents.ts';
import { downloadTraces } from './downloadTrace.ts';
import { nextTheme, setPreference, usePreferences } from './preferences.ts';
import { follow, refreshDocument, stopFollowing, useRefresh } from './refreshDocument.ts';
import { collectorTraces, currentRoute, documentOfRoute, navigate } from './route.ts';
import { SEARCH_COMMANDS } from './searchCommands.ts';
import { TRACE_COMMANDS } from './traceCommands.ts';

/** The badge that shows the report is on the screens of a document only. */
const isDocumentShown = (): boolean => documentOfRoute(currentRoute()) !== undefined && currentDocument() !== undefined;

/** What can be done on every screen. */
const APP_COMMANDS: readonly Command[] = [
  { id: 'palette', title: 'Commands', group: 'View', keys: ['Ctrl+K'], run: () => openDialog('palette') },
  { id: 'help', title: 'All keys', group: 'View', keys: ['?'], run: () => openDialog('help') },
  { id: 'theme', title: 'Switch the theme: system, light, dark', group: 'View', keys: ['t'], run: nextTheme },
  {
    id: 'zone',
    title: 'Local time instead of UTC',
    group: 'View',
    keys: ['u'],
    isOn: () => usePreferences.getState().zone === 'local',
    run: () => setPreference('zone', usePreferences.getState().zone === 'utc' ? 'local' : 'utc'),
  },
  {
    id: 'compact',
    title: 'Compact rows',
    group: 'View',
    keys: [],
    isOn: () => usePreferences.getState().compact,
    run: () => setPreference('compact', !usePreferences.getState().compact),
  },
  {
    id: 'client4xx',
    title: 'Count client 4xx as errors',
    group: 'View',
    keys: [],
    isOn: () => usePreferences.getState().countClient4xx,
    run: () => setPreference('countClient4xx', !usePreferences.getState().countClient4xx),
  },
  {
    id: 'report',
    title: 'Import report',
    group: 'Document',
    keys: ['i'],
    isEnabled: isDocumentShown,
    run: () => openDialog('report'),
  },
  {
    id: 'open',
    title: 'Open another document',
    group: 'Document',
    keys: ['o'],
    run: () => navigate({ screen: 'open', urls: [] }),
  },
];

/** What is on the screen came from a collector: there it can be had again. */
const isCollectorShown = (): boolean => {
  const { current } = useDocument.getState();
  return isDocumentShown() && current.phase === 'ready' && current.key.kind === 'collector';
};

/** The connection and the traces of the open document: of the one on the screen, if one is. */
function downloadShown(): void {
  const route = currentRoute();
  const key = documentOfRoute(route);
  if (key?.kind !== 'collector') return;
  const { connection, traceIds } = collectorTraces(key);
  const wanted = route.screen === 'trace' ? [route.traceId] : traceIds;
  void downloadTraces(connection, wanted);
}

const COLLECTOR_COMMANDS: readonly Command[] = [
  {
    id: 'refresh',
    title: 'Fetch the trace from its collector again',
    group: 'Document',
    keys: ['R'],
    isEnabled: isCollectorShown,
    run: () => void refreshDocument(),
  },
  {
    id: 'follow',
    title: 'Follow: fetch it again every 5 seconds',
    group: 'Document',
    keys: [],
    isEnabled: isCollectorShown,
    isOn: () => useRefresh.getState().isFollowing,
    run: () => (useRefresh.getState().isFollowing ? stopFollowing() : follow()),
  },
  {
    id: 'download.asSent',
    title: 'Download the trace as its collector sends it',
    group: 'Document',
    keys: [],
    isEnabled: isCollectorShown,
    run: downloadShown,
  },
];

/** Every command there is: menus, palette, keys and help all read this list. */
export const COMMANDS: readonly Command[] = [
  ...APP_COMMANDS,
  ...SEARCH_COMMANDS,
  ...COLLECTOR_COMMANDS,
  ...TRACE_COMMANDS,
];

export function commandFor(key: string): Command | undefined {
  return COMMANDS.find((command) => command.keys.includes(key) && (command.isEnabled?.() ?? true));
}

export function commandById(id: string): Command {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (!command) throw new Error(`There is no command named ${id}`);
  return command;
}
