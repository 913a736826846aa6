import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { hasAll, hasAny } from './shape.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Interactions as NVIDIA’s NeMo Guardrails logs them into a file (docs.nvidia.com/nemo/guardrails, “Tracing”): a trace each
 * with its spans, whose times are seconds from the start of the trace.
 */
export const nemoGuardrails: JsonFormat = {
  name: 'NeMo Guardrails traces',
  recognises: (shape) =>
    hasAll(shape, 'trace_id', 'spans[].span_id', 'spans[].start_time', 'spans[].duration') &&
    // A span that names its trace again has its metrics beside that.
    (!shape.has('spans[].trace_id') || shape.has('spans[].metrics')) &&
    !hasAny(shape, 'spans[].operationName', 'span_id'),
  decoder: (context) => new NemoGuardrailsDecoder(context),
};

/** 2001 in seconds: a smaller time has no date. */
const SMALLEST_DATE = 1e9;

class NemoGuardrailsDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context, { relative: 's' });

  protected take(trace: Fields): void {
    const traceId = firstOf(trace, 'trace_id', 'traceId') ?? null;
    let relative = 0;
    for (const span of objectsOf(trace.get('spans'))) {
      const start = numberOf(span.get('start_time'));
      if (start !== undefined && start < SMALLEST_DATE) relative++;
      this.spans.write(new Map([...span, ['trace_id', traceId]]));
    }
    if (relative > 0) this.context.log.add('relativeTimes', { detail: textOf(traceId) });
  }
}
