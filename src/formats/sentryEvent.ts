import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { readNestedValue } from './nestedValue.ts';
import { SentrySpans } from './sentrySpans.ts';
import { writeSentryTree } from './sentryTree.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { ReadContext, Steps } from './steps.ts';
import { wholeOrSkipped } from './steps.ts';
import { fieldsOf } from './valueAccess.ts';

/** Events of Sentry: as its clients and its API write them, or in the lists that its servers pass on: [2, "insert", {…}]. */
export const sentryEvent: JsonFormat = {
  name: 'Sentry event',
  recognises: (shape) =>
    ['', 'data.', 'event.'].some((place) =>
      hasAny(shape, `${place}contexts.trace.span_id`, `${place}contexts.trace.trace_id`),
    ),
  decoder: (context) => new SentryDecoder(context, false),
};

/** Answers of Sentry's API for a trace: trees of transactions or spans. */
export const sentryTraceApi: JsonFormat = {
  name: 'Sentry trace API',
  recognises: (shape) =>
    ['', 'transactions[].', 'orphan_errors[].', 'data.transactions[].'].some((place) =>
      hasAll(shape, `${place}event_id`, `${place}project_slug`),
    ) && hasAny(shape, 'children', 'transactions[].children', 'data.transactions[].children', 'transactions[].span_id'),
  decoder: (context) => new SentryDecoder(context, true),
};

class SentryDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly spans: SentrySpans;
  private readonly isTree: boolean;

  constructor(context: ReadContext, isTree: boolean) {
    this.context = context;
    this.spans = new SentrySpans(context);
    this.isTree = isTree;
  }

  *readItem(): Steps {
    const { context } = this;
    let value: SmallValue = null;
    yield* wholeOrSkipped(context, () => {
      value = null;
      value = readNestedValue(context.reader, 'children');
    });
    const item = fieldsOf(value);
    const inner = fieldsOf(item.get('data') ?? item.get('event'));
    const wrapped = inner.has('contexts') || inner.has('transactions') ? inner : item;
    if (this.isTree) writeSentryTree(this.spans, wrapped);
    else if (!this.spans.event(wrapped))
      context.log.add('recordsIgnored', { detail: 'an event without a transaction' });
  }
}
