import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import { FieldReader } from './fields.ts';
import type { ProcessScope } from './jaegerProcesses.ts';
import { NO_SERVICE_NAME } from './jaegerProcesses.ts';
import { JaegerReferences } from './jaegerReferences.ts';
import type { TagDialect } from './jaegerTagValue.ts';
import { jaegerTagValue } from './jaegerTagValue.ts';
import { LiftedTags } from './liftedTags.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import type { ReadContext } from './steps.ts';
import type { UnixTime } from './times.ts';
import type { TypedValue } from './typedValue.ts';
import { typedValue } from './typedValue.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf, listOf, objectsOf, textOf } from './valueAccess.ts';

/** How a shape in which Jaeger stores or sends spans writes what differs. */
export interface JaegerDialect extends TagDialect {
  /** ids are signed 64-bit numbers, as numbers or as text; a trace's may come as `traceIdLow` and `traceIdHigh` */
  readonly decimalIds: boolean;
  /** the field that names the parent comes before the references */
  readonly parentLeads: boolean;
  readonly time: (value: SmallValue | undefined) => UnixTime | undefined;
  /** ns; `start` is the start as it was written, which may tell the unit */
  readonly length: (value: SmallValue | undefined, start: SmallValue | undefined) => number | undefined;
}

const TRACE_ID = ['traceID', 'traceId', 'trace_id'];
const SPAN_ID = ['spanID', 'spanId', 'span_id'];
const PARENT_ID = ['parentSpanID', 'parentSpanId', 'parent_span_id', 'parent_id', 'parentId'];
const TRACE_ID_LOW = ['traceIdLow', 'trace_id_low'];
const TRACE_ID_HIGH = ['traceIdHigh', 'trace_id_high'];
const NAME = ['operationName', 'operation_name'];
const START = ['startTime', 'start_time'];
const PROCESS_ID = ['processID', 'processId', 'process_id'];
const REFERENCES = ['references', 'refs'];
/** What is read into fields, and what only repeats them: for an index, a clock in another unit, a hash. */
const KNOWN = new Set([
  ...TRACE_ID,
  ...SPAN_ID,
  ...PARENT_ID,
  ...TRACE_ID_LOW,
  ...TRACE_ID_HIGH,
  ...NAME,
  ...START,
  ...PROCESS_ID,
  ...REFERENCES,
  'duration',
  'tags',
  'tag',
  'logs',
  'flags',
  'process',
  'warnings',
  'startTimeMillis',
  '@timestamp',
  'span_hash',
  'incomplete',
]);

/**
 * Writes spans of Jaeger's stores and wires, read whole: the data of its user interface in other spellings
 * (jaegertracing/jaeger-idl `model.proto` and `jaeger.thrift`; `internal/storage` of jaegertracing/jaeger).
 */
export class JaegerStoredSpans {
  private readonly context: ReadContext;
  private readonly dialect: JaegerDialect;
  private readonly writer: SpanWriter;
  private readonly lifted: LiftedTags;
  private readonly references: JaegerReferences;

  constructor(context: ReadContext, dialect: JaegerDialect) {
    this.context = context;
    this.dialect = dialect;
    this.writer = new SpanWriter(context);
    this.lifted = new LiftedTags(context, new FieldReader(context), 'jaeger');
    this.references = new JaegerReferences(context);
  }

  /** `scope` holds the processes that stand beside the spans; undefined where a span stands alone. */
  write(fields: Fields, scope?: ProcessScope): void {
    const { context, dialect, writer, lifted, references } = this;
    // Names of services and operations stand in an index of their own, which may be in the same dump.
    if (firstOf(fields, ...SPAN_ID, ...START) === undefined) {
      context.log.add('recordsIgnored');
      return;
    }
    const span = writer.begin();
    lifted.begin();
    references.begin();
    span.traceId = this.traceId(fields);
    span.spanId = this.spanId(firstOf(fields, ...SPAN_ID));
    for (const reference of objectsOf(firstOf(fields, ...REFERENCES))) this.readReference(reference);
    writer.name(firstOf(fields, ...NAME));
    const start = firstOf(fields, ...START);
    writer.start(dialect.time(start));
    writer.duration(dialect.length(fields.get('duration'), start));
    span.traceFlags = Number(textOf(fields.get('flags'))) || 0;
    this.readTags(fields);
    references.resolve(span, this.spanId(firstOf(fields, ...PARENT_ID)), dialect.parentLeads);
    for (const log of objectsOf(fields.get('logs'))) this.readLog(log);
    writer.flatAttributes(fields, '', KNOWN);
    const warnings = fields.get('warnings');
    if (listOf(warnings).length > 0) writer.attribute('jaeger.warnings', warnings);
    lifted.apply(span);
    span.resource = this.resourceOf(fields, scope);
    writer.end();
  }

  /** Binds the process that stands beside the spans, or one of a list of them, to the spans that name it. */
  bindProcess(scope: ProcessScope, value: SmallValue | undefined, id?: SmallValue): void {
    const { resources, strings } = this.context.builder;
    const definition = this.defineProcess(value);
    if (definition < 0) return;
    resources.bind(scope.slotOf(resources, id === undefined ? -1 : strings.internText(textOf(id))), definition);
  }

  private resourceOf(fields: Fields, scope: ProcessScope | undefined): number {
    const { resources, strings } = this.context.builder;
    const inline = this.defineProcess(fields.get('process'));
    if (inline >= 0) return resources.slotFor(inline);
    if (scope !== undefined) {
      const id = textOf(firstOf(fields, ...PROCESS_ID));
      return scope.slotForSpan(resources, id === '' ? -1 : strings.internText(id));
    }
    this.context.log.add('missingProcess');
    return -1;
  }

  private defineProcess(value: SmallValue | undefined): number {
    if (!(value instanceof Map)) return -1;
    const { resources, strings } = this.context.builder;
    const name = textOf(firstOf(value, 'serviceName', 'service_name'));
    const service = name === '' || name === NO_SERVICE_NAME ? -1 : strings.internText(name);
    if (service >= 0) resources.attributes.push(strings.internText('service.name'), ATTRIBUTE_TYPE.string, service);
    this.eachTag(value, (key, { type, value: stored }) => resources.attributes.push(key, type, stored));
    return resources.define(service);
  }

  private readTags(fields: Fields): void {
    const { attributes } = this.context.builder;
    this.eachTag(fields, (key, { type, value }) => {
      if (!this.lifted.take(key, type, value)) attributes.push(key, type, value);
    });
  }

  /** Of `tags`, a list, and of `tag`, a map in which Elasticsearch allows no dot in a key and Jaeger writes @. */
  private eachTag(fields: Fields, take: (key: number, value: TypedValue) => void): void {
    const { strings } = this.context.builder;
    for (const tag of objectsOf(fields.get('tags'))) {
      take(strings.internText(textOf(tag.get('key'))), jaegerTagValue(this.context, tag, this.dialect));
    }
    for (const [key, value] of flatEntries(fieldsOf(fields.get('tag')))) {
      take(strings.internText(key.replaceAll('@', '.')), typedValue(strings, value));
    }
  }

  /** An event: its name is the field `event`, where there is one that is a text. */
  private readLog(log: Fields): void {
    const { strings, events } = this.context.builder;
    let name = '';
    for (const field of objectsOf(log.get('fields'))) {
      const key = textOf(field.get('key'));
      const { type, value } = jaegerTagValue(this.context, field, this.dialect);
      if (key === 'event' && name === '' && type === ATTRIBUTE_TYPE.string) name = strings.text(value);
      else events.attributes.push(strings.internText(key), type, value);
    }
    this.writer.event(name === '' ? 'log' : name, this.dialect.time(firstOf(log, 'timestamp', 'ts')));
  }

  private readReference(reference: Fields): void {
    const type = firstOf(reference, 'refType', 'ref_type');
    const follows = type === 1 || /^(1|follows[-_]from)$/i.test(textOf(type));
    this.references.add(this.traceId(reference), this.spanId(firstOf(reference, ...SPAN_ID)), follows);
  }

  private spanId(value: SmallValue | undefined): number {
    return this.context.ids.ofValue(value, 'span', this.dialect.decimalIds);
  }

  private traceId(fields: Fields): number {
    const { ids } = this.context;
    const [low, high] = [firstOf(fields, ...TRACE_ID_LOW), firstOf(fields, ...TRACE_ID_HIGH)];
    if (low === undefined && high === undefined) return ids.ofValue(firstOf(fields, ...TRACE_ID), 'trace');
    return ids.ofValue(hexOf(high) + hexOf(low), 'trace');
  }
}

/** 16 hex digits of half a trace id: a signed number, its decimal text, or hex already. */
function hexOf(half: SmallValue | undefined): string {
  const text = textOf(half);
  if (!/^-?\d{1,20}$/.test(text)) return text.padStart(16, '0');
  return BigInt.asUintN(64, BigInt(text)).toString(16).padStart(16, '0');
}
