declare global {
  // Filled in the page that is measured.
  var spanglassTasks: number[];
  /** when the first rows, and all spans, had been on the screen for a frame: ms since 1970, 0 = not yet */
  var spanglassPainted: { firstRows: number; complete: number };
  /** ms until the answer that is waited for was painted */
  var spanglassAnswer: Promise<number>;
}

/** Runs in the page: notes the length of every task over 50 ms, which is what browsers report. */
export function observeTasks(): void {
  globalThis.spanglassTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.spanglassTasks.push(entry.duration);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: intervals between the frames of the next `ms` milliseconds. */
export function observeFrames(ms: number): Promise<number[]> {
  return new Promise((done) => {
    const intervals: number[] = [];
    const start = performance.now();
    let last = start;
    const frame = (now: number): void => {
      intervals.push(now - last);
      last = now;
      if (now - start < ms) requestAnimationFrame(frame);
      else done(intervals.slice(1));
    };
    requestAnimationFrame(frame);
  });
}

/** What is on the screen once everything is read. */
export interface WholeDocument {
  /** what the header of the one trace says its spans are; undefined = the document is a list of traces */
  readonly spans: string | undefined;
  /** lines of that list, its heading too */
  readonly lines: string;
}

/**
 * Notes in the page itself when rows are painted: a test driver that waits for them looks only every half a second.
 * Complete is when all spans are in the picture and nothing says that it is still being read.
 */
export function observeRows(whole: WholeDocument): void {
  const painted = { firstRows: 0, complete: 0 };
  globalThis.spanglassPainted = painted;
  const look = (): void => {
    const isShown = document.querySelector('[role=row][data-row], [role=grid][aria-rowcount] [role=gridcell]') !== null;
    const isReading = document.querySelector('[aria-label=Reading]') !== null;
    const isWhole =
      whole.spans === undefined
        ? document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === whole.lines
        : document.querySelector('[data-testid=trace-spans]')?.textContent === whole.spans;
    // A frame later, what was in the document is on the screen.
    if (isShown && painted.firstRows === 0) requestAnimationFrame(() => (painted.firstRows = Date.now()));
    if (isShown && isWhole && !isReading) requestAnimationFrame(() => (painted.complete = Date.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** What tells that the answer to an input is there: an attribute, or the text, of an element. */
export interface Answer {
  /** `keydown`, `input`, `mousedown` … */
  readonly event: string;
  readonly selector: string;
  /** undefined = its text */
  readonly attribute: string | undefined;
  /** regular expression that matches once it is there; undefined = as soon as it differs from what it was */
  readonly pattern: string | undefined;
}

/**
 * Runs in the page: ms from the next such input, as the browser stamped it, until its answer is painted. A message
 * posted in an animation frame comes after that frame's painting. Fills `spanglassAnswer`.
 */
export function observeAnswer({ event, selector, attribute, pattern }: Answer): void {
  const told = (): string | null => {
    const element = document.querySelector(selector);
    return attribute === undefined ? (element?.textContent ?? null) : (element?.getAttribute(attribute) ?? null);
  };
  const before = told();
  const isThere = (): boolean => {
    const now = told();
    return pattern === undefined ? now !== before : now !== null && new RegExp(pattern).test(now);
  };
  globalThis.spanglassAnswer = new Promise((done) => {
    const onEvent = ({ timeStamp }: Event): void => {
      const look = (): void => {
        if (!isThere()) {
          requestAnimationFrame(look);
          return;
        }
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => done(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    };
    globalThis.addEventListener(event, onEvent, { capture: true, once: true });
  });
}
