import { Growable } from '#base/growable.ts';
import { lowerBound } from '#base/search.ts';
import { AttributeListsBuilder } from './attributeListsBuilder.ts';

/** 2000-01-01 in Unix seconds. Where other times are later, 0 is no time but the lack of one. */
export const YEAR_2000 = 946_684_800;

/**
 * The span being read. A format fills what its input has; the rest keeps the sentinels of `reset`. Times are whole
 * seconds and the nanoseconds above them, because Unix nanoseconds pass 2^53.
 */
export class PendingSpan {
  /** string indexes, −1 = none */
  traceId = -1;
  spanId = -1;
  parentId = -1;
  name = -1;
  statusMessage = -1;
  traceState = -1;
  /** SPAN_KIND, SPAN_STATUS */
  kind = 0;
  status = 0;
  /** NaN = no time */
  startSec = Number.NaN;
  startNano = 0;
  endSec = Number.NaN;
  endNano = 0;
  /** ns, for formats that send a length instead of an end; NaN = use the end */
  durationNs = Number.NaN;
  /** slots of the builder, −1 = none */
  resource = -1;
  scope = -1;
  /** this record may be the server half of its id (Zipkin `shared`) */
  shared = false;
  /** drawn as a row, but no span in the file: a mark in time, a job above the spans. Not counted in the report */
  uncounted = false;
  traceFlags = 0;
  droppedAttributes = 0;
  droppedEvents = 0;
  droppedLinks = 0;
  /** where its object begins, in bytes from the start of its file as unpacked; −1 = not told */
  place = -1;

  reset(): void {
    this.traceId = this.spanId = this.parentId = this.name = this.statusMessage = this.traceState = -1;
    this.kind = this.status = 0;
    this.startSec = this.endSec = this.durationNs = Number.NaN;
    this.startNano = this.endNano = 0;
    this.resource = this.scope = -1;
    this.shared = this.uncounted = false;
    this.traceFlags = this.droppedAttributes = this.droppedEvents = this.droppedLinks = 0;
    this.place = -1;
  }
}

/** A growing sparse column: most records have nothing. */
export class SparseBuilder {
  readonly at = new Growable(Int32Array, 16);
  readonly value = new Growable(Float64Array, 16);

  add(record: number, value: number): void {
    this.at.push(record);
    this.value.push(value);
  }

  find(record: number): number | undefined {
    const found = lowerBound(this.at.data, record, 0, this.at.length);
    return found < this.at.length && this.at.data[found] === record ? this.value.data[found] : undefined;
  }

  /** Drops the entries of records from `records` on. */
  rewind(records: number): void {
    while (this.at.length > 0 && this.at.data[this.at.length - 1] >= records) this.at.length--;
    this.value.length = this.at.length;
  }

  columns(): { at: Int32Array; value: Float64Array } {
    return { at: this.at.copy(), value: this.value.copy() };
  }
}

/** Events of all records, in the order of reading. Times stay split until the origin is known. */
class EventRecords {
  readonly offset = new Growable(Uint32Array);
  readonly sec = new Growable(Float64Array);
  readonly nano = new Growable(Int32Array);
  readonly name = new Growable(Int32Array);
  readonly attributes = new AttributeListsBuilder();
  /** by event */
  readonly droppedAttributes = new SparseBuilder();

  constructor() {
    this.offset.push(0);
  }

  /** `sec` NaN = no time. Ends the attributes pushed to `attributes` before. */
  push(sec: number, nano: number, name: number, droppedAttributes = 0): void {
    if (droppedAttributes !== 0) this.droppedAttributes.add(this.name.length, droppedAttributes);
    this.sec.push(sec);
    this.nano.push(nano);
    this.name.push(name);
    this.attributes.end();
  }

  rewind(records: number): void {
    this.offset.length = records + 1;
    const events = this.offset.data[records];
    this.sec.length = this.nano.length = this.name.length = events;
    this.attributes.rewind(events);
    this.droppedAttributes.rewind(events);
  }
}

/** What few links carry. */
export interface LinkFacts {
  /** string index of the W3C text, −1 = none */
  readonly traceState: number;
  readonly flags: number;
  readonly droppedAttributes: number;
}
const NO_FACTS: LinkFacts = { traceState: -1, flags: 0, droppedAttributes: 0 };

class LinkRecords {
  readonly offset = new Growable(Uint32Array);
  readonly traceId = new Growable(Int32Array);
  readonly spanId = new Growable(Int32Array);
  readonly attributes = new AttributeListsBuilder();
  /** by link: string index of the W3C text, OTLP's 32 bits, count */
  readonly traceState = new SparseBuilder();
  readonly flags = new SparseBuilder();
  readonly droppedAttributes = new SparseBuilder();

  constructor() {
    this.offset.push(0);
  }

  /** Ends the attributes pushed to `attributes` before. */
  push(traceId: number, spanId: number, facts: LinkFacts = NO_FACTS): void {
    const link = this.traceId.length;
    if (facts.traceState >= 0) this.traceState.add(link, facts.traceState);
    if (facts.flags !== 0) this.flags.add(link, facts.flags);
    if (facts.droppedAttributes !== 0) this.droppedAttributes.add(link, facts.droppedAttributes);
    this.traceId.push(traceId);
    this.spanId.push(spanId);
    this.attributes.end();
  }

  rewind(records: number): void {
    this.offset.length = records + 1;
    const links = this.offset.data[records];
    this.traceId.length = this.spanId.length = links;
    this.attributes.rewind(links);
    for (const detail of [this.traceState, this.flags, this.droppedAttributes]) detail.rewind(links);
  }
}

/** Every span record as it was read, one entry per column, in the order of reading. */
export class RecordColumns {
  readonly traceId = new Growable(Int32Array);
  readonly spanId = new Growable(Int32Array);
  readonly parentId = new Growable(Int32Array);
  readonly name = new Growable(Int32Array);
  readonly statusMessage = new Growable(Int32Array);
  readonly resource = new Growable(Int32Array);
  readonly scope = new Growable(Int32Array);
  readonly kind = new Growable(Uint8Array);
  readonly status = new Growable(Uint8Array);
  readonly shared = new Growable(Uint8Array);
  readonly startSec = new Growable(Float64Array);
  readonly startNano = new Growable(Int32Array);
  /** ns, −1 = never ended */
  readonly duration = new Growable(Float64Array);
  readonly attributes = new AttributeListsBuilder();
  readonly events = new EventRecords();
  readonly links = new LinkRecords();
  readonly traceState = new SparseBuilder();
  readonly traceFlags = new SparseBuilder();
  readonly droppedAttributes = new SparseBuilder();
  readonly droppedEvents = new SparseBuilder();
  readonly droppedLinks = new SparseBuilder();
  readonly negativeBy = new SparseBuilder();
  /** PendingSpan.place by record; empty unless it is kept */
  readonly place = new Growable(Float64Array, 1);
  /** records that are no spans of the file, ascending */
  readonly uncounted: number[] = [];
  /** records of which only the end was known: points there */
  readonly endOnly: number[] = [];

  private readonly keepsPlaces: boolean;

  constructor(keepsPlaces: boolean) {
    this.keepsPlaces = keepsPlaces;
  }

  get length(): number {
    return this.traceId.length;
  }

  /** Appends the pending span with the attributes, events and links pushed since the last one. */
  push(span: PendingSpan): void {
    const record = this.length;
    const startless = Number.isNaN(span.startSec) || (span.startSec <= 0 && span.startNano === 0);
    if (startless && (span.endSec > YEAR_2000 || (Number.isNaN(span.startSec) && !Number.isNaN(span.endSec)))) {
      this.endOnly.push(record);
      span.startSec = span.endSec;
      span.startNano = span.endNano;
    }
    let length = span.durationNs;
    if (Number.isNaN(length)) length = (span.endSec - span.startSec) * 1e9 + (span.endNano - span.startNano);
    if (length < 0) {
      this.negativeBy.add(record, -length);
      length = 0;
    }
    this.traceId.push(span.traceId);
    this.spanId.push(span.spanId);
    this.parentId.push(span.parentId);
    this.name.push(span.name);
    this.statusMessage.push(span.statusMessage);
    this.resource.push(span.resource);
    this.scope.push(span.scope);
    this.kind.push(span.kind);
    this.status.push(span.status);
    this.shared.push(span.shared ? 1 : 0);
    this.startSec.push(span.startSec);
    this.startNano.push(span.startNano);
    // Neither a length nor an end: never ended.
    this.duration.push(Number.isNaN(length) ? -1 : length);
    if (this.keepsPlaces) this.place.push(span.place);
    this.attributes.end();
    this.events.offset.push(this.events.name.length);
    this.links.offset.push(this.links.traceId.length);
    if (span.uncounted) this.uncounted.push(record);
    if (span.traceState >= 0) this.traceState.add(record, span.traceState);
    if (span.traceFlags !== 0) this.traceFlags.add(record, span.traceFlags);
    if (span.droppedAttributes !== 0) this.droppedAttributes.add(record, span.droppedAttributes);
    if (span.droppedEvents !== 0) this.droppedEvents.add(record, span.droppedEvents);
    if (span.droppedLinks !== 0) this.droppedLinks.add(record, span.droppedLinks);
  }

  /** Drops what was pushed for a span that did not come to its end. */
  abandon(): void {
    this.attributes.rewind(this.length);
    this.events.rewind(this.length);
    this.links.rewind(this.length);
    for (const detail of [this.traceState, this.traceFlags, this.droppedAttributes]) detail.rewind(this.length);
    for (const detail of [this.droppedEvents, this.droppedLinks, this.negativeBy]) detail.rewind(this.length);
  }
}
