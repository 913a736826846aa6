import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { PendingSpan } from '#model/recordColumns.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext } from './steps.ts';
import { everyObject } from './steps.ts';

/** A user interface's dump adds `span`, a whole copy of the span referred to: it is passed over like any other key. */
const REFERENCE = new KeySet({ refType: [], traceID: [], spanID: [] });
const FOLLOWS_FROM = new KeySet({ FOLLOWS_FROM: [] });

/**
 * The references of one span. Which is the parent can only be said when the whole span has been read: its own trace id
 * may come after them.
 */
export class JaegerReferences {
  private readonly context: ReadContext;
  private readonly typeKey: number;
  private readonly childOfText: number;
  private readonly followsFromText: number;
  private count = 0;
  private readonly traceId: number[] = [];
  private readonly spanId: number[] = [];
  private readonly follows: boolean[] = [];

  constructor(context: ReadContext) {
    this.context = context;
    const { strings } = context.builder;
    this.typeKey = strings.internText('opentracing.ref_type');
    this.childOfText = strings.internText('child_of');
    this.followsFromText = strings.internText('follows_from');
  }

  /** Forgets the span before. */
  begin(): void {
    this.count = 0;
  }

  /** Reads the array that comes next; null stands for none. */
  read(): void {
    everyObject(this.context.reader, this.readOne);
  }

  private readonly readOne = (): void => {
    const { reader, ids } = this.context;
    let traceId = -1;
    let spanId = -1;
    let follows = false;
    reader.enterObject();
    for (let key = reader.nextKey(REFERENCE); key !== undefined; key = reader.nextKey(REFERENCE)) {
      if (key === 'traceID') traceId = ids.read(reader, 'trace');
      else if (key === 'spanID') spanId = ids.read(reader, 'span');
      else if (key === 'refType' && reader.tryText()) {
        follows = FOLLOWS_FROM.find(reader.text, reader.textFrom, reader.textTo) !== undefined;
      } else reader.skipValue();
    }
    this.add(traceId, spanId, follows);
  };

  /** One reference by string indexes. {} stands where a writer had nothing to say. */
  add(traceId: number, spanId: number, follows: boolean): void {
    if (traceId < 0 && spanId < 0) return;
    this.traceId[this.count] = traceId;
    this.spanId[this.count] = spanId;
    this.follows[this.count] = follows;
    this.count++;
  }

  /**
   * Gives the span its parent: the first CHILD_OF to its own trace, else the first FOLLOWS_FROM, else what `parentSpanID`
   * says; that comes first if it `leads`. All other references become links, and so does a FOLLOWS_FROM that is the
   * parent: the tree does not tell it. A reference without a trace id means the span's own.
   */
  resolve(span: PendingSpan, parentSpanId: number, leads = false): void {
    const { traceId } = span;
    const chosen = leads && parentSpanId >= 0 ? this.findSpan(traceId, parentSpanId) : this.firstOfTrace(traceId);
    span.parentId = chosen < 0 ? parentSpanId : this.spanId[chosen];
    const { links } = this.context.builder;
    for (let at = 0; at < this.count; at++) {
      if (at === chosen && !this.follows[at]) continue;
      const type = this.follows[at] ? this.followsFromText : this.childOfText;
      links.attributes.push(this.typeKey, ATTRIBUTE_TYPE.string, type);
      links.push(this.traceId[at] < 0 ? span.traceId : this.traceId[at], this.spanId[at]);
    }
  }

  private findSpan(traceId: number, spanId: number): number {
    for (let at = 0; at < this.count; at++) if (this.spanId[at] === spanId && this.isOfTrace(at, traceId)) return at;
    return -1;
  }

  private isOfTrace(at: number, traceId: number): boolean {
    return this.traceId[at] < 0 || this.traceId[at] === traceId;
  }

  private firstOfTrace(traceId: number): number {
    let chosen = -1;
    for (let at = 0; at < this.count; at++) {
      if (this.spanId[at] < 0 || !this.isOfTrace(at, traceId)) continue;
      if (!this.follows[at]) return at;
      if (chosen < 0) chosen = at;
    }
    return chosen;
  }
}
