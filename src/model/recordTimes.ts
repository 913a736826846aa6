import type { ProblemLog } from './problem.ts';
import type { RecordColumns } from './recordColumns.ts';
import { YEAR_2000 } from './recordColumns.ts';

export interface RecordTimes {
  readonly originNs: bigint;
  readonly originSec: number;
  readonly originNano: number;
  /** ns after the origin; NaN = no time, to be taken from the parent */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  /** records without a start */
  readonly missing: number;
}

/** 2100-01-01 in Unix seconds: after it, or before YEAR_2000, a time is a relative clock or has the wrong unit. */
const YEAR_2100 = 4_102_444_800;
/** Length of a span in a document without any time, in ns: one unit, so that the order of the file can be seen. */
const UNIT_NS = 1_000_000;

/** Turns split times into ns after one origin, and decides which starts are no times (formats §4). */
export function resolveTimes(
  records: RecordColumns,
  traceOf: Int32Array,
  traces: number,
  log: ProblemLog,
): RecordTimes {
  const count = records.length;
  const seconds = records.startSec.data;
  const nanos = records.startNano.data;
  const start = new Float64Array(count);
  const duration = records.duration.data.subarray(0, count);

  let originSec = Infinity;
  let originNano = 0;
  let odd = 0;
  let absoluteClock: Uint8Array | undefined;
  for (let record = 0; record < count; record++) {
    const second = seconds[record];
    if (!(second >= YEAR_2000 && second <= YEAR_2100)) {
      absoluteClock ??= absoluteClocks(seconds, traceOf, traces);
      if (!(second >= 0) || (second < YEAR_2000 && absoluteClock[traceOf[record]] === 1)) {
        start[record] = Number.NaN;
        continue;
      }
      odd++;
    }
    if (second < originSec || (second === originSec && nanos[record] < originNano)) {
      originSec = second;
      originNano = nanos[record];
    }
  }
  if (originSec === Infinity) return orderAsTime(duration, log);
  if (odd > 0) log.add('oddTime', {}, odd);
  let missing = 0;
  for (let record = 0; record < count; record++) {
    if (Number.isNaN(start[record])) missing++;
    else start[record] = (seconds[record] - originSec) * 1e9 + (nanos[record] - originNano);
  }
  const originNs = BigInt(originSec) * 1_000_000_000n + BigInt(originNano);
  return { originNs, originSec, originNano, start, duration, missing };
}

/**
 * A start near 1970 is "no time" only where the trace shows that its clock is not relative. As an origin it would cost
 * every other span of the document its exact ns, too. By trace: 1 = it shows that.
 */
function absoluteClocks(seconds: Float64Array, traceOf: Int32Array, traces: number): Uint8Array {
  const isAbsolute = new Uint8Array(traces);
  for (let record = 0; record < traceOf.length; record++) {
    if (seconds[record] > YEAR_2000) isAbsolute[traceOf[record]] = 1;
  }
  return isAbsolute;
}

/** Times of a document without any. */
function orderAsTime(known: Float64Array, log: ProblemLog): RecordTimes {
  const count = known.length;
  if (count > 0) log.add('noTimes', {}, count);
  const start = Float64Array.from(known, (_, record) => record * UNIT_NS);
  const duration = known.map((ns) => (ns < 0 ? UNIT_NS : ns));
  return { originNs: 0n, originSec: 0, originNano: 0, start, duration, missing: 0 };
}

/** Gives spans without a start the start of their nearest ancestor that has one, else the start of the trace. */
export function borrowStarts(start: Float64Array, parent: Int32Array, traceOf: Int32Array, traces: number): number[] {
  const traceStart = new Float64Array(traces).fill(Infinity);
  for (let record = 0; record < start.length; record++) {
    if (start[record] < traceStart[traceOf[record]]) traceStart[traceOf[record]] = start[record];
  }
  const repaired: number[] = [];
  const path: number[] = [];
  for (let record = 0; record < start.length; record++) {
    if (!Number.isNaN(start[record])) continue;
    let at = record;
    while (at >= 0 && Number.isNaN(start[at])) {
      path.push(at);
      at = parent[at];
    }
    const first = traceStart[traceOf[record]];
    const borrowed = at >= 0 ? start[at] : first === Infinity ? 0 : first;
    for (const waiting of path) {
      start[waiting] = borrowed;
      repaired.push(waiting);
    }
    path.length = 0;
  }
  return repaired;
}
