import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { withoutMongoTypes } from './mongoValue.ts';
import type { Shape } from './shape.ts';
import { hasAny } from './shape.ts';
import type { ReadContext, Steps } from './steps.ts';
import { fieldsOf, objectsOf } from './valueAccess.ts';
import { readValue } from './valueParts.ts';

/**
 * Spans as one object each with the fields of OpenTelemetry, as programs write them that follow no format: dumps of
 * databases, home-made exporters. Read last, when no format with a name fits.
 */
export const flatSpans: JsonFormat = {
  name: 'flat spans',
  recognises: (shape) => PLACES.some((place) => isFlatSpan(shape, place)),
  decoder: (context) => new FlatSpansDecoder(context),
};

const PLACES = ['', 'spans[].', 'data[].', 'data.spans[].', 'traces[].spans[].', 'trace.spans[].'] as const;
const TRACE_IDS = ['trace_id', 'traceId', 'traceID', 'TraceId', 'TraceID'] as const;
const SPAN_IDS = ['span_id', 'spanId', 'spanID', 'SpanId', 'SpanID'] as const;
const PARENT_IDS = ['parent_id', 'parentId', 'parentID', 'parent_span_id', 'parentSpanId', 'ParentId'] as const;
/** Keys that come in pairs, or with a length. */
const TIMES = [
  'start_time_unix_nano',
  'startTimeUnixNano',
  'start_time',
  'startTime',
  'start',
  'start_ns',
  'start_ms',
  'startTimeMs',
  'start_timestamp',
  'started_at',
  'StartTime',
  'timestamp',
  'Timestamp',
  'time',
  'duration_ms',
  'durationMs',
  'duration_ns',
] as const;

function isFlatSpan(shape: Shape, place: string): boolean {
  const has = (keys: readonly string[], where = place): boolean => hasAny(shape, ...keys.map((key) => where + key));
  // The spans of a trace may leave its id to the object around them.
  const hasTrace = has(TRACE_IDS) || (place.endsWith('spans[].') && has(TRACE_IDS, place.slice(0, -'spans[].'.length)));
  const hasSpan = has(SPAN_IDS) || (has(['id']) && has(PARENT_IDS));
  return hasTrace && hasSpan && has(TIMES);
}

class FlatSpansDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly spans: FlatSpanWriter;

  constructor(context: ReadContext) {
    this.context = context;
    this.spans = new FlatSpanWriter(context);
  }

  readItem(): Steps {
    return readValue(this.context, (value) => this.readTree(fieldsOf(withoutMongoTypes(value))));
  }

  /** A span, or lists of spans in an object or two; the object around them may hold the id of their trace. */
  private readTree(item: ReturnType<typeof fieldsOf>): void {
    const waiting = [item];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const own = next;
      const key = ['spans', 'traces', 'data', 'trace'].find(
        (inner) => own.get(inner) instanceof Map || Array.isArray(own.get(inner)),
      );
      if (key === undefined || hasId(own, SPAN_IDS)) {
        if (!this.spans.write(own)) this.context.log.add('recordsIgnored');
        continue;
      }
      const value = own.get(key);
      const traceId = idOf(own, TRACE_IDS);
      const inner = value instanceof Map ? [value] : objectsOf(value);
      // The stack gives them back in their order.
      for (const span of inner.toReversed()) {
        const inherits = traceId !== undefined && !hasId(span, TRACE_IDS);
        waiting.push(inherits ? new Map([['trace_id', traceId], ...span]) : new Map(span));
      }
    }
  }
}

function idOf(fields: ReturnType<typeof fieldsOf>, keys: readonly string[]): ReturnType<typeof fields.get> {
  const key = keys.find((candidate) => fields.has(candidate));
  return key === undefined ? undefined : fields.get(key);
}

function hasId(fields: ReturnType<typeof fieldsOf>, keys: readonly string[]): boolean {
  return keys.some((key) => fields.has(key));
}
