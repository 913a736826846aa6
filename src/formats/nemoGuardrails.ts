import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { hasAll, hasAny } from './shape.ts';
import type { ReadContext, Steps } from './steps.ts';
import { fieldsOf, firstOf, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { readValue } from './valueParts.ts';

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

class NemoGuardrailsDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly spans: FlatSpanWriter;

  constructor(context: ReadContext) {
    this.context = context;
    this.spans = new FlatSpanWriter(context, { relative: 's' });
  }

  readItem(): Steps {
    return readValue(this.context, (value) => {
      const trace = fieldsOf(value);
      const traceId = firstOf(trace, 'trace_id', 'traceId') ?? null;
      let relative = 0;
      for (const span of objectsOf(trace.get('spans'))) {
        const start = numberOf(span.get('start_time'));
        if (start !== undefined && start < SMALLEST_DATE) relative++;
        this.spans.write(new Map([...span, ['trace_id', traceId]]));
      }
      if (relative > 0) this.context.log.add('relativeTimes', { detail: textOf(traceId) });
    });
  }
}
