import type { EventSeverity } from '#analysis/eventFilter.ts';
import { EVENT_SEVERITIES } from '#analysis/eventFilter.ts';
import { joinParts, splitParts } from './paramParts.ts';

/** How the events of a trace are looked at. */
export interface EventsView {
  /** all by time, or exceptions in groups */
  readonly mode: 'list' | 'exceptions';
  readonly text: string;
  /** of the events; undefined = all */
  readonly name: string | undefined;
  readonly severity: EventSeverity;
  readonly exceptionsOnly: boolean;
  /** the zoomed range does not narrow what is listed */
  readonly isWhole: boolean;
}

export const START_EVENTS: EventsView = {
  mode: 'list',
  text: '',
  name: undefined,
  severity: 'all',
  exceptionsOnly: false,
  isWhole: false,
};

/** '' = as at the start. */
export function eventsToText(view: EventsView): string {
  return joinParts([
    view.mode === 'list' ? '' : view.mode,
    view.severity === 'all' ? '' : view.severity,
    view.exceptionsOnly ? 'exceptions' : '',
    view.isWhole ? 'whole' : '',
    // An event may have the empty name.
    view.name === undefined ? '' : `=${view.name}`,
    view.text,
  ]);
}

/** Reads what `eventsToText` wrote; what it does not know is left at its start. */
export function eventsFromText(text: string): EventsView {
  const [mode, severity, exceptions, whole, name, searched = ''] = splitParts(text);
  return {
    mode: mode === 'exceptions' ? mode : START_EVENTS.mode,
    severity: EVENT_SEVERITIES.find((known) => known === severity) ?? START_EVENTS.severity,
    exceptionsOnly: exceptions === 'exceptions',
    isWhole: whole === 'whole',
    name: name?.startsWith('=') === true ? name.slice(1) : undefined,
    text: searched,
  };
}
