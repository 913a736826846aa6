import { STATUS_NAMES } from './fields.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { anyTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** `ReadableSpan.to_json` of OpenTelemetry's Python SDK, which its console exporter prints: opentelemetry-sdk `trace`. */
export const pythonConsole: JsonFormat = {
  name: 'OpenTelemetry Python console',
  recognises: (shape) =>
    shape.has('context.trace_id') &&
    shape.has('context.span_id') &&
    (shape.has('start_time') || shape.has('parent_id')) &&
    // Phoenix has these beside the context.
    !shape.has('span_kind') &&
    !shape.has('status_code'),
  decoder: (context) => new PythonConsoleDecoder(context),
};

const KNOWN = new Set([
  'context',
  'parent_id',
  'name',
  'kind',
  'start_time',
  'end_time',
  'status',
  'attributes',
  'events',
  'links',
  'resource',
]);

class PythonConsoleDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(fields: Fields): void {
    const { writer } = this;
    const ids = fieldsOf(fields.get('context'));
    if (ids.size === 0) {
      if (fields.size > 0) this.context.log.add('recordsIgnored');
      return;
    }
    const span = writer.begin();
    writer.ids(ids.get('trace_id'), ids.get('span_id'), fields.get('parent_id'));
    writer.traceState(traceState(ids.get('trace_state')));
    writer.name(fields.get('name'));
    writer.kind(fields.get('kind'));
    writer.start(anyTime(fields.get('start_time'), 'ns'));
    writer.finish(anyTime(fields.get('end_time'), 'ns'));
    const status = fieldsOf(fields.get('status'));
    // Some dumps have the code alone.
    const code = status.get('status_code') ?? textOf(fields.get('status'));
    span.status = writer.code(code, STATUS_NAMES, 'status') ?? 0;
    writer.statusMessage(status.get('description'));
    writer.attributes(fieldsOf(fields.get('attributes')));
    for (const event of objectsOf(fields.get('events'))) {
      writer.event(event.get('name'), anyTime(event.get('timestamp'), 'ns'), fieldsOf(event.get('attributes')));
    }
    for (const link of objectsOf(fields.get('links'))) {
      const target = fieldsOf(link.get('context'));
      writer.link(target.get('trace_id'), target.get('span_id'), fieldsOf(link.get('attributes')));
    }
    writer.flatAttributes(fields, '', KNOWN);
    // Before version 1.13 the resource was its attributes.
    const resource = fieldsOf(fields.get('resource'));
    const attributes = resource.has('attributes') ? fieldsOf(resource.get('attributes')) : resource;
    writer.resource({ service: textOf(at(attributes, 'service.name')), attributes });
    writer.end();
  }
}

/** Printed as a list in Python's spelling: "['{key=a, value=1}']" is a=1. */
function traceState(value: SmallValue | undefined): string {
  const text = textOf(value);
  const pairs = [...text.matchAll(/\{key=([^,}]*), value=([^}]*)\}/g)].map(([, key, held]) => `${key}=${held}`);
  if (pairs.length > 0) return pairs.join(',');
  return /^(?:\[\s*\]|\{\s*\}|None)?$/.test(text) ? '' : text;
}
