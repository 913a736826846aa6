import type { JsonFormat } from './jsonFormat.ts';
import { JsSpans } from './jsSpan.ts';
import type { Shape } from './shape.ts';
import { hasAll, hasAny } from './shape.ts';
import type { Fields } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** Spans of OpenTelemetry's JavaScript SDK in JSON: what its console exporter shows, and its ReadableSpan objects. */
export const jsConsole: JsonFormat = {
  name: 'OpenTelemetry JavaScript console',
  recognises: (shape) => isFlat(shape) || isReadableSpan(shape),
  decoder: (context) => new JsConsoleDecoder(context),
};

/** Zipkin has `traceId` and `id` too, and none of the others. */
function isFlat(shape: Shape): boolean {
  return (
    hasAll(shape, 'traceId', 'id') &&
    hasAny(shape, 'resource', 'instrumentationScope', 'instrumentationLibrary', 'parentSpanContext', 'status.code')
  );
}

/** Log records of the same SDK have a spanContext, and an hrTime instead of a start. `startTime[]`: a pair. */
function isReadableSpan(shape: Shape): boolean {
  if (!shape.has('startTime')) return false;
  return (
    hasAny(shape, 'spanContext.traceId', '_spanContext.traceId') || hasAll(shape, 'traceId', 'spanId', 'startTime[]')
  );
}

class JsConsoleDecoder extends ValueDecoder {
  private readonly spans = new JsSpans(this.context);

  protected take(item: Fields): void {
    this.spans.write(item);
  }
}
