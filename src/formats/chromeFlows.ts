import { ChromeBuckets } from './chromeBuckets.ts';
import type { ChromeEvents } from './chromeEvents.ts';
import { CHROME_FLAG, FLOW, PHASE } from './chromeEvents.ts';
import { ChromeLists } from './chromeLists.ts';

/** Slices that flows lead to, by the slice they come from: each step of a flow is one link. */
export function chromeFlows(events: ChromeEvents, times: Float64Array, parent: Int32Array): ChromeLists {
  const links = new ChromeLists(events.length);
  const { phase, flags, group } = events;
  const isBound = (event: number): boolean => phase.data[event] === PHASE.complete || phase.data[event] === PHASE.begin;
  const flows = new ChromeBuckets(
    events.groups,
    times,
    (event) => (FLOW.has(phase.data[event]) || isBound(event) ? group.data[event] : -1),
    (event) => (phase.data[event] === PHASE.flowBegin ? 0 : 1),
  );
  for (let flow = 0; flow < flows.count; flow++) {
    // −1 = the flow has not begun
    let last = -1;
    for (const event of flows.of(flow)) {
      const slice = isBound(event) ? event : parent[event];
      const kind = phase.data[event];
      const enters = isBound(event) ? (flags.data[event] & CHROME_FLAG.flowIn) !== 0 : kind !== PHASE.flowBegin;
      const leaves = isBound(event) ? (flags.data[event] & CHROME_FLAG.flowOut) !== 0 : kind !== PHASE.flowEnd;
      if (slice < 0) continue;
      if (enters && last >= 0 && last !== slice) links.add(last, slice);
      if (leaves) last = slice;
    }
  }
  return links;
}
