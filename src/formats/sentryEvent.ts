import type { JsonFormat } from './jsonFormat.ts';
import { readNested } from './nestedValue.ts';
import { SentrySpans } from './sentrySpans.ts';
import { writeSentryTree } from './sentryTree.ts';
import { hasAll, hasAny } from './shape.ts';
import type { ReadContext, Steps } from './steps.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

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

class SentryDecoder extends ValueDecoder {
  private readonly spans = new SentrySpans(this.context);
  private readonly isTree: boolean;

  constructor(context: ReadContext, isTree: boolean) {
    super(context);
    this.isTree = isTree;
  }

  /** A broken item counts as an event without a transaction too. */
  override *readItem(): Steps {
    let item: Fields = new Map();
    yield* readNested(this.context, 'children', (value) => {
      item = fieldsOf(value);
    });
    this.take(item);
  }

  protected take(item: Fields): void {
    const inner = fieldsOf(item.get('data') ?? item.get('event'));
    const wrapped = inner.has('contexts') || inner.has('transactions') ? inner : item;
    if (this.isTree) writeSentryTree(this.spans, wrapped);
    else if (!this.spans.event(wrapped))
      this.context.log.add('recordsIgnored', { detail: 'an event without a transaction' });
  }
}
