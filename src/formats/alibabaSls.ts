import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { openedText } from './jsonTextValue.ts';
import { hasAll } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Rows of a trace store in Alibaba Cloud’s log service: lists of keys and values, or objects (open-telemetry/
 * opentelemetry-collector-contrib, `alibabacloudlogserviceexporter`). Times in µs, attributes as JSON in texts.
 */
export const alibabaSls: JsonFormat = {
  name: 'Alibaba Cloud log service rows',
  recognises: (shape) =>
    (hasAll(shape, 'Key', 'Value') && !shape.has('Name')) ||
    hasAll(shape, 'traceID', 'spanID', 'start', 'end', 'attribute') ||
    hasAll(shape, 'Contents[].Key', 'Contents[].Value'),
  decoder: (context) => new AlibabaSlsDecoder(context),
};

/** Keys of this format and of the flat span that it is read as. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['start', 'startUs'],
  ['end', 'endUs'],
  ['duration', 'durationUs'],
  ['attribute', 'attributes'],
  ['logs', 'events'],
  ['otlp.name', 'scopeName'],
  ['otlp.version', 'scopeVersion'],
]);

class AlibabaSlsDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context, { always: true });
  /** of the row that is being read, one item for each of its fields */
  private row = new Map<string, SmallValue>();

  protected take(item: Fields): void {
    const key = item.get('Key');
    if (typeof key === 'string') this.row.set(key, item.get('Value') ?? null);
    else this.write(item.has('Contents') ? contentsOf(item.get('Contents')) : item);
  }

  /** Every array is a row, if fields stood in it. */
  array(): void {
    this.finish();
  }

  finish(): void {
    const { row } = this;
    this.row = new Map();
    if (row.size > 0) this.write(row);
  }

  private write(row: Fields): void {
    if (!row.has('spanID')) {
      this.context.log.add('recordsIgnored');
      return;
    }
    const span = new Map<string, SmallValue>();
    for (const [key, value] of row) {
      if (key === 'links' || key === 'logs') span.set(RENAMED.get(key) ?? key, inEventForm(value));
      // The host that sent the row; its spans have one of their own.
      else if (key !== 'host' || value !== '') span.set(RENAMED.get(key) ?? key, value);
    }
    this.spans.write(span);
  }
}

function contentsOf(value: SmallValue | undefined): Fields {
  const row = new Map<string, SmallValue>();
  for (const entry of Array.isArray(value) ? value : []) {
    const key = fieldsOf(entry).get('Key');
    if (typeof key === 'string') row.set(key, fieldsOf(entry).get('Value') ?? null);
  }
  return row;
}

/** [{attribute, name, time}] as JSON in a text; times in ns. A link to nowhere is none. */
function inEventForm(value: SmallValue): SmallValue {
  const opened = openedText(value);
  if (!Array.isArray(opened)) return null;
  return opened.filter((entry) => {
    const fields = fieldsOf(entry);
    return fields.has('name') || (fields.get('traceID') ?? '') !== '' || (fields.get('spanID') ?? '') !== '';
  });
}
