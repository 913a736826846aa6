import type { EnumNames } from './fields.ts';
import { KIND_NAMES, STATUS_NAMES } from './fields.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { SmallValue } from './smallValue.ts';
import { ExactNumber } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { isoTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf, integerOf, isTrue, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * What OpenTelemetry's Go exporter `stdouttrace` prints: `tracetest.SpanStub` as JSON, one value after another. Versions
 * before 1.0 wrote some fields elsewhere: ParentSpanID, StatusCode, MessageEvents.
 */
export const goConsole: JsonFormat = {
  name: 'OpenTelemetry Go console',
  recognises: (shape) => shape.has('SpanContext.TraceID') || shape.has('SpanContext.SpanID'),
  decoder: (context) => new GoConsoleDecoder(context),
};

/** Go's own numbers (go.opentelemetry.io/otel/codes) are not OTLP's. */
const GO_STATUS: EnumNames = new Map([...STATUS_NAMES, ['1', 2], ['2', 1]]);
/** OTLP's flags: bit 8 says that bit 9 is known, bit 9 that the parent is in another process. */
const REMOTE_KNOWN = 0x100;
const REMOTE = 0x200;
const KNOWN = new Set([
  'SpanContext',
  'Parent',
  'ParentSpanID',
  'Name',
  'SpanKind',
  'StartTime',
  'EndTime',
  'Attributes',
  'Events',
  'MessageEvents',
  'Links',
  'Status',
  'StatusCode',
  'StatusMessage',
  'HasRemoteParent',
  'Resource',
  'DroppedAttributes',
  'DroppedAttributeCount',
  'DroppedEvents',
  'DroppedMessageEventCount',
  'DroppedLinks',
  'DroppedLinkCount',
  'ChildSpanCount',
  'InstrumentationScope',
  'InstrumentationLibrary',
]);

class GoConsoleDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(fields: Fields): void {
    const { writer } = this;
    const own = fieldsOf(fields.get('SpanContext'));
    if (own.size === 0) {
      if (fields.size > 0) this.context.log.add('recordsIgnored');
      return;
    }
    const parent = fieldsOf(fields.get('Parent'));
    const span = writer.begin();
    writer.ids(own.get('TraceID'), own.get('SpanID'), firstOf(parent, 'SpanID') ?? fields.get('ParentSpanID'));
    writer.traceState(traceState(own.get('TraceState')));
    span.traceFlags = flagsOf(own.get('TraceFlags'));
    const remote = parent.get('Remote') ?? fields.get('HasRemoteParent');
    if (span.parentId >= 0 && remote !== undefined) span.traceFlags |= REMOTE_KNOWN | (isTrue(remote) ? REMOTE : 0);
    writer.name(fields.get('Name'));
    span.kind = writer.code(fields.get('SpanKind'), KIND_NAMES, 'kind') ?? 0;
    writer.start(isoTime(fields.get('StartTime')));
    writer.finish(isoTime(fields.get('EndTime')));
    const status = fieldsOf(fields.get('Status'));
    const code = status.get('Code') ?? fields.get('StatusCode');
    span.status = writer.code(code, GO_STATUS, 'status') ?? 0;
    writer.statusMessage(status.get('Description') ?? fields.get('StatusMessage'));
    writer.attributes(attributesOf(fields.get('Attributes')));
    for (const event of objectsOf(firstOf(fields, 'Events', 'MessageEvents'))) {
      writer.event(event.get('Name'), isoTime(event.get('Time')), attributesOf(event.get('Attributes')));
    }
    for (const link of objectsOf(fields.get('Links'))) {
      const target = link.has('SpanContext') ? fieldsOf(link.get('SpanContext')) : link;
      writer.link(target.get('TraceID'), target.get('SpanID'), attributesOf(link.get('Attributes')));
    }
    span.droppedAttributes = numberOf(firstOf(fields, 'DroppedAttributes', 'DroppedAttributeCount')) ?? 0;
    span.droppedEvents = numberOf(firstOf(fields, 'DroppedEvents', 'DroppedMessageEventCount')) ?? 0;
    span.droppedLinks = numberOf(firstOf(fields, 'DroppedLinks', 'DroppedLinkCount')) ?? 0;
    writer.flatAttributes(fields, '', KNOWN);
    const resource = attributesOf(fields.get('Resource'));
    writer.resource({ service: textOf(resource.get('service.name')), attributes: resource });
    const scope = fieldsOf(firstOf(fields, 'InstrumentationScope', 'InstrumentationLibrary'));
    writer.scope(scope.get('Name'), scope.get('Version'), attributesOf(scope.get('Attributes')));
    writer.end();
  }
}

/** `[{Key, Value: {Type, Value}}…]` or null. */
function attributesOf(list: SmallValue | undefined): Fields {
  const result = new Map<string, SmallValue>();
  for (const entry of objectsOf(list)) {
    const { type, value } = typeAndValue(entry.get('Value'));
    result.set(textOf(entry.get('Key')), typed(type, value));
  }
  return result;
}

function typeAndValue(value: SmallValue | undefined): { type: string; value: SmallValue } {
  if (!(value instanceof Map)) return { type: '', value: value ?? null };
  return { type: textOf(value.get('Type')), value: value.get('Value') ?? null };
}

/** The value so that its JSON type is the one stated: 1 as FLOAT64 is no integer. */
function typed(type: string, value: SmallValue): SmallValue {
  if (type === 'FLOAT64' && (typeof value === 'number' || typeof value === 'bigint')) {
    return new ExactNumber(String(value));
  }
  return (type === 'INT64' ? integerOf(value) : undefined) ?? value;
}

/** Two hex digits; a number before version 1.0. */
function flagsOf(value: SmallValue | undefined): number {
  if (typeof value === 'number') return value & 0xff;
  return typeof value === 'string' && /^[0-9a-f]{1,2}$/i.test(value) ? Number.parseInt(value, 16) : 0;
}

/** W3C text; before version 1.0 a list of keys and values, or null. */
function traceState(value: SmallValue | undefined): string {
  if (!Array.isArray(value)) return textOf(value);
  const pairs = objectsOf(value).map((pair) => {
    const held = pair.get('Value');
    return `${textOf(pair.get('Key'))}=${textOf(held instanceof Map ? held.get('Value') : held)}`;
  });
  return pairs.join(',');
}
