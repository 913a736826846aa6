import { FieldReader } from './fields.ts';
import type { JsonDecoder } from './jsonFormat.ts';
import { KeySet } from './keySet.ts';
import { OtlpAttributes } from './otlpAttributes.ts';
import { OtlpEntities } from './otlpEntities.ts';
import { OtlpLogReader } from './otlpLogs.ts';
import { OtlpSpanReader } from './otlpSpan.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachElement, eachKey, runOfElements, runOfObjects, skip, whole, wholeOrSkipped } from './steps.ts';

const SCOPE_SPANS_KEYS = ['scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans'];
const SCOPE_KEYS = ['instrumentationLibrary', 'instrumentation_library'];
const SCHEMA_KEYS = ['schema_url'];
/** A request, in or without a wrapper (`result`, `trace`; `batches` is Tempo's), or the inside of one. */
const ITEM = new KeySet({
  resourceSpans: ['resource_spans', 'batches'],
  resourceLogs: ['resource_logs'],
  resourceMetrics: ['resource_metrics'],
  result: [],
  trace: [],
  status: [],
  message: [],
  error: [],
  resource: [],
  scopeSpans: SCOPE_SPANS_KEYS,
  scopeLogs: ['scope_logs'],
  scopeMetrics: ['scope_metrics'],
  scope: SCOPE_KEYS,
  spans: [],
  schemaUrl: SCHEMA_KEYS,
});
const ERROR = new KeySet({ message: [] });
const RESOURCE_SPANS = new KeySet({ resource: [], scopeSpans: SCOPE_SPANS_KEYS, schemaUrl: SCHEMA_KEYS });
const SCOPE_SPANS = new KeySet({ scope: SCOPE_KEYS, spans: [], schemaUrl: SCHEMA_KEYS });

/** Reads requests of OTLP. Keys may come in any order, so slots of resource and scope are bound when those are met. */
export class OtlpDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly entities: OtlpEntities;
  private readonly spans: OtlpSpanReader;
  private readonly logs: OtlpLogReader;
  private resource = -1;
  private scope = -1;
  /** What a wrapper of the item said: `keys` = keys of its trace, −1 = it has none. */
  private keys = -1;
  private status = '';
  private message = '';

  constructor(context: ReadContext) {
    this.context = context;
    this.fields = new FieldReader(context);
    const attributes = new OtlpAttributes(context, this.fields);
    this.entities = new OtlpEntities(context, this.fields, attributes);
    this.spans = new OtlpSpanReader(context, this.fields, attributes, this.entities);
    this.logs = new OtlpLogReader(context, this.fields, attributes, this.entities);
  }

  *readItem(): Steps {
    this.keys = -1;
    this.status = this.message = '';
    yield* this.request(false);
    if (this.keys < 0) return;
    const { keys, status, message } = this;
    if (keys === 0) this.context.log.add('sourceRemark', { detail: message || 'the trace was not found' });
    // Tempo writes the name of the enum, and nothing for a whole trace.
    else if (status !== '' && status !== '0' && status !== 'COMPLETE')
      this.context.log.add('partialTrace', { detail: message || status });
  }

  /** Instead of `readItem` where every item is a span. */
  readSpans(): Steps {
    this.spans.begin(-1, -1);
    return runOfObjects(this.context, this.spans.readSpan, this.spans.lane);
  }

  finish(): void {
    this.spans.times.report(this.context.log);
  }

  /** `isInside` a wrapper no other one is looked for: nesting has an end. */
  private *request(isInside: boolean): Steps {
    const { context } = this;
    this.resource = this.scope = this.logs.service = -1;
    let schema = -1;
    let isScope = false;
    yield* eachKey(context, ITEM, (key) => {
      if (isInside && this.keys >= 0) this.keys++;
      switch (key) {
        case 'resourceSpans':
          return eachElement(context, () => this.resourceSpans());
        case 'resourceLogs':
          return eachElement(context, () => this.logs.resourceLogs());
        case 'resourceMetrics':
        case 'scopeMetrics':
          context.log.add('metricsIgnored');
          return skip(context);
        case 'result':
          return isInside ? skip(context) : this.request(true);
        case 'trace':
          if (isInside) return skip(context);
          this.keys = 0;
          return this.request(true);
        case 'status':
          return this.shortText((text) => void (this.status = text));
        case 'message':
          return this.shortText((text) => void (this.message = text));
        case 'error':
          return this.serverError();
        case 'resource':
          this.openItem();
          return this.bindResource();
        case 'scopeSpans':
          this.openItem();
          return eachElement(context, () => this.scopeSpans());
        case 'scopeLogs':
          return eachElement(context, () => this.logs.scopeLogs());
        case 'scope':
          this.openItem();
          return this.bindScope();
        case 'spans':
          this.openItem();
          isScope = true;
          return this.spanList();
        case 'schemaUrl':
          return whole(context, () => void (schema = this.fields.nonEmptyText()));
        case '':
          return skip(context);
      }
    });
    const { resources, scopes } = context.builder;
    if (schema < 0 || this.resource < 0) return;
    if (isScope) scopes.setSchema(this.scope, schema);
    else resources.setSchema(this.resource, schema);
  }

  /** A gateway that streams tells after its last result why there is no more: grpc-gateway, `runtime.ForwardResponseStream`. */
  private *serverError(): Steps {
    const { context } = this;
    let message = '';
    if ((yield* whole(context, () => context.reader.peek())) === 34) {
      yield* this.shortText((text) => void (message = text));
    } else {
      yield* eachKey(context, ERROR, (key) =>
        key === 'message' ? this.shortText((text) => void (message = text)) : skip(context),
      );
    }
    context.log.add('partialTrace', { detail: message || 'the server failed before the end' });
  }

  /** The item is the inside of a request: it has a resource and a scope of its own. */
  private openItem(): void {
    if (this.resource >= 0) return;
    this.resource = this.context.builder.resources.newSlot();
    this.scope = this.context.builder.scopes.newSlot();
  }

  private *resourceSpans(): Steps {
    const { context } = this;
    const resource = context.builder.resources.newSlot();
    this.resource = resource;
    let schema = -1;
    yield* eachKey(context, RESOURCE_SPANS, (key) => {
      switch (key) {
        case 'resource':
          return this.bindResource();
        case 'scopeSpans':
          return eachElement(context, () => this.scopeSpans());
        case 'schemaUrl':
          return whole(context, () => void (schema = this.fields.nonEmptyText()));
        case '':
          return skip(context);
      }
    });
    if (schema >= 0) context.builder.resources.setSchema(resource, schema);
  }

  private *scopeSpans(): Steps {
    const { context } = this;
    const scope = context.builder.scopes.newSlot();
    this.scope = scope;
    let schema = -1;
    yield* eachKey(context, SCOPE_SPANS, (key) => {
      switch (key) {
        case 'scope':
          return this.bindScope();
        case 'spans':
          return this.spanList();
        case 'schemaUrl':
          return whole(context, () => void (schema = this.fields.nonEmptyText()));
        case '':
          return skip(context);
      }
    });
    if (schema >= 0) context.builder.scopes.setSchema(scope, schema);
  }

  private bindResource(): Steps {
    const { context, entities, resource } = this;
    return wholeOrSkipped(context, () => {
      const definition = entities.readResource();
      if (definition >= 0) context.builder.resources.bind(resource, definition);
      this.logs.service = definition < 0 ? -1 : context.builder.resources.first.data[definition];
    });
  }

  private bindScope(): Steps {
    const { context, entities, scope } = this;
    return wholeOrSkipped(context, () => {
      const definition = entities.readScope();
      if (definition >= 0) context.builder.scopes.bind(scope, definition);
    });
  }

  private spanList(): Steps {
    this.spans.begin(this.resource, this.scope);
    return runOfElements(this.context, this.spans.readSpan, this.spans.lane);
  }

  private *shortText(take: (text: string) => void): Steps {
    const { context } = this;
    const { reader } = context;
    const text = yield* whole(context, () => {
      const first = reader.peek();
      if (first !== 34 && first !== 123 && first !== 91) {
        reader.scalar();
        return reader.textAsString();
      }
      return reader.tryText() ? reader.textAsString() : undefined;
    });
    if (text === undefined) yield* skip(context);
    else take(text);
  }
}
