import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import { AttributeValueReader } from './attributeValue.ts';
import { FieldReader } from './fields.ts';
import type { ProcessScope } from './jaegerProcesses.ts';
import { JaegerProcessReader } from './jaegerProcesses.ts';
import { JaegerReferences } from './jaegerReferences.ts';
import { JaegerTagReader } from './jaegerTag.ts';
import { KeySet } from './keySet.ts';
import { jaegerSpanLane } from './lane/jaegerSpanLane.ts';
import type { SpanLane } from './lane/spanLane.ts';
import { LiftedTags } from './liftedTags.ts';
import { MicrosReader } from './micros.ts';
import type { ReadContext } from './steps.ts';
import { everyObject } from './steps.ts';

const SPAN = new KeySet({
  traceID: [],
  spanID: [],
  parentSpanID: [],
  operationName: [],
  references: [],
  startTime: [],
  duration: [],
  tags: [],
  logs: [],
  flags: [],
  processID: [],
  process: [],
  warnings: [],
});
const LOG = new KeySet({ timestamp: [], fields: [] });

/** Reads one span of Jaeger's JSON: jaegertracing/jaeger `internal/uimodel`, Span. */
export class JaegerSpanReader {
  readonly fields: FieldReader;
  readonly processes: JaegerProcessReader;
  private readonly context: ReadContext;
  /** Tags, fields of logs and tags of processes repeat in sequences of their own: a reader each. */
  private readonly tags: JaegerTagReader;
  private readonly logFields: JaegerTagReader;
  private readonly lifted: LiftedTags;
  private readonly references: JaegerReferences;
  private readonly micros = new MicrosReader();
  private readonly values: AttributeValueReader;
  private readonly eventKey: number;
  private readonly logText: number;
  private readonly warningsKey: number;
  private eventName = -1;

  constructor(context: ReadContext) {
    this.context = context;
    this.fields = new FieldReader(context);
    this.tags = new JaegerTagReader(context, this.fields);
    this.logFields = new JaegerTagReader(context, this.fields);
    this.processes = new JaegerProcessReader(context, this.fields, new JaegerTagReader(context, this.fields));
    this.lifted = new LiftedTags(context, this.fields, 'jaeger');
    this.references = new JaegerReferences(context);
    this.values = new AttributeValueReader(context.reader, context.builder.strings);
    const { strings } = context.builder;
    this.eventKey = strings.internText('event');
    this.logText = strings.internText('log');
    this.warningsKey = strings.internText('jaeger.warnings');
  }

  /**
   * Reads the span that comes next into the builder. `scope` holds the processes of its trace object, undefined where it
   * stands alone; `traceId` is the trace object's, for a span that has none.
   */
  read(scope: ProcessScope | undefined, traceId: number): void {
    const { context, fields, lifted, references, micros } = this;
    const { reader, builder, ids, structureOnly } = context;
    const span = builder.beginSpan();
    lifted.begin();
    references.begin();
    let parentSpanId = -1;
    let processId = -1;
    let inline = -1;
    if (structureOnly) {
      reader.peek();
      span.place = reader.offset;
    }
    reader.enterObject();
    for (let key = reader.nextKey(SPAN); key !== undefined; key = reader.nextKey(SPAN)) {
      switch (key) {
        case 'traceID':
          span.traceId = ids.read(reader, 'trace');
          break;
        case 'spanID':
          span.spanId = ids.read(reader, 'span');
          break;
        case 'parentSpanID':
          parentSpanId = ids.read(reader, 'span');
          break;
        case 'operationName':
          span.name = fields.text();
          break;
        case 'references':
          references.read();
          break;
        case 'startTime':
          if (micros.read(reader)) {
            span.startSec = micros.sec;
            span.startNano = micros.nano;
          }
          break;
        case 'duration':
          if (micros.read(reader)) span.durationNs = micros.ns;
          break;
        case 'tags':
          if (structureOnly) reader.skipToKey(SPAN);
          else this.readTags();
          break;
        case 'logs':
          if (structureOnly) reader.skipUnchecked();
          else everyObject(reader, this.readLog);
          break;
        case 'flags':
          if (structureOnly) reader.skipUnchecked();
          else span.traceFlags = fields.count();
          break;
        case 'processID':
          processId = fields.text();
          break;
        case 'process':
          inline = this.processes.readInline();
          break;
        case 'warnings':
          if (structureOnly) reader.skipUnchecked();
          else this.readWarnings();
          break;
        case '':
          reader.skipValue();
      }
    }
    if (span.traceId < 0) span.traceId = traceId;
    if (span.spanId < 0) context.log.add('missingSpanId');
    references.resolve(span, parentSpanId);
    lifted.apply(span);
    span.resource = inline >= 0 ? inline : this.slotOf(scope, processId);
    builder.endSpan();
  }

  /** Takes spans by the run where that can be; `parent` gives what `read` gets. */
  laneFor(parent: () => { readonly scope: ProcessScope | undefined; readonly traceId: number }): SpanLane | undefined {
    const { context, references, micros, lifted } = this;
    return jaegerSpanLane(context, {
      references,
      micros,
      lifted,
      readTags: () => this.readTags(),
      readLogs: () => everyObject(context.reader, this.readLog),
      readWarnings: () => this.readWarnings(),
      traceId: () => parent().traceId,
      resourceOf: (processId) => this.slotOf(parent().scope, processId),
    });
  }

  private slotOf(scope: ProcessScope | undefined, processId: number): number {
    if (scope === undefined || processId < 0) {
      this.context.log.add('missingProcess');
      return -1;
    }
    // The span has been read to its end: nothing can run out of bytes and be read, and counted, again.
    return scope.slotForSpan(this.context.builder.resources, processId);
  }

  private readTags(): void {
    const { tags, lifted } = this;
    const { tag } = tags;
    const { attributes } = this.context.builder;
    if (!tags.enterList()) return;
    while (tags.next()) {
      if (!lifted.take(tag.key, tag.type, tag.value)) attributes.push(tag.key, tag.type, tag.value);
    }
  }

  /** An event: its name is the field `event`, where there is one. */
  private readonly readLog = (): void => {
    const { reader, builder } = this.context;
    let second = Number.NaN;
    let nano = 0;
    this.eventName = -1;
    reader.enterObject();
    for (let key = reader.nextKey(LOG); key !== undefined; key = reader.nextKey(LOG)) {
      if (key === 'timestamp') {
        if (this.micros.read(reader)) {
          second = this.micros.sec;
          nano = this.micros.nano;
        }
      } else if (key === 'fields') this.readFields();
      else reader.skipValue();
    }
    builder.events.push(second, nano, this.eventName < 0 ? this.logText : this.eventName);
  };

  private readFields(): void {
    const { logFields } = this;
    const { tag } = logFields;
    const { attributes } = this.context.builder.events;
    if (!logFields.enterList()) return;
    while (logFields.next()) {
      const { key, type, value } = tag;
      if (key === this.eventKey && this.eventName < 0 && type === ATTRIBUTE_TYPE.string) this.eventName = value;
      else attributes.push(key, type, value);
    }
  }

  /** Remarks of the server on this span, null or texts. */
  private readWarnings(): void {
    const { reader, builder } = this.context;
    if (reader.peek() === 91) {
      const { pos } = reader;
      reader.enterArray();
      if (!reader.nextElement()) return;
      reader.pos = pos;
    }
    this.values.readPlain();
    if (this.values.type === ATTRIBUTE_TYPE.empty) return;
    builder.attributes.push(this.warningsKey, this.values.type, this.values.value);
  }
}
