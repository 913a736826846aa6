import type { Command } from './command.ts';
import { openDialog } from './dialogs.ts';
import { currentDocument } from './documents.ts';
import { nextTheme, setPreference, usePreferences } from './preferences.ts';
import { currentRoute, navigate } from './route.ts';
import { TRACE_COMMANDS } from './traceCommands.ts';

/** The badge that shows the report is on the screens of a document only. */
const isDocumentShown = (): boolean => currentRoute().screen !== 'open' && currentDocument() !== undefined;

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

/** Every command there is: menus, palette, keys and help all read this list. */
export const COMMANDS: readonly Command[] = [...APP_COMMANDS, ...TRACE_COMMANDS];

export function commandFor(key: string): Command | undefined {
  return COMMANDS.find((command) => command.keys.includes(key) && (command.isEnabled?.() ?? true));
}

export function commandById(id: string): Command {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (!command) throw new Error(`There is no command named ${id}`);
  return command;
}
