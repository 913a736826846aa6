import { carryView } from './carriedView.ts';
import type { CurrentTrace } from './currentTrace.ts';
import { storedTrace } from './currentTrace.ts';
import { useDocument } from './documents.ts';
import { find } from './find.ts';
import type { DocumentKey } from './route.ts';
import { currentRoute, documentOfRoute, navigate, sameDocument, subscribeToRoute } from './route.ts';
import type { TraceView } from './traceView.ts';
import { hoverRow, setTraceView, START_VIEW, useTraceView } from './traceView.ts';
import { viewFromParams, viewToParams } from './viewParams.ts';

/** ms the view must rest before it is written: a pan is one change, not sixty. */
const REST = 250;
/** ms within which changes of one kind are one step to go back to. */
const SAME_STEP = 1500;

type Kind = 'view' | 'select' | 'zoom' | 'rows' | 'find';

function kindOf(view: TraceView, before: TraceView): Kind {
  if (view.view !== before.view) return 'view';
  if (view.range !== before.range) return 'zoom';
  if (view.find !== before.find) return 'find';
  return view.selected === before.selected ? 'rows' : 'select';
}

/** The trace that is mirrored now, of which document, and how to end it. */
let mirrored: CurrentTrace | undefined;
let mirroredKey: DocumentKey | undefined;
let stopMirror = (): void => {};

/**
 * Keeps the view and the address the same while a trace is shown: the view is read from the address when the trace
 * opens and at back and forward, and written to it when it rests. The search follows the view. Started once, before
 * React listens to the same stores: no component ever renders a trace with the view of another.
 */
export function followView(): void {
  const follow = (): void => {
    const trace = storedTrace();
    if (trace === mirrored) return;
    stopMirror();
    const key = documentOfRoute(currentRoute());
    // One trace is shown from several tables while its file is read, and when it is fetched again.
    const isSame = trace !== undefined && trace.traceId === mirrored?.traceId && sameDocument(key, mirroredKey);
    const carried = isSame && mirrored ? carriedOver(mirrored, trace) : undefined;
    mirrored = trace;
    mirroredKey = key;
    hoverRow(undefined);
    if (carried) setTraceView(carried);
    else if (!trace) setTraceView(START_VIEW);
    stopMirror = trace ? mirror(trace, carried !== undefined) : () => {};
  };
  subscribeToRoute(follow);
  useDocument.subscribe(follow);
  follow();
}

/** The view as it is, over what the address names and the table before did not have yet. */
function carriedOver(before: CurrentTrace, trace: CurrentTrace): TraceView {
  const view = carryView(useTraceView.getState(), before, trace);
  const addressed = viewFromParams(currentParams(), trace.table, trace);
  return { ...view, selected: view.selected ?? addressed.selected, focus: view.focus ?? addressed.focus };
}

function currentParams(): URLSearchParams {
  const route = currentRoute();
  return route.screen === 'trace' ? route.params : new URLSearchParams();
}

/** `isCarried`: the view stands already, and the address is to follow it. */
function mirror(trace: CurrentTrace, isCarried: boolean): () => void {
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: Kind | undefined;
  let lastStep: { kind: Kind; at: number } | undefined;

  // One change of the view, however much of it is new: each costs those who listen a look at the rows.
  const read = (): void => {
    const route = currentRoute();
    if (route.screen !== 'trace' || storedTrace() !== trace || route.params.toString() === written) return;
    written = route.params.toString();
    setTraceView(viewFromParams(route.params, trace.table, trace));
    // What was just read is not to be written back, nor is the step that led to it to be written over.
    clearTimeout(timer);
    waiting = undefined;
    lastStep = undefined;
  };

  const write = (): void => {
    const route = currentRoute();
    const kind = waiting;
    waiting = undefined;
    if (kind === undefined || route.screen !== 'trace' || route.traceId !== trace.traceId) return;
    const params = viewToParams(useTraceView.getState(), trace.table, trace);
    if (params.toString() === written) return;
    const now = performance.now();
    const sameStep = lastStep?.kind === kind && now - lastStep.at < SAME_STEP;
    written = params.toString();
    lastStep = { kind, at: now };
    navigate({ ...route, params }, sameStep ? 'replace' : 'push');
  };

  const onView = (view: TraceView, before: TraceView): void => {
    find(trace, view.find);
    waiting = kindOf(view, before);
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  };

  written = '\u0000';
  if (!isCarried) read();
  else {
    written = currentParams().toString();
    if (useTraceView.getState().toggled.size > 0) {
      // Closed rows are written by their place, which is another one now. That is no step of the reader's.
      waiting = 'rows';
      lastStep = { kind: 'rows', at: performance.now() };
      timer = setTimeout(write, REST);
    }
  }
  find(trace, useTraceView.getState().find);
  const stopView = useTraceView.subscribe(onView);
  const stopRoute = subscribeToRoute(read);
  const onHide = (): void => write();
  // A reload right after a change must not lose it.
  globalThis.addEventListener('pagehide', onHide);
  return () => {
    write();
    clearTimeout(timer);
    stopView();
    stopRoute();
    globalThis.removeEventListener('pagehide', onHide);
  };
}
