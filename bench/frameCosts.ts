/** An event of Chromium's own recording of what its threads did; times in µs. */
export interface RecordedEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** absent of moments */
  readonly dur?: number;
  /** of `dur`, what its thread really ran for; absent where the system does not tell */
  readonly tdur?: number;
}

/** ms of the page's main thread, processor time, for each frame in which script ran, in order. */
export interface FrameCosts {
  /** our code, and what it forces the browser to do at once */
  readonly script: readonly number[];
  /** the whole of it: script, style, layout, recording of paints, garbage collection on the thread */
  readonly task: readonly number[];
}

/** All frames of a recording, and the busiest task in it. */
export interface Costs extends FrameCosts {
  /** ms of processor time of the main thread's longest task */
  readonly longestTask: number;
}

/** What runs script; the outermost of nested ones counts. */
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
  'v8.callFunction',
]);
const TASK = new Set(['RunTask']);
/** The last that the thread does for a frame. */
const FRAME_END = 'Commit';

/** What the recording has to hold. */
export const RECORDED_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * Reads how much script, and how much of anything, each frame cost. Chromium's recording is asked because everything
 * else is coarser or gets in the way: `Performance.getMetrics` has sums only, a question to it is a task of its own, and
 * wrapping handlers in the page misses what React does in microtasks. And it tells processor time, which other programs
 * on the machine do not lengthen. What happens after one commit is for the next frame.
 */
export function frameCosts(events: readonly RecordedEvent[]): Costs {
  const commits = events.filter(({ name }) => name === FRAME_END);
  const main = busiestThread(commits);
  const ends = commits
    .filter((event) => threadOf(event) === main)
    .map(({ ts, dur = 0 }) => ts + dur)
    .sort((one, other) => one - other);
  const own = events.filter((event) => threadOf(event) === main);
  const script = sums(own, SCRIPT, ends);
  const task = sums(own, TASK, ends);
  const frames = [...ends.keys()].filter((frame) => script[frame] > 0);
  let longestTask = 0;
  for (const { name, dur = 0, tdur = dur } of own) {
    if (TASK.has(name) && tdur > longestTask) longestTask = tdur;
  }
  return {
    script: frames.map((frame) => script[frame]),
    task: frames.map((frame) => task[frame]),
    longestTask: longestTask / 1000,
  };
}

function threadOf({ pid, tid }: RecordedEvent): string {
  return `${pid} ${tid}`;
}

/** The thread of most of these events: the page's. */
function busiestThread(events: readonly RecordedEvent[]): string {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}

/** ms of the outermost events of these names that began for each frame. */
function sums(events: readonly RecordedEvent[], names: ReadonlySet<string>, ends: readonly number[]): Float64Array {
  const result = new Float64Array(ends.length);
  const wanted = events
    .filter(({ name, dur }) => names.has(name) && dur !== undefined)
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  let frame = 0;
  let coveredUntil = -Infinity;
  for (const { ts, dur = 0, tdur = dur } of wanted) {
    if (ts < coveredUntil) continue;
    coveredUntil = ts + dur;
    while (frame < ends.length && ends[frame] <= ts) frame++;
    if (frame < ends.length) result[frame] += tdur / 1000;
  }
  return result;
}

/** Middle, nearly worst and worst of some numbers. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
