import { STATUS_NAMES } from './fields.ts';
import type { SmallValue } from './smallValue.ts';
import type { SpanWriter } from './spanWriter.ts';
import type { UnixTime } from './times.ts';
import { isoTime, wholeNs } from './times.ts';
import { textOf } from './valueAccess.ts';

type Section = 'tags' | 'events' | 'links' | 'scope' | 'resource' | 'none';

const SECTIONS: Readonly<Record<string, Section | undefined>> = {
  'Activity.Tags': 'tags',
  'Activity.TagObjects': 'tags',
  'Activity.Events': 'events',
  'Activity.Links': 'links',
  'Instrumentation scope (ActivitySource)': 'scope',
  'Resource associated with Activity': 'resource',
};
/** Fields that have a place of their own in a span. */
const FIELDS = new Set([
  'Activity.TraceId',
  'Activity.SpanId',
  'Activity.ParentSpanId',
  'Activity.TraceFlags',
  'Activity.TraceState',
  'Activity.DisplayName',
  'Activity.Kind',
  'Activity.StartTime',
  'Activity.Duration',
  'StatusCode',
  'Description',
  'Activity.StatusDescription',
  'Activity.ActivitySourceName',
  'Activity.ActivitySourceVersion',
  'Activity.StatusCode',
]);

interface Item {
  readonly head: string;
  readonly attributes: Map<string, SmallValue>;
}

/** One span as its lines come: fields without indentation, sections with four spaces, attributes in those with eight. */
export class DotnetActivity {
  private readonly fields = new Map<string, string>();
  private readonly tags = new Map<string, SmallValue>();
  private readonly scope = new Map<string, SmallValue>();
  private readonly resource = new Map<string, SmallValue>();
  private readonly events: Item[] = [];
  private readonly links: Item[] = [];
  private section: Section = 'none';
  /** Where the last value went: lines that are none of ours go on with it. */
  private last: { readonly map: Map<string, SmallValue>; readonly key: string } | undefined;

  constructor(traceId: string) {
    this.fields.set('Activity.TraceId', traceId);
  }

  /** False when the line is the blank one behind the span. */
  takeLine(line: string): boolean {
    if (line.trim() === '') {
      if (this.section === 'resource') return false;
      this.enter('none');
      return true;
    }
    const field = /^(\S[^:]*?)\s*:(?:\s+(.*))?$/.exec(line);
    if (field) this.takeField(field[1], field[2] ?? '');
    else if (!this.takeItem(line) && this.last) {
      const { map, key } = this.last;
      map.set(key, `${textOf(map.get(key))}\n${line}`);
    }
    return true;
  }

  write(writer: SpanWriter): void {
    const { fields, tags } = this;
    const span = writer.begin();
    writer.ids(fields.get('Activity.TraceId'), fields.get('Activity.SpanId'), fields.get('Activity.ParentSpanId'));
    writer.traceState(fields.get('Activity.TraceState'));
    span.traceFlags = /\bRecorded\b/.test(fields.get('Activity.TraceFlags') ?? '') ? 1 : 0;
    writer.name(fields.get('Activity.DisplayName'));
    writer.kind(fields.get('Activity.Kind'));
    writer.start(isoTime(fields.get('Activity.StartTime')));
    writer.duration(dotnetDuration(fields.get('Activity.Duration')));
    // Before 1.5 the status was two tags.
    const code = fields.get('StatusCode') ?? fields.get('Activity.StatusCode') ?? tags.get('otel.status_code');
    span.status = writer.code(code, STATUS_NAMES, 'status') ?? 0;
    const description = fields.get('Activity.StatusDescription') ?? fields.get('Description');
    writer.statusMessage(description ?? tags.get('otel.status_description'));
    writer.attributes(tags, '', new Set(['otel.status_code', 'otel.status_description']));
    for (const [key, value] of fields) if (!FIELDS.has(key)) writer.attribute(key, value);
    for (const { head, attributes } of this.events) {
      const parts = /^(.*?)\s*(?:\[([^[\]]*)\])?$/.exec(head);
      writer.event(parts?.[1] ?? head, dotnetTime(parts?.[2]), attributes);
    }
    for (const { head, attributes } of this.links) {
      const [traceId, spanId] = head.split(/\s+/);
      writer.link(traceId, spanId, attributes);
    }
    writer.resource({ service: textOf(this.resource.get('service.name')), attributes: this.resource });
    const name = this.scope.get('Name') ?? fields.get('Activity.ActivitySourceName');
    writer.scope(name, this.scope.get('Version') ?? fields.get('Activity.ActivitySourceVersion'));
    writer.end();
  }

  private enter(section: Section): void {
    this.section = section;
    this.last = undefined;
  }

  /** A line of another exporter or of a log ends what went before it and is nothing of ours. */
  private takeField(key: string, value: string): void {
    const section = SECTIONS[key];
    this.enter(section ?? 'none');
    if (section === undefined && (key.startsWith('Activity.') || FIELDS.has(key)) && !this.fields.has(key)) {
      this.fields.set(key, value.trim());
    }
  }

  /** False for a line that goes on with the value before it. */
  private takeItem(line: string): boolean {
    const parts = /^( {8}| {4}|\t{1,2})(\S.*)$/.exec(line);
    if (!parts) return false;
    const [, indent, text] = parts;
    const isInner = indent.length === 8 || indent === '\t\t';
    const { section } = this;
    if (section === 'none') return true;
    if (section === 'events' || section === 'links') {
      const items = section === 'events' ? this.events : this.links;
      if (!isInner) items.push({ head: text, attributes: new Map() });
      const item = items.at(-1);
      return !isInner || (item !== undefined && this.takePair(item.attributes, text));
    }
    return this.takePair(this[section], text);
  }

  private takePair(map: Map<string, SmallValue>, text: string): boolean {
    const pair = /^([^:\s][^:]*?)\s*:(?:\s(.*))?$/.exec(text);
    if (!pair) return false;
    map.set(pair[1], pair[2] ?? '');
    this.last = { map, key: pair[1] };
    return true;
  }
}

/** `[d.]hh:mm:ss[.fffffff]` in ns; undefined when it is none. */
function dotnetDuration(text: string | undefined): number | undefined {
  const parts = /^(-?)(?:(\d+)\.)?(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text ?? '');
  if (!parts) return undefined;
  const [, sign, days = '0', hours, minutes, seconds] = parts;
  const whole = (BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes);
  const ns = whole * 60_000_000_000n + (wholeNs(seconds, 's') ?? 0n);
  return Number(sign === '-' ? -ns : ns);
}

/** Events are printed in the way of the machine's country: ISO, or as in the United States, with the offset. */
function dotnetTime(text: string | undefined): UnixTime | undefined {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d):(\d\d)(?: ([AP])M)?(?: ([+-]\d\d:\d\d))?$/.exec(
    text ?? '',
  );
  if (!parts) return isoTime(text);
  const [, month, day, year, hour, minute, second, half, offset = 'Z'] = parts;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  const two = (part: string | number): string => String(part).padStart(2, '0');
  return isoTime(`${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}${offset}`);
}
