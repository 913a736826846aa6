import type { EventSeverity } from '#analysis/eventFilter.ts';
import { EVENT_SEVERITIES } from '#analysis/eventFilter.ts';
import type { TraceEvents } from '#analysis/traceEvents.ts';
import { formatCount } from '#model/formatTime.ts';
import { serviceName } from '#model/span.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { whereTimeWentOf } from '#state/derived.ts';
import type { EventsView } from '#state/eventsView.ts';
import { eventNamesWork } from '#state/eventsWork.ts';
import { useWork } from '#state/useWork.ts';
import { setEvents, setTraceView, useTraceView } from '#state/traceView.ts';
import { PickField } from '#ui/PickField.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { PaneBar } from '#views/trace/grid/PaneBar.tsx';
import pane from '#views/trace/grid/Pane.module.css';
import { RangeToggle } from '#views/trace/grid/RangeToggle.tsx';

const MODES: readonly { readonly value: EventsView['mode']; readonly label: string }[] = [
  { value: 'list', label: 'By time' },
  { value: 'exceptions', label: 'Exceptions' },
];

const SEVERITY_LABELS: Readonly<Record<EventSeverity, string>> = {
  all: 'any',
  event: 'events of spans',
  log: 'all logs',
  info: 'logs from info',
  warn: 'logs from warning',
  error: 'logs from error',
};
const SEVERITIES = EVENT_SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value] }));

export interface EventsBarProps {
  readonly trace: CurrentTrace;
  /** undefined = not sorted yet */
  readonly events: TraceEvents | undefined;
  readonly view: EventsView;
  readonly outcome: string;
}

/** What narrows the events: a text, a name, how grave they are, the service of their span. */
export function EventsBar({ trace, events, view, outcome }: EventsBarProps) {
  const { mode, text, severity, exceptionsOnly, isWhole } = view;
  return (
    <PaneBar label="Events" modes={MODES} mode={mode} onMode={(next) => setEvents({ mode: next })} outcome={outcome}>
      <SearchField
        className={pane['search']}
        label="Search the events"
        placeholder="Search the events"
        value={text}
        onChange={(typed) => setEvents({ text: typed })}
      />
      <NamePicker trace={trace} events={events} name={view.name} />
      <PickField
        label="Kind"
        value={severity}
        groups={[{ heading: 'Events and logs', options: SEVERITIES }]}
        placeholder="Find"
        onChange={(value) => {
          const chosen = EVENT_SEVERITIES.find((one) => one === value);
          if (chosen) setEvents({ severity: chosen });
        }}
      />
      <ServicePicker trace={trace} />
      {mode === 'list' && (
        <Toggle icon="error" pressed={exceptionsOnly} onChange={(next) => setEvents({ exceptionsOnly: next })}>
          Exceptions only
        </Toggle>
      )}
      <RangeToggle
        isWhole={isWhole}
        onChange={(next) => setEvents({ isWhole: next })}
        title="Events that happened within the zoomed range"
      />
    </PaneBar>
  );
}

/** Stands for any: what is told by name begins with an equals sign. */
const ANY = '';

function NamePicker({ trace, events, name }: Pick<EventsBarProps, 'trace' | 'events'> & Pick<EventsView, 'name'>) {
  const names = useWork(events && eventNamesWork(trace, events)).result ?? [];
  const known = names.map((one) => ({
    value: `=${one.name}`,
    label: one.name === '' ? '(no name)' : one.name.slice(0, LONGEST_NAME),
    note: formatCount(one.count),
  }));
  return (
    <PickField
      label="Name"
      value={name === undefined ? ANY : `=${name}`}
      groups={[
        { heading: 'Events', options: [{ value: ANY, label: 'any' }] },
        { heading: 'Named', options: known },
      ]}
      placeholder="Find a name"
      onChange={(value) => setEvents({ name: value === ANY ? undefined : value.slice(1) })}
    />
  );
}

/** A log's name is its text. */
const LONGEST_NAME = 120;

/** Narrows the whole trace, not the events alone: the filter is one for all views. */
function ServicePicker({ trace }: { readonly trace: CurrentTrace }) {
  const service = useTraceView((view) => view.service);
  const known = whereTimeWentOf(trace).map((one) => serviceName(trace.table, one.service));
  return (
    <PickField
      label="Service"
      value={service === undefined ? ANY : `=${service}`}
      groups={[
        { heading: 'Services', options: [{ value: ANY, label: 'any' }] },
        {
          heading: 'By self time',
          options: known.map((name) => ({ value: `=${name}`, label: name === '' ? 'unknown service' : name })),
        },
      ]}
      placeholder="Find a service"
      onChange={(value) => setTraceView({ service: value === ANY ? undefined : value.slice(1) })}
    />
  );
}
