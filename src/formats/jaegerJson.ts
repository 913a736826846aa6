import { ProcessScope } from './jaegerProcesses.ts';
import { JaegerSpanReader } from './jaegerSpan.ts';
import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { KeySet } from './keySet.ts';
import type { SpanLane } from './lane/spanLane.ts';
import { firstKeyOf } from './lookAhead.ts';
import type { Shape } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { jsonText, readSmallValue } from './smallValue.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachElement, eachKey, runOfElements, skip, whole, wholeOrSkipped } from './steps.ts';

/**
 * What Jaeger's query API answers and its user interface saves (jaegertracing.io/docs, internal HTTP JSON): an answer
 * around trace objects, trace objects alone, or spans alone, one or many of each.
 */
export const jaegerJson: JsonFormat = {
  name: 'Jaeger JSON',
  recognises: isJaeger,
  hasStructure: true,
  decoder: (context) => new JaegerDecoder(context),
};

/** startTimeMillis: documents of Elasticsearch. The others: Highlight, SigNoz, Alibaba Cloud. */
const FOREIGN = ['startTimeMillis', 'spanName', 'durationNano', 'attribute', 'resources'];

function isJaeger(shape: Shape): boolean {
  const hasTraces = (prefix: string): boolean =>
    shape.has(`${prefix}spans[].spanID`) || (shape.has(`${prefix}spans`) && shape.has(`${prefix}processes`));
  return (
    hasTraces('data[].') ||
    hasTraces('traces[].') ||
    hasTraces('data.') ||
    hasTraces('') ||
    // Spans without a trace around them.
    (shape.has('spanID') &&
      (shape.has('traceID') || shape.has('operationName')) &&
      !FOREIGN.some((key) => shape.has(key))) ||
    // An answer without a trace.
    (shape.has('data') && shape.has('errors') && shape.has('limit') && shape.has('offset'))
  );
}

/** The keys of an answer and of a trace object: none of one's stands in the other. */
const CONTAINER = new KeySet({ data: ['traces'], errors: [], traceID: [], spans: [], processes: [], warnings: [] });
/** Keys that only a span has. What a trace object of the user interface has too (startTime, duration) says nothing. */
const TELLING = new KeySet({
  data: ['traces', 'spans', 'processes'],
  spanID: ['operationName', 'references', 'tags', 'logs', 'process', 'processID'],
});

/** An answer holds trace objects, and nothing deeper holds either. */
const DEEPEST = 2;

class JaegerDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly spans: JaegerSpanReader;
  private readonly lane: SpanLane | undefined;
  /** The trace object being read, undefined outside. */
  scope: ProcessScope | undefined;
  traceId = -1;
  /** answers and trace objects open */
  private depth = 0;

  constructor(context: ReadContext) {
    this.context = context;
    this.spans = new JaegerSpanReader(context);
    this.lane = this.spans.laneFor(() => this);
  }

  *readItem(): Steps {
    const { reader } = this.context;
    const kind = yield* whole(this.context, () => firstKeyOf(reader, TELLING));
    if (kind === 'spanID') yield* wholeOrSkipped(this.context, this.readSpan);
    else if (kind === 'data' && this.depth < DEEPEST) yield* this.container();
    else yield* skip(this.context);
  }

  private readonly readSpan = (): void => this.spans.read(this.scope, this.traceId);

  private *container(): Steps {
    const { context } = this;
    const outer = { scope: this.scope, traceId: this.traceId };
    const scope = new ProcessScope();
    this.scope = scope;
    this.traceId = -1;
    this.depth++;
    try {
      yield* eachKey(context, CONTAINER, (key) => {
        switch (key) {
          case 'data':
            return this.items();
          case 'spans':
            return runOfElements(context, this.readSpan, this.lane);
          case 'processes':
            return wholeOrSkipped(context, () => this.spans.processes.readMap(scope));
          case 'traceID':
            return whole(context, () => {
              this.traceId = context.ids.read(context.reader, 'trace');
            });
          case 'warnings':
          case 'errors':
            return wholeOrSkipped(context, () => this.readRemarks());
          case '':
            return skip(context);
        }
      });
    } finally {
      this.scope = outer.scope;
      this.traceId = outer.traceId;
      this.depth--;
    }
    scope.reportMissing(context);
  }

  /** `data` is a list of trace objects or one. */
  private *items(): Steps {
    const first = yield* whole(this.context, () => this.context.reader.peek());
    if (first === 123) yield* this.readItem();
    else yield* eachElement(this.context, () => this.readItem());
  }

  /** Remarks of the server on a trace, and its reasons for an answer without one: null, texts, or `{code, msg}`. */
  private readRemarks(): void {
    const remarks = readSmallValue(this.context.reader);
    for (const remark of Array.isArray(remarks) ? remarks : [remarks]) {
      const detail = remarkText(remark);
      if (detail !== '') this.context.log.add('sourceRemark', { detail, where: this.context.fileName });
    }
  }
}

function remarkText(remark: SmallValue): string {
  if (remark === null) return '';
  const message = remark instanceof Map ? (remark.get('msg') ?? remark) : remark;
  return typeof message === 'string' ? message : jsonText(message);
}
