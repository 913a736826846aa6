import type { FieldReader } from './fields.ts';
import { KeySet } from './keySet.ts';
import type { OtlpAttributes } from './otlpAttributes.ts';
import type { OtlpEntities } from './otlpEntities.ts';
import { PendingLog, SEVERITY_NAMES } from './otlpLogRecord.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachElement, eachKey, runOfElements, skip, wholeOrSkipped } from './steps.ts';

const RESOURCE_LOGS = new KeySet({
  resource: [],
  scopeLogs: ['scope_logs', 'instrumentationLibraryLogs', 'instrumentation_library_logs'],
});
const SCOPE_LOGS = new KeySet({ logRecords: ['log_records', 'logs'] });
const LOG = new KeySet({
  timeUnixNano: ['time_unix_nano'],
  observedTimeUnixNano: ['observed_time_unix_nano'],
  severityNumber: ['severity_number'],
  severityText: ['severity_text'],
  body: [],
  attributes: [],
  droppedAttributesCount: ['dropped_attributes_count'],
  traceId: ['trace_id'],
  spanId: ['span_id'],
  eventName: ['event_name'],
});

/** Reads OTLP's logs into the log records of the builder, which find their spans later. */
export class OtlpLogReader {
  /** String index of the service of the records that follow, −1 = none. A resource behind its records comes too late. */
  service = -1;
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly attributes: OtlpAttributes;
  private readonly entities: OtlpEntities;
  private readonly log: PendingLog;

  constructor(context: ReadContext, fields: FieldReader, attributes: OtlpAttributes, entities: OtlpEntities) {
    this.context = context;
    this.fields = fields;
    this.attributes = attributes;
    this.entities = entities;
    this.log = new PendingLog(context.builder);
  }

  /** One ResourceLogs. */
  *resourceLogs(): Steps {
    const { context } = this;
    this.service = -1;
    yield* eachKey(context, RESOURCE_LOGS, (key) => {
      switch (key) {
        case 'resource':
          return wholeOrSkipped(context, () => void (this.service = this.entities.readService()));
        case 'scopeLogs':
          return eachElement(context, () => this.scopeLogs());
        case '':
          return skip(context);
      }
    });
  }

  /** One ScopeLogs. */
  scopeLogs(): Steps {
    const { context } = this;
    return eachKey(context, SCOPE_LOGS, (key) =>
      key === '' ? skip(context) : runOfElements(context, this.readRecord),
    );
  }

  private readonly readRecord = (): void => {
    const { reader, builder, ids } = this.context;
    const { log, fields } = this;
    log.reset(this.service);
    reader.enterObject();
    for (let key = reader.nextKey(LOG); key !== undefined; key = reader.nextKey(LOG)) {
      switch (key) {
        case 'timeUnixNano':
          if (this.readTime()) {
            log.sec = reader.high;
            log.nano = reader.low;
          }
          break;
        case 'observedTimeUnixNano':
          if (this.readTime()) {
            log.observedSec = reader.high;
            log.observedNano = reader.low;
          }
          break;
        case 'severityNumber':
          log.severity = fields.code(SEVERITY_NAMES, 'severity');
          break;
        case 'severityText':
          log.severityText = fields.nonEmptyText();
          break;
        case 'body':
          this.attributes.values.readAnyValue();
          log.bodyType = this.attributes.values.type;
          log.bodyValue = this.attributes.values.value;
          break;
        case 'attributes':
          this.attributes.read(builder.logs.attributes);
          break;
        case 'droppedAttributesCount':
          log.droppedAttributes = fields.count();
          break;
        case 'traceId':
          log.traceId = ids.read(reader, 'trace');
          break;
        case 'spanId':
          log.spanId = ids.read(reader, 'span');
          break;
        case 'eventName':
          log.eventName = fields.nonEmptyText();
          break;
        case '':
          reader.skipValue();
      }
    }
    log.pour();
  };

  /** 0 is protobuf's "not set". */
  private readTime(): boolean {
    const { reader } = this.context;
    return reader.readInt64() && !reader.negative && (reader.high !== 0 || reader.low !== 0);
  }
}
