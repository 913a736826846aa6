import { nonEmpty } from './otlpEntities.ts';
import { PendingLog } from './otlpLogRecord.ts';
import type { PourContext } from './pourContext.ts';
import { ProtoAttributes } from './protoAttributes.ts';
import { ProtoIds } from './protoIds.ts';
import type { ProtoReader } from './protoReader.ts';

/** Reads the small messages of OTLP's logs. Numbers of fields: opentelemetry-proto, `logs.proto`. */
export class OtlpProtoLogs {
  private readonly context: PourContext;
  private readonly reader: ProtoReader;
  private readonly attributes: ProtoAttributes;
  private readonly ids: ProtoIds;
  private readonly log: PendingLog;
  private readonly serviceNameKey: number;

  constructor(context: PourContext, reader: ProtoReader) {
    this.context = context;
    this.reader = reader;
    this.attributes = new ProtoAttributes(context, reader);
    this.ids = new ProtoIds(context, reader);
    this.log = new PendingLog(context.builder);
    this.serviceNameKey = context.builder.strings.internText('service.name');
  }

  /** `service.name` of a resource of which nothing else is kept; −1 = none. */
  service(): number {
    const { reader, context } = this;
    const { logs } = context.builder;
    while (reader.next()) {
      if (reader.field === 1) this.attributes.readInto(logs.attributes);
      else reader.skip();
    }
    const service = nonEmpty(context.builder.strings, logs.attributes.openText(this.serviceNameKey));
    logs.abandon();
    return service;
  }

  record(service: number): void {
    const { reader, attributes, log } = this;
    log.reset(service);
    while (reader.next()) {
      switch (reader.field) {
        case 1:
          if (reader.time()) {
            log.sec = reader.sec;
            log.nano = reader.nano;
          }
          break;
        case 2:
          log.severity = reader.number();
          break;
        case 3:
          log.severityText = attributes.nonEmptyText();
          break;
        case 5:
          attributes.readAnyValue();
          log.bodyType = attributes.type;
          log.bodyValue = attributes.value;
          break;
        case 6:
          attributes.readInto(this.context.builder.logs.attributes);
          break;
        case 7:
          log.droppedAttributes = reader.number();
          break;
        case 9:
          log.traceId = this.ids.trace();
          break;
        case 10:
          log.spanId = this.ids.span();
          break;
        case 11:
          if (reader.time()) {
            log.observedSec = reader.sec;
            log.observedNano = reader.nano;
          }
          break;
        case 12:
          log.eventName = attributes.nonEmptyText();
          break;
        default:
          reader.skip();
      }
    }
    log.pour();
  }
}
