import { SPAN_STATUS } from '#model/spanTable.ts';
import { KIND_NAMES, STATUS_NAMES } from './fields.ts';
import type { Column, Frame } from './grafanaColumns.ts';
import { framesIn, isFrameShape } from './grafanaColumns.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { lengthNs, nsOf, unitBySize, unixTime, unixTimeOf } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, isTrue, listOf, objectsOf, pairsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * A trace as Grafana's panels get it: a data frame, one column per field. Node graphs and lists of search results are
 * frames too, but without a column of span ids.
 */
export const grafanaFrame: JsonFormat = {
  name: 'Grafana data frame',
  recognises: isFrameShape,
  confirms: (head) => /"(?:spanID|spanId)"/.test(new TextDecoder().decode(head)),
  decoder: (context) => new GrafanaFrameDecoder(context),
};

/** Columns that become fields; all others are attributes. */
const TAKEN = new Set([
  'traceID',
  'spanID',
  'parentSpanID',
  'operationName',
  'serviceName',
  'serviceTags',
  'startTime',
  'duration',
  'tags',
  'logs',
  'references',
  'warnings',
  'kind',
  'statusCode',
  'statusMessage',
  'instrumentationLibraryName',
  'instrumentationLibraryVersion',
  'traceState',
]);

class GrafanaFrameDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(item: Map<string, SmallValue>): void {
    for (const frame of framesIn(item)) if (frame.has('spanID')) this.pourFrame(frame);
  }

  private pourFrame(frame: Frame): void {
    const rows = Math.max(...[...frame.values()].map(({ values }) => values.length));
    for (let row = 0; row < rows; row++) this.pourRow(frame, row);
  }

  private pourRow(frame: Frame, row: number): void {
    const { writer } = this;
    const cell = (name: string): SmallValue | undefined => frame.get(name)?.values[row] ?? undefined;
    if (cell('spanID') === undefined && cell('operationName') === undefined) return;
    writer.begin();
    writer.ids(cell('traceID'), cell('spanID'), cell('parentSpanID'));
    writer.name(cell('operationName'));
    this.start(frame.get('startTime'), row);
    writer.duration(lengthNs(cell('duration'), 'ms'));
    const tags = tagsOf(cell('tags'));
    this.lift(tags, cell);
    for (const [key, value] of tags) writer.attribute(key, value);
    writer.statusMessage(cell('statusMessage'));
    writer.traceState(cell('traceState'));
    writer.scope(cell('instrumentationLibraryName'), cell('instrumentationLibraryVersion'));
    writer.resource({ service: textOf(cell('serviceName')), attributes: tagsOf(cell('serviceTags')) });
    for (const entry of objectsOf(cell('logs'))) this.event(entry);
    for (const reference of objectsOf(cell('references'))) this.reference(reference, cell('parentSpanID'));
    for (const warning of listOf(cell('warnings'))) {
      this.context.log.add('sourceRemark', { detail: textOf(warning).slice(0, 200), where: textOf(cell('spanID')) });
    }
    for (const name of frame.keys()) {
      const value = cell(name);
      const isNothing = value === '' || (Array.isArray(value) && value.length === 0);
      if (!TAKEN.has(name) && !isNothing) writer.attribute(name, value);
    }
    writer.end();
  }

  /** Milliseconds with a fraction; the server may send the nanoseconds above whole ones beside them. */
  private start(column: Column | undefined, row: number): void {
    const time = unixTime(column?.values[row] ?? undefined, 'ms');
    const nanos = lengthNs(column?.nanos[row] ?? undefined, 'ns');
    this.writer.start(time && nanos ? unixTimeOf(nsOf(time) + BigInt(nanos)) : time);
  }

  /** Kind and status from their columns, else from the tags that the data source of Jaeger leaves them in. */
  private lift(tags: Map<string, SmallValue>, cell: (name: string) => SmallValue | undefined): void {
    const { writer } = this;
    const told = textOf(cell('kind'));
    if (told !== '' && told !== 'unspecified') writer.kind(told);
    else if (KIND_NAMES.has(textOf(tags.get('span.kind')).toLowerCase())) {
      writer.kind(tags.get('span.kind'));
      tags.delete('span.kind');
    }
    const status = writer.code(cell('statusCode'), STATUS_NAMES, 'status');
    if (status !== undefined) writer.span.status = status;
    if (!isTrue(tags.get('error'))) return;
    writer.span.status = SPAN_STATUS.error;
    tags.delete('error');
  }

  /**
   * The name stands beside the fields; or in `event`, as in Jaeger; or, in the first frames for Tempo, in `message`. The data
   * source of Jaeger's version 3 sends µs for ms.
   */
  private event(entry: Fields): void {
    const fields = tagsOf(entry.get('fields'));
    const [first] = fields.keys();
    let name = textOf(entry.get('name'));
    for (const key of ['event', !entry.has('name') && first === 'message' ? 'message' : '']) {
      if (name !== '' || textOf(fields.get(key)) === '') continue;
      name = textOf(fields.get(key));
      fields.delete(key);
    }
    const timestamp = entry.get('timestamp');
    this.writer.event(name || 'log', unixTime(timestamp, unitBySize(timestamp, 'ms')), fields);
  }

  /** The one that repeats the parent is no link. */
  private reference(reference: Fields, parentId: SmallValue | undefined): void {
    const spanId = firstOf(reference, 'spanID', 'spanId');
    if (spanId === undefined || (textOf(spanId) === textOf(parentId) && textOf(parentId) !== '')) return;
    const attributes = tagsOf(reference.get('tags'));
    const type = textOf(reference.get('refType'));
    if (type !== '') attributes.set('opentracing.ref_type', type.toLowerCase());
    this.writer.link(firstOf(reference, 'traceID', 'traceId'), spanId, attributes);
  }
}

/** Grafana's [{key, value}] by key, or an object. */
function tagsOf(value: SmallValue | undefined): Map<string, SmallValue> {
  return value instanceof Map ? new Map(value) : pairsOf(value);
}
