import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import { AttributeTemplates } from './attributeTemplates.ts';
import { AttributeValueReader } from './attributeValue.ts';
import { FieldReader, KIND_NAMES } from './fields.ts';
import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { KeySet } from './keySet.ts';
import type { SpanLane } from './lane/spanLane.ts';
import { zipkinSpanLane } from './lane/zipkinSpanLane.ts';
import { LiftedTags } from './liftedTags.ts';
import { MicrosReader } from './micros.ts';
import type { ReadContext, Steps } from './steps.ts';
import { everyObject, runOfObjects } from './steps.ts';
import { ZipkinEndpointReader } from './zipkinEndpoint.ts';

/**
 * Zipkin's second format: zipkin.io/zipkin-api, `zipkin2-api.yaml`. Lists of spans, lists of such lists, single spans.
 * Others have ids of the same names, and beside them a key that Zipkin never had.
 */
export const zipkinJson: JsonFormat = {
  name: 'Zipkin v2 JSON',
  recognises: (shape) => shape.has('traceId') && shape.has('id') && !FOREIGN.some((key) => shape.has(key)),
  hasStructure: true,
  decoder: (context) => new ZipkinDecoder(context),
};

/** spanId: OTLP and others. resource: OpenTelemetry's JavaScript SDK. startTime: Next.js. */
const FOREIGN = ['spanId', 'resource', 'startTime'];
const SPAN = new KeySet({
  traceId: [],
  id: [],
  parentId: [],
  kind: [],
  name: [],
  timestamp: [],
  duration: [],
  localEndpoint: [],
  remoteEndpoint: [],
  annotations: [],
  tags: [],
  shared: [],
  debug: [],
});
const ANNOTATION = new KeySet({ timestamp: [], value: [] });
const NO_KEYS = new KeySet({});

class ZipkinDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly values: AttributeValueReader;
  private readonly templates: AttributeTemplates;
  private readonly lifted: LiftedTags;
  private readonly endpoints: ZipkinEndpointReader;
  private readonly micros = new MicrosReader();
  private readonly debugKey: number;
  private readonly lane: SpanLane | undefined;

  constructor(context: ReadContext) {
    this.context = context;
    this.fields = new FieldReader(context);
    this.values = new AttributeValueReader(context.reader, context.builder.strings);
    this.templates = new AttributeTemplates(context.reader, context.builder.strings);
    this.lifted = new LiftedTags(context, this.fields, 'zipkin');
    this.endpoints = new ZipkinEndpointReader(context, this.fields);
    this.debugKey = context.builder.strings.internText('zipkin.debug');
    this.lane = zipkinSpanLane(context, {
      fields: this.fields,
      endpoints: this.endpoints,
      lifted: this.lifted,
      readTags: () => this.readTags(),
      readAnnotations: () => everyObject(context.reader, this.readAnnotation),
      readDebug: () => this.readDebug(),
    });
  }

  readItem(): Steps {
    return runOfObjects(this.context, this.readSpan, this.lane);
  }

  private readonly readSpan = (): void => {
    const { reader, builder, ids, log, structureOnly } = this.context;
    const { fields, micros, lifted } = this;
    const span = builder.beginSpan();
    span.kind = SPAN_KIND.internal;
    lifted.begin();
    if (structureOnly) {
      reader.peek();
      span.place = reader.offset;
    }
    reader.enterObject();
    for (let key = reader.nextKey(SPAN); key !== undefined; key = reader.nextKey(SPAN)) {
      switch (key) {
        case 'traceId':
          span.traceId = ids.read(reader, 'trace');
          break;
        case 'id':
          span.spanId = ids.read(reader, 'span');
          break;
        case 'parentId':
          span.parentId = ids.read(reader, 'span');
          break;
        case 'kind':
          span.kind = reader.peek() === 34 ? fields.code(KIND_NAMES, 'kind') : this.noKind();
          break;
        case 'name':
          span.name = fields.text();
          break;
        case 'timestamp':
          if (micros.read(reader) && !micros.isZero) {
            span.startSec = micros.sec;
            span.startNano = micros.nano;
          }
          break;
        case 'duration':
          if (micros.read(reader) && !micros.isZero) span.durationNs = micros.ns;
          break;
        case 'localEndpoint':
          span.resource = this.endpoints.readLocal();
          break;
        case 'remoteEndpoint':
          if (structureOnly) reader.skipUnchecked();
          else this.endpoints.readRemote();
          break;
        case 'annotations':
          if (structureOnly) reader.skipUnchecked();
          else everyObject(reader, this.readAnnotation);
          break;
        case 'tags':
          if (structureOnly) reader.skipToKey(SPAN);
          else this.readTags();
          break;
        case 'shared':
          span.shared = fields.isTrue();
          break;
        case 'debug':
          if (structureOnly) reader.skipUnchecked();
          else this.readDebug();
          break;
        case '':
          reader.skipValue();
      }
    }
    if (span.traceId < 0 && span.spanId < 0) {
      builder.abandon();
      log.add('recordsIgnored', { detail: 'an object in the list that has no id' });
      return;
    }
    if (span.spanId < 0) log.add('missingSpanId');
    // Some tracers repeat a root's id here: openzipkin/zipkin, Span.Builder.parentId.
    if (span.parentId === span.spanId) span.parentId = -1;
    lifted.apply(span);
    builder.endSpan();
  };

  private readDebug(): void {
    if (this.fields.isTrue()) this.context.builder.attributes.push(this.debugKey, ATTRIBUTE_TYPE.bool, 1);
  }

  /** null, or something that is no text: as if the key were absent. */
  private noKind(): number {
    this.context.reader.skipValue();
    return SPAN_KIND.internal;
  }

  private readonly readAnnotation = (): void => {
    const { reader, builder } = this.context;
    let second = Number.NaN;
    let nano = 0;
    let value = -1;
    reader.enterObject();
    for (let key = reader.nextKey(ANNOTATION); key !== undefined; key = reader.nextKey(ANNOTATION)) {
      if (key === 'value') value = this.fields.text();
      else if (key !== 'timestamp') reader.skipValue();
      else if (this.micros.read(reader) && !this.micros.isZero) {
        second = this.micros.sec;
        nano = this.micros.nano;
      }
    }
    builder.events.push(second, nano, value);
  };

  /** `{key: text…}`. What is no text becomes one, as Zipkin itself has no other values. */
  private readTags(): void {
    const { reader, builder } = this.context;
    const { attributes } = builder;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    const { templates, lifted } = this;
    templates.beginList();
    for (;;) {
      reader.skipCommas();
      if (!templates.tryRead() && !this.readTag()) return;
      const { key, type, value } = templates;
      if (!lifted.take(key, type, value)) attributes.push(key, type, value);
    }
  }

  /** The slow way to read one tag; false and past the brace at the end of the tags. */
  private readTag(): boolean {
    const { reader, builder } = this.context;
    const { strings } = builder;
    const { values } = this;
    const start = reader.pos;
    if (reader.nextKey(NO_KEYS) === undefined) return false;
    const key = strings.intern(reader.text, reader.textFrom, reader.textTo);
    const first = reader.peek();
    if (first === 123 || first === 91 || first === 110) {
      values.readPlain();
      this.templates.learn(start, -1, -1, key, values.type, values.value);
      return true;
    }
    const isText = reader.tryText();
    if (!isText) reader.scalar();
    const { text, textFrom, textTo } = reader;
    const value = strings.intern(text, textFrom, textTo);
    const from = isText && text === reader.bytes ? textFrom : -1;
    this.templates.learn(start, from, textTo, key, ATTRIBUTE_TYPE.string, value);
    return true;
  }
}
