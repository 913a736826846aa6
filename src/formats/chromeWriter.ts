import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import { chromeFlows } from './chromeFlows.ts';
import { ChromeLists } from './chromeLists.ts';
import type { ChromeEvents } from './chromeEvents.ts';
import { FLOW, PHASE, POINT, SPAN_PHASE } from './chromeEvents.ts';
import type { ChromeNames } from './chromeNames.ts';
import type { ChromeTree } from './chromeTree.ts';
import { nestChromeEvents } from './chromeTree.ts';
import type { PourContext } from './pourContext.ts';

const IGNORED: Readonly<Record<string, string>> = {
  C: 'counters (C)',
  P: 'samples (P)',
  O: 'object snapshots (O)',
  N: 'objects created (N)',
  D: 'objects deleted (D)',
  v: 'memory dumps (v)',
  V: 'memory dumps (V)',
  '(': 'contexts entered',
  ')': 'contexts left',
  c: 'clock synchronisation (c)',
};

const HEX = new TextEncoder().encode('0123456789abcdef');

/** Pours all events of a trace into the builder, in the order of the file. */
export class ChromeWriter {
  private readonly context: PourContext;
  private readonly events: ChromeEvents;
  private readonly tree: ChromeTree;
  private readonly links: ChromeLists;
  /** points in time by the span they lie in */
  private readonly points: ChromeLists;
  private readonly resources: readonly number[];
  private readonly traceId: number;
  /** string indexes of the ids given so far, −1 = none yet; and room for the next one */
  private readonly ids: Int32Array;
  private readonly digits = new Uint8Array(16);
  private readonly categoryKey: number;
  /** keys met, and whether they are arguments of events */
  private readonly isArgument = new Map<number, boolean>();
  /** µs by which all times are moved, so that none lies before zero */
  private readonly shift: number;

  constructor(context: PourContext, events: ChromeEvents, names: ChromeNames) {
    const { strings } = context.builder;
    const times = events.relativeTimes();
    this.context = context;
    this.events = events;
    this.tree = nestChromeEvents(events, times);
    this.links = chromeFlows(events, times, this.tree.parent);
    this.points = new ChromeLists(events.length);
    this.ids = new Int32Array(events.length).fill(-1);
    this.resources = names.resourceSlots(context.builder, events);
    // One file is one trace, and has no id for it.
    this.traceId = strings.internText(context.fileName);
    this.categoryKey = strings.internText('cat');
    this.shift = shiftOf(events);
  }

  write(): void {
    const { events, tree, points } = this;
    const phase = events.phase.data;
    for (let event = 0; event < events.length; event++) {
      if (POINT.has(phase[event]) && tree.parent[event] >= 0) points.add(tree.parent[event], event);
    }
    for (let event = 0; event < events.length; event++) {
      if (SPAN_PHASE.has(phase[event])) this.writeSpan(event);
      else if (POINT.has(phase[event]) && tree.parent[event] < 0) this.writeLonePoint(event);
    }
  }

  /** Counts what the file has and the table does not show; `ignored` are events by their phase. */
  report(ignored: ReadonlyMap<string, number>): void {
    const { log } = this.context;
    const { phase, duration, length } = this.events;
    const { unbalanced, overlaps, parent } = this.tree;
    if (unbalanced > 0) log.add('unbalanced', {}, unbalanced);
    if (overlaps > 0) log.add('overlap', {}, overlaps);
    if (this.shift > 0) log.add('relativeTimes', { detail: `all moved by ${this.shift} µs, so that none is negative` });
    let lengthless = 0;
    let loose = 0;
    for (let event = 0; event < length; event++) {
      if (phase.data[event] === PHASE.complete && duration.data[event] < 0) lengthless++;
      if (FLOW.has(phase.data[event]) && parent[event] < 0) loose++;
    }
    if (lengthless > 0) log.add('missingLength', { detail: 'complete events (X) without “dur”' }, lengthless);
    for (const [ph, count] of ignored) {
      const known = IGNORED[ph] ?? (ph === '' ? 'events without a phase' : `events of phase “${ph.slice(0, 20)}”`);
      log.add('recordsIgnored', { detail: `${known}: ${count.toLocaleString('en')}` }, count);
    }
    if (loose > 0) log.add('recordsIgnored', { detail: `flow events outside every slice: ${loose}` }, loose);
  }

  private writeSpan(event: number): void {
    const { events, tree, context } = this;
    const { builder } = context;
    this.begin(event);
    const end = tree.closer[event];
    if (events.phase.data[event] === PHASE.complete) {
      builder.span.durationNs = Math.max(0, events.duration.data[event]);
    } else if (end >= 0) {
      const { micros, nanos } = events;
      const apart = (micros.data[end] - micros.data[event]) * 1000;
      builder.span.durationNs = apart + nanos.data[end] - nanos.data[event];
    }
    if (tree.parent[event] >= 0) builder.span.parentId = this.idOf(tree.parent[event]);
    this.pushAttributes(event, end);
    this.points.forEach(event, this.pushPoint);
    this.links.forEach(event, this.pushLink);
    builder.endSpan();
  }

  /** A point in time that lies in no span is a row of its own. */
  private writeLonePoint(event: number): void {
    const { builder } = this.context;
    this.begin(event);
    builder.span.durationNs = 0;
    builder.span.uncounted = true;
    this.pushAttributes(event, -1);
    builder.endSpan();
  }

  private begin(event: number): void {
    const { events } = this;
    const span = this.context.builder.beginSpan();
    span.traceId = this.traceId;
    span.spanId = this.idOf(event);
    span.name = events.name.data[event];
    span.kind = SPAN_KIND.internal;
    span.resource = this.resources[events.lane.data[event]];
    [span.startSec, span.startNano] = this.timeOf(event);
  }

  private readonly pushPoint = (event: number): void => {
    const { events: spanEvents } = this.context.builder;
    const { category, name, attributes } = this.events;
    if (category.data[event] >= 0)
      spanEvents.attributes.push(this.categoryKey, ATTRIBUTE_TYPE.string, category.data[event]);
    spanEvents.attributes.pushFrom(attributes, event);
    spanEvents.push(...this.timeOf(event), name.data[event]);
  };

  private readonly pushLink = (target: number): void => {
    this.context.builder.links.push(this.traceId, this.idOf(target));
  };

  /** What the end of a span tells comes over what its beginning told. */
  private pushAttributes(begin: number, end: number): void {
    const { category, attributes: held } = this.events;
    const { attributes } = this.context.builder;
    if (category.data[begin] >= 0) attributes.push(this.categoryKey, ATTRIBUTE_TYPE.string, category.data[begin]);
    if (end < 0) attributes.pushFrom(held, begin);
    else {
      attributes.pushFrom(held, begin, (key) => !this.isArgumentKey(key) || !held.has(end, key));
      attributes.pushFrom(held, end, (key) => this.isArgumentKey(key));
    }
  }

  private isArgumentKey(key: number): boolean {
    let known = this.isArgument.get(key);
    if (known === undefined) {
      const text = this.context.builder.strings.text(key);
      known = text === 'args' || text.startsWith('args.');
      this.isArgument.set(key, known);
    }
    return known;
  }

  /** String index of the id we give a span, for the format has none: its place among the events. */
  private idOf(event: number): number {
    let id = this.ids[event];
    if (id < 0) {
      const { digits } = this;
      for (let at = 15, rest = event + 1; at >= 0; at--, rest = Math.floor(rest / 16)) digits[at] = HEX[rest % 16];
      id = this.context.builder.strings.intern(digits, 0, 16);
      this.ids[event] = id;
    }
    return id;
  }

  /** Seconds, NaN = none, and the ns above them. */
  private timeOf(event: number): [sec: number, nano: number] {
    const micros = this.events.micros.data[event] + this.shift;
    const sec = Math.floor(micros / 1e6);
    return [sec, Number.isNaN(sec) ? 0 : (micros - sec * 1e6) * 1000 + this.events.nanos.data[event]];
  }
}

function shiftOf({ micros, length }: ChromeEvents): number {
  let earliest = 0;
  for (let event = 0; event < length; event++) if (micros.data[event] < earliest) earliest = micros.data[event];
  return -earliest;
}
