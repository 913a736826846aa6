import { SPAN_KIND } from '#model/spanTable.ts';
import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { nsOf, pairTime, unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, isTrue, objectsOf, pairsOf, textOf } from './valueAccess.ts';

/** Fields of a span that become fields of ours; all others become attributes. */
const FIELDS: ReadonlySet<string> = new Set([
  'traceId',
  'segmentId',
  'traceSegmentId',
  'spanId',
  'parentSpanId',
  'refs',
  'endpointName',
  'operationName',
  'serviceCode',
  'service',
  'serviceInstanceName',
  'serviceInstance',
  'type',
  'spanType',
  'layer',
  'spanLayer',
  'startTime',
  'endTime',
  'isError',
  'peer',
  'component',
  'tags',
  'logs',
  'attachedEvents',
]);

/** A span that may have several parents: which of them is in the file is known at its end. */
interface Held {
  readonly span: Fields;
  readonly segment: Fields;
  readonly segmentId: string;
}

/** Pours spans of SkyWalking. Their ids are numbers within a segment, so each gets one of both. */
export class SkyWalkingWriter {
  private readonly writer: SpanWriter;
  private readonly held: Held[] = [];
  private readonly written = new Set<number>();
  /** segments begun, to name one that has no id */
  private segments = 0;

  constructor(context: PourContext) {
    this.writer = new SpanWriter(context);
  }

  beginSegment(): void {
    this.segments++;
  }

  /** `segment`: what holds the span, for what it does not tell itself; it may be the span. */
  write(span: Fields, segment: Fields): void {
    const id = firstOf(span, 'segmentId', 'traceSegmentId') ?? firstOf(segment, 'segmentId', 'traceSegmentId');
    const held = { span, segment, segmentId: textOf(id) || `segment ${this.segments}` };
    if (refsOf(span).length > 1) this.held.push(held);
    else this.writeOne(held);
  }

  finish(): void {
    for (const { span, segmentId } of this.held) {
      const id = this.idOf(segmentId, span.get('spanId'));
      if (id >= 0) this.written.add(id);
    }
    for (const held of this.held) this.writeOne(held);
    this.held.length = 0;
  }

  private writeOne({ span: source, segment, segmentId }: Held): void {
    const { writer } = this;
    const span = writer.begin();
    const trace = firstOf(source, 'traceId') ?? segment.get('traceId');
    span.traceId = this.traceOf(trace);
    span.spanId = this.idOf(segmentId, source.get('spanId'));
    if (span.spanId >= 0) this.written.add(span.spanId);
    span.parentId = this.idOf(segmentId, source.get('parentSpanId'));
    this.refs(source, span.traceId, trace);

    const component = textOf(source.get('component'));
    const name = textOf(firstOf(source, 'endpointName', 'operationName'));
    writer.name(name === '' ? component : name);
    const layer = textOf(firstOf(source, 'layer', 'spanLayer'));
    span.kind = kindOf(textOf(firstOf(source, 'type', 'spanType')), layer);
    writer.start(unixTime(source.get('startTime'), 'ms'));
    writer.finish(unixTime(source.get('endTime'), 'ms'));
    if (isTrue(source.get('isError'))) writer.failed();

    const peer = textOf(source.get('peer'));
    const isExit = span.kind === SPAN_KIND.client || span.kind === SPAN_KIND.producer;
    if (peer !== '') writer.attribute(isExit ? 'service.peer.name' : 'peer', peer);
    if (component !== '') writer.attribute('skywalking.component', component);
    if (layer !== '') writer.attribute('skywalking.layer', layer);
    for (const [key, value] of pairsOf(source.get('tags'))) writer.attribute(key, value);
    writer.flatAttributes(source, '', FIELDS);
    this.events(source);
    const instance = textOf(
      firstOf(source, 'serviceInstanceName', 'serviceInstance') ??
        firstOf(segment, 'serviceInstanceName', 'serviceInstance'),
    );
    writer.resource({
      service: textOf(firstOf(source, 'serviceCode', 'service') ?? firstOf(segment, 'serviceCode', 'service')),
      attributes: new Map(instance === '' ? [] : [['service.instance.id', instance]]),
    });
    writer.end();
  }

  /** The first reference into the same trace that is found is the parent, of a span without one; the others are links. */
  private refs(source: Fields, traceId: number, trace: SmallValue | undefined): void {
    const { span } = this.writer;
    const refs = refsOf(source).map((ref) => ({
      ref,
      trace: this.traceOf(firstOf(ref, 'traceId') ?? trace),
      id: this.idOf(textOf(firstOf(ref, 'parentSegmentId', 'parentTraceSegmentId')), ref.get('parentSpanId')),
    }));
    const own = refs.filter((ref) => ref.trace === traceId && ref.id >= 0);
    const parent = span.parentId >= 0 ? undefined : (own.find(({ id }) => this.written.has(id)) ?? own[0]);
    if (parent) span.parentId = parent.id;
    for (const ref of refs) {
      if (ref === parent) continue;
      const type = textOf(firstOf(ref.ref, 'type', 'refType'));
      this.writer.linkTo(ref.trace, ref.id, new Map(type === '' ? [] : [['skywalking.ref_type', type]]));
    }
  }

  private events(source: Fields): void {
    const { writer } = this;
    for (const log of objectsOf(source.get('logs'))) {
      const data = pairsOf(log.get('data'));
      const name = textOf(data.get('event'));
      data.delete('event');
      writer.event(name === '' ? 'log' : name, unixTime(log.get('time'), 'ms'), data);
    }
    for (const event of objectsOf(source.get('attachedEvents'))) {
      const attributes = pairsOf(event.get('tags'));
      for (const [key, value] of pairsOf(event.get('summary'))) attributes.set(key, value);
      const end = pairTime(event.get('endTime'));
      if (end) attributes.set('endTimeNs', nsOf(end));
      writer.event(event.get('event'), pairTime(event.get('startTime')), attributes);
    }
  }

  /** Ids of traces are free text, and no less known for it. */
  private traceOf(value: SmallValue | undefined): number {
    const { ids, builder } = this.writer.context;
    const text = textOf(value);
    if (text === '') return -1;
    return /^[\da-f]{32}$/i.test(text) ? ids.ofValue(text, 'trace') : builder.strings.internText(text);
  }

  /** −1 when the number is none: below 0 there is no span. */
  private idOf(segmentId: string, spanId: SmallValue | undefined): number {
    const number = textOf(spanId);
    return /^\d+$/.test(number) ? this.writer.context.builder.strings.internText(`${segmentId} ${number}`) : -1;
  }
}

/** Kind of a span that comes in, goes out, or does neither; queues have kinds of their own. */
function kindOf(type: string, layer: string): number {
  const isQueue = layer.toUpperCase() === 'MQ';
  if (type === 'Entry') return isQueue ? SPAN_KIND.consumer : SPAN_KIND.server;
  if (type === 'Exit') return isQueue ? SPAN_KIND.producer : SPAN_KIND.client;
  return type === 'Local' ? SPAN_KIND.internal : SPAN_KIND.unspecified;
}

function refsOf(span: Fields): readonly Fields[] {
  return objectsOf(span.get('refs'));
}
