declare global {
  // Filled in the page that is measured.
  var spanglassTasks: number[];
  /** when the first rows, and all spans, had been on the screen for a frame: ms since 1970, 0 = not yet */
  var spanglassPainted: { firstRows: number; complete: number };
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

/**
 * Notes in the page itself when rows are painted: a test driver that waits for them looks only every half a second. `spans`
 * is how the header writes their number.
 */
export function observeRows(spans: string): void {
  const painted = { firstRows: 0, complete: 0 };
  globalThis.spanglassPainted = painted;
  const look = (): void => {
    const isShown = document.querySelector('[role=row][data-row]') !== null;
    const shown = document.querySelector('[data-testid=trace-spans]')?.textContent;
    const isReading = document.querySelector('[aria-label=Reading]') !== null;
    // A frame later, what was in the document is on the screen.
    if (isShown && painted.firstRows === 0) requestAnimationFrame(() => (painted.firstRows = Date.now()));
    if (isShown && shown === spans && !isReading) requestAnimationFrame(() => (painted.complete = Date.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
