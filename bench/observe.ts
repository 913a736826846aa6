declare global {
  // Filled in the page that is measured.
  var spanglassTasks: number[];
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
