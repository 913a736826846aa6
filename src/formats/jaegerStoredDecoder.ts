import { ProcessScope } from './jaegerProcesses.ts';
import type { JaegerDialect } from './jaegerStoredSpan.ts';
import { JaegerStoredSpans } from './jaegerStoredSpan.ts';
import type { JsonDecoder } from './jsonFormat.ts';
import { KeySet } from './keySet.ts';
import { firstKeyOf } from './lookAhead.ts';
import { jsonText, readSmallValue } from './smallValue.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachElement, eachKey, runOfElements, skip, whole } from './steps.ts';
import { fieldsOf, firstOf, listOf, textOf } from './valueAccess.ts';
import { readValue } from './valueParts.ts';

/**
 * What stands around spans: a batch of one process, a trace with its processes, requests and answers around these, and
 * Elasticsearch's `hits.hits[]._source`, and the `value` of a message of Kafka.
 */
const CONTAINER = new KeySet({
  inner: ['batch', 'batches', 'result', 'hits', 'responses', '_source', 'value'],
  spans: [],
  process: [],
  processes: ['processMap', 'process_map'],
  warnings: [],
});
/** The first of these keys tells which an object is: a span has a process too. */
const TELLING = new KeySet({
  span: ['spanID', 'spanId', 'span_id', 'operationName', 'operation_name', 'traceID', 'references', 'tags', 'logs'],
  container: [
    'batch',
    'batches',
    'result',
    'hits',
    'responses',
    '_source',
    'value',
    'spans',
    'processMap',
    'process_map',
  ],
});

/** responses[].hits.hits[]._source */
const DEEPEST = 5;

/** Reads spans of Jaeger's stores and wires, alone or in what stands around them. Everything else is passed over. */
export class JaegerStoredDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly spans: JaegerStoredSpans;
  private depth = 0;

  constructor(context: ReadContext, dialect: JaegerDialect) {
    this.context = context;
    this.spans = new JaegerStoredSpans(context, dialect);
  }

  readItem(): Steps {
    return this.item();
  }

  private *item(scope?: ProcessScope): Steps {
    const { context } = this;
    const kind = yield* whole(context, () => firstKeyOf(context.reader, TELLING));
    if (kind === 'span') yield* readValue(context, (value) => this.spans.write(fieldsOf(value), scope));
    else if (kind === 'container' && this.depth < DEEPEST) yield* this.container();
    else yield* skip(context);
  }

  private *container(): Steps {
    const { context, spans } = this;
    const scope = new ProcessScope();
    this.depth++;
    try {
      yield* eachKey(context, CONTAINER, (key) => {
        switch (key) {
          case 'inner':
            return this.items();
          case 'spans':
            return runOfElements(context, () => spans.write(fieldsOf(readSmallValue(context.reader)), scope));
          case 'process':
            return readValue(context, (value) => spans.bindProcess(scope, value));
          case 'processes':
            return readValue(context, (value) => {
              for (const [id, process] of fieldsOf(value)) spans.bindProcess(scope, process, id);
              for (const entry of listOf(value)) {
                const fields = fieldsOf(entry);
                spans.bindProcess(
                  scope,
                  fields.get('process'),
                  firstOf(fields, 'processId', 'process_id', 'processID'),
                );
              }
            });
          case 'warnings':
            return readValue(context, (value) => {
              for (const warning of listOf(value)) {
                const detail = textOf(warning) || jsonText(warning);
                context.log.add('sourceRemark', { detail, where: context.fileName });
              }
            });
          case '':
            return skip(context);
        }
      });
    } finally {
      this.depth--;
    }
    scope.reportMissing(context);
  }

  /** One item or a list of them. */
  private *items(): Steps {
    const first = yield* whole(this.context, () => this.context.reader.peek());
    if (first === 91) yield* eachElement(this.context, () => this.item());
    else yield* this.item();
  }
}
