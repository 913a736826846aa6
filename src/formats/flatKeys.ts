import type { SmallValue } from './smallValue.ts';
import type { TimeUnit } from './times.ts';
import type { Fields } from './valueAccess.ts';

/** What a field of a span stands for, with the spellings of its key, the likeliest first: small letters and digits only. */
const SPELLINGS = {
  traceId: ['traceid'],
  spanId: ['spanid', 'id'],
  parentId: ['parentspanid', 'parentid', 'parentspan', 'parent'],
  name: ['name', 'spanname', 'operationname', 'operation', 'displayname'],
  kind: ['kind', 'spankind'],
  status: ['status'],
  statusCode: ['statuscode', 'statuscodestring'],
  statusMessage: ['statusmessage', 'statusdescription'],
  service: ['servicename', 'service'],
  resource: ['resource', 'resources', 'resourceattributes', 'resourcetagsmap', 'resourcestring'],
  scope: ['instrumentationscope', 'scope', 'instrumentationlibrary'],
  scopeName: ['instrumentationscopename', 'scopename', 'instrumentationlibraryname', 'otelscopename'],
  scopeVersion: ['instrumentationscopeversion', 'scopeversion', 'instrumentationlibraryversion', 'otelscopeversion'],
  attributes: ['attributes', 'spanattributes', 'traceattributes', 'tags', 'attribute'],
  events: ['events', 'logs'],
  links: ['links'],
  traceState: ['tracestate'],
  flags: ['flags', 'traceflags'],
  droppedAttributes: ['droppedattributescount'],
  droppedEvents: ['droppedeventscount'],
  droppedLinks: ['droppedlinkscount'],
} as const;
export type FlatRole = keyof typeof SPELLINGS;

const TIMES = {
  start: ['starttime', 'start', 'startedat', 'starttimestamp', 'begintime', 'begin', 'timestamp', 'time', 'ts'],
  end: ['endtime', 'end', 'endedat', 'endtimestamp', 'finishtime', 'finishedat', 'stoptime'],
  duration: ['duration', 'durationin', 'elapsed', 'latency'],
} as const;
export type TimeRole = keyof typeof TIMES;

/** Ends of keys that tell the unit; without one it is told by the value. */
const UNITS: readonly (readonly [ending: string, unit: TimeUnit | undefined])[] = [
  ['unixnano', 'ns'],
  ['unixnanos', 'ns'],
  ['nano', 'ns'],
  ['nanos', 'ns'],
  ['nanoseconds', 'ns'],
  ['ns', 'ns'],
  ['micros', 'us'],
  ['microseconds', 'us'],
  ['us', 'us'],
  ['unixms', 'ms'],
  ['millis', 'ms'],
  ['milliseconds', 'ms'],
  ['ms', 'ms'],
  ['seconds', 's'],
  ['secs', 's'],
  ['sec', 's'],
  ['s', 's'],
  ['unix', undefined],
  ['', undefined],
];

interface TimeKey {
  readonly role: TimeRole;
  /** the smaller, the likelier */
  readonly rank: number;
  /** undefined = its size or its form tells */
  readonly unit: TimeUnit | undefined;
}

const TIME_KEYS = timeKeys();

function timeKeys(): Map<string, TimeKey> {
  const keys = new Map<string, TimeKey>();
  for (const role of ['start', 'end', 'duration'] as const) {
    for (const base of TIMES[role]) {
      for (const [ending, unit] of UNITS) {
        // “starts” is no time in seconds.
        if (ending === 's' && role !== 'duration') continue;
        if (!keys.has(base + ending)) keys.set(base + ending, { role, rank: keys.size, unit });
      }
    }
  }
  return keys;
}

/** A time as it stands in the file. */
export interface FlatTime {
  readonly key: string;
  readonly value: SmallValue;
  /** undefined = its size or its form tells */
  readonly unit: TimeUnit | undefined;
}

/** The fields of one span, found by what they stand for in whatever spelling. What is not taken is left for `rest`. */
export class FlatFields {
  private readonly fields: Fields;
  private readonly keys = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly times: Partial<Record<TimeRole, FlatTime & { readonly rank: number }>> = {};

  constructor(fields: Fields) {
    this.fields = fields;
    for (const [key, value] of fields) {
      const plain = plainKey(key);
      if (!this.keys.has(plain)) this.keys.set(plain, key);
      const known = TIME_KEYS.get(plain);
      if (known && value !== null && value !== '') this.keepTime(known, key, value);
    }
  }

  /** The value of the first spelling that has one; null counts as none. */
  take(role: FlatRole): SmallValue | undefined {
    return this.takeFirst(SPELLINGS[role]);
  }

  takeTime(role: TimeRole): FlatTime | undefined {
    const time = this.times[role];
    if (time) this.taken.add(time.key);
    return time;
  }

  /** A field that was taken and turned out to be something else is an attribute again. */
  giveBack(role: FlatRole): void {
    for (const spelling of SPELLINGS[role]) this.taken.delete(this.keys.get(spelling) ?? '');
  }

  giveBackKey(key: string): void {
    this.taken.delete(key);
  }

  /** What was not taken and is not null. */
  rest(): Fields {
    return new Map([...this.fields].filter(([key, value]) => !this.taken.has(key) && value !== null));
  }

  private keepTime(known: TimeKey, key: string, value: SmallValue): void {
    const best = this.times[known.role];
    if (best === undefined || known.rank < best.rank) {
      this.times[known.role] = { key, value, unit: known.unit, rank: known.rank };
    }
  }

  private takeFirst(spellings: readonly string[]): SmallValue | undefined {
    for (const spelling of spellings) {
      const key = this.keys.get(spelling);
      const value = key === undefined ? undefined : this.fields.get(key);
      if (key === undefined || value === undefined || value === null) continue;
      this.taken.add(key);
      return value;
    }
    return undefined;
  }
}

/** Whether a key is one of those for a role. */
export function isSpelled(key: string, role: FlatRole): boolean {
  const spellings: readonly string[] = SPELLINGS[role];
  return spellings.includes(plainKey(key));
}

/** Which time a key tells, undefined when none. */
export function timeRole(key: string): TimeRole | undefined {
  return TIME_KEYS.get(plainKey(key))?.role;
}

const plainKeys = new Map<string, string>();
/** Keys of attributes may be of any number; those of spans are few. */
const REMEMBERED = 4096;

/** `parent_span_id`, `parentSpanId` and `ParentSpanID` are one. */
function plainKey(key: string): string {
  let plain = plainKeys.get(key);
  if (plain === undefined) {
    plain = key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    if (plainKeys.size < REMEMBERED) plainKeys.set(key, plain);
  }
  return plain;
}
