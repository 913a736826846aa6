import { inTrace, isTraceOpen } from './actInTrace.ts';
import { hasSkew, toggleClocks } from './clockActions.ts';
import type { Command } from './command.ts';
import { MOVE_COMMANDS } from './moveCommands.ts';
import { setPreference, usePreferences } from './preferences.ts';
import { setFoldRepeats } from './rowActions.ts';
import { ROW_COMMANDS } from './rowCommands.ts';
import { TIME_COMMANDS } from './timeCommands.ts';
import { setTraceView, TRACE_VIEWS, useTraceView } from './traceView.ts';

/** Which view it is looked at in: keys 1, 2, 3 … in the order of the tabs. */
const SWITCH_COMMANDS = TRACE_VIEWS.map((view, at): Command => ({
  id: `view.${view}`,
  title: `Show the ${view}`,
  group: 'View',
  keys: [String(at + 1)],
  isEnabled: isTraceOpen,
  isOn: () => useTraceView.getState().view === view,
  run: () => setTraceView({ view }),
}));

/** How the trace is looked at. */
const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'criticalPath',
    title: 'Critical path',
    group: 'View',
    keys: ['c'],
    isEnabled: isTraceOpen,
    isOn: () => usePreferences.getState().criticalPath,
    run: () => setPreference('criticalPath', !usePreferences.getState().criticalPath),
  },
  {
    id: 'flame.merged',
    title: 'Merge spans of one call path in the flame',
    group: 'View',
    keys: ['m'],
    isEnabled: () => isTraceOpen() && useTraceView.getState().view === 'flame',
    isOn: () => useTraceView.getState().flame === 'merged',
    run: () => setTraceView({ flame: useTraceView.getState().flame === 'merged' ? 'time' : 'merged' }),
  },
  {
    id: 'repeats',
    title: 'Fold repeats',
    group: 'View',
    keys: ['r'],
    isEnabled: isTraceOpen,
    // Among the rows of a group only none is folded.
    isOn: () => usePreferences.getState().foldRepeats && useTraceView.getState().rows === undefined,
    run: inTrace((trace) => setFoldRepeats(trace, !usePreferences.getState().foldRepeats)),
  },
  {
    id: 'clocks',
    title: 'Adjust clocks that are off',
    group: 'View',
    keys: ['k'],
    isEnabled: hasSkew,
    isOn: () => useTraceView.getState().adjustClocks,
    run: toggleClocks,
  },
  {
    id: 'details',
    title: 'Details',
    group: 'View',
    keys: ['Enter'],
    isEnabled: isTraceOpen,
    isOn: () => usePreferences.getState().detailsOpen,
    run: () => setPreference('detailsOpen', !usePreferences.getState().detailsOpen),
  },
  {
    id: 'back',
    title: 'Back out: of find, focus, filter, zoom, selection',
    group: 'View',
    keys: ['Escape'],
    isEnabled: isTraceOpen,
    run: () => {
      const view = useTraceView.getState();
      if (view.find !== '') setTraceView({ find: '' });
      else if (view.focus !== undefined) setTraceView({ focus: undefined, range: undefined });
      else if (view.rows !== undefined) setTraceView({ rows: undefined });
      else if (view.service !== undefined) setTraceView({ service: undefined });
      else if (view.range) setTraceView({ range: undefined });
      else setTraceView({ selected: undefined });
    },
  },
];

/** What can be done in a trace. */
export const TRACE_COMMANDS: readonly Command[] = [
  ...MOVE_COMMANDS,
  ...ROW_COMMANDS,
  ...TIME_COMMANDS,
  ...SWITCH_COMMANDS,
  ...VIEW_COMMANDS,
];
