import type { SentrySpans } from './sentrySpans.ts';
import { timeOf } from './sentrySpans.ts';
import { lengthNs } from './times.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, objectsOf, textOf } from './valueAccess.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'children',
  'trace',
  'trace_id',
  'span_id',
  'event_id',
  'parent_span_id',
  'project_slug',
  'op',
  'transaction.op',
  'transaction',
  'description',
  'name',
  'start_timestamp',
  'timestamp',
  'end_timestamp',
  'status',
  'duration',
  'transaction.status',
  'transaction.duration',
]);

/** Pours a tree of Sentry's trace API: each node lies under the one that holds it. */
export function writeSentryTree(spans: SentrySpans, answer: Fields): void {
  const roots = [...objectsOf(answer.get('transactions')), ...(answer.has('children') ? [answer] : [])];
  const waiting: [node: Fields, traceId: SmallValue | undefined, parentId: SmallValue | undefined][] = [];
  for (const root of roots.reverse()) waiting.push([root, undefined, root.get('parent_span_id')]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, outerTrace, parentId] = next;
    const traceId = firstOf(node, 'trace', 'trace_id') ?? outerTrace;
    const spanId = firstOf(node, 'span_id', 'event_id');
    writeNode(spans, node, [traceId, spanId, parentId]);
    const inner = objectsOf(node.get('children'));
    for (let index = inner.length - 1; index >= 0; index--) waiting.push([inner[index], traceId, spanId]);
  }
}

function writeNode(
  spans: SentrySpans,
  node: Fields,
  ids: readonly [traceId: SmallValue | undefined, spanId: SmallValue | undefined, parentId: SmallValue | undefined],
): void {
  const { writer } = spans;
  writer.begin();
  writer.ids(...ids);
  const op = textOf(firstOf(node, 'op', 'transaction.op'));
  const isTransaction = node.get('is_transaction') === true;
  const names = isTransaction ? ['transaction', 'description', 'name'] : ['description', 'name', 'transaction'];
  writer.name(firstOf(node, ...names) ?? op);
  spans.operation(op);
  spans.status(firstOf(node, 'status', 'transaction.status'));
  writer.start(timeOf(node.get('start_timestamp')));
  const end = timeOf(firstOf(node, 'end_timestamp', 'timestamp'));
  if (end) writer.finish(end);
  else writer.duration(lengthNs(firstOf(node, 'transaction.duration', 'duration'), 'ms'));
  writer.resource({ service: textOf(node.get('project_slug')) });
  writer.flatAttributes(node, '', FIELDS);
  writer.end();
}
