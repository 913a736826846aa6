import type { TraceEvents } from '#analysis/traceEvents.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import type { EventsView } from '#state/eventsView.ts';
import { START_EVENTS } from '#state/eventsView.ts';
import { eventsWork, exceptionGroupsWork, shownEventsWork } from '#state/eventsWork.ts';
import { useWork } from '#state/useWork.ts';
import type { Scope } from '#state/scopedRows.ts';
import { setEvents, setTraceView, useTraceView } from '#state/traceView.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { counted } from '#views/shared/counted.ts';
import pane from '#views/trace/grid/Pane.module.css';
import { NotRead } from '#views/trace/grid/NotRead.tsx';
import { useScope } from '#views/trace/grid/useScope.ts';
import { Working } from '#views/trace/grid/Working.tsx';
import { EventsBar } from './EventsBar.tsx';
import { EventTable } from './EventTable.tsx';
import { ExceptionTable } from './ExceptionTable.tsx';

/** Every event and log record of the trace by time, or its exceptions in groups. */
export function EventsPane({ trace }: { readonly trace: CurrentTrace }) {
  if (trace.document.isStructure === true) return <NotRead what="events" />;
  return <KnownEvents trace={trace} />;
}

function KnownEvents({ trace }: { readonly trace: CurrentTrace }) {
  const view = useTraceView((state) => state.events);
  const collected = useWork(eventsWork(trace));
  const events = collected.result;
  const scope = useScope(trace, view.isWhole);
  const { text, name, severity } = view;
  // Groups are of exceptions alone.
  const exceptionsOnly = view.exceptionsOnly || view.mode === 'exceptions';
  const filtered = useWork(
    events &&
      scope &&
      shownEventsWork(
        trace,
        events,
        text,
        name,
        severity,
        exceptionsOnly,
        scope.focus,
        scope.service,
        scope.matched,
        scope.range,
      ),
  );
  const places = filtered.result;
  if (events?.count === 0) return <NoEvents />;
  return (
    <div className={pane['pane']}>
      <EventsBar
        trace={trace}
        events={events}
        view={view}
        outcome={events && places ? outcomeWords(events, places) : ''}
      />
      <div className={pane['rest']}>
        {!events || !places ? (
          <Working
            words={events ? 'Filtering events' : 'Sorting events by time'}
            progress={events ? filtered.progress : collected.progress}
          />
        ) : places.length === 0 ? (
          <NoneLeft view={view} isNarrowed={scope !== undefined && isNarrowing(scope)} />
        ) : view.mode === 'exceptions' ? (
          <Exceptions trace={trace} events={events} places={places} />
        ) : (
          <EventTable trace={trace} events={events} places={places} />
        )}
      </div>
    </div>
  );
}

function Exceptions(props: {
  readonly trace: CurrentTrace;
  readonly events: TraceEvents;
  readonly places: Int32Array;
}) {
  const { trace, events, places } = props;
  const { result, progress } = useWork(exceptionGroupsWork(trace, events, places));
  if (!result) return <Working words="Grouping exceptions" progress={progress} />;
  return <ExceptionTable trace={trace} events={events} groups={result} />;
}

function isNarrowing({ focus, service, matched }: Scope): boolean {
  return focus !== undefined || service !== undefined || matched !== undefined;
}

function outcomeWords({ count }: TraceEvents, { length }: Int32Array): string {
  return length === count ? counted(count, 'event') : `${length.toLocaleString('en')} of ${counted(count, 'event')}`;
}

function NoEvents() {
  return (
    <EmptyState title="This trace has no events" icon="list">
      Events are what spans write down while they run: exceptions, retries, messages. Log records that name a span of
      the trace stand here too: open them together with it.
    </EmptyState>
  );
}

function NoneLeft({ view, isNarrowed }: { readonly view: EventsView; readonly isNarrowed: boolean }) {
  return (
    <EmptyState
      title={view.mode === 'exceptions' ? 'No exception passes the filter' : 'No event passes the filter'}
      icon="filter"
      actions={
        <>
          <Button onClick={() => setEvents({ ...START_EVENTS, isWhole: true })}>Show all events</Button>
          {isNarrowed && (
            <Button onClick={() => setTraceView({ focus: undefined, service: undefined, rows: undefined })}>
              Show all spans
            </Button>
          )}
        </>
      }
    >
      The text, name, severity, service and the zoomed range all have to fit.
    </EmptyState>
  );
}
