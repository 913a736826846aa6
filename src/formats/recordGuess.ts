import type { RecordField, RecordMapping, RecordUnit } from '#model/recordMapping.ts';
import { writtenTime } from './writtenTimes.ts';

/** Names of columns by field, the surest first, as they are without capitals and signs: `Trace_ID` is traceid. */
const NAMES: readonly (readonly [field: RecordField, names: RegExp])[] = [
  [
    'traceId',
    /^(trace|request|req|correlation|transaction|txn?|flow|session|job|case|workflow|run)(id|uuid|guid|key)?$|^.*(traceid|requestid|correlationid)$/,
  ],
  ['parentId', /^parent|parent(span|event|task)?(id)?$|^(caller|causedby|cause|pid)$/],
  ['spanId', /^(span|event|task|step|call|activity|op|operation|record|row)?(id|uuid|guid)$|^.*spanid$/],
  [
    'start',
    /^(start|begin|began|started|timestamp|time|ts|date|datetime|created|eventtime|at|when)(time|timestamp|ts|at|date|ed)?(ns|us|ms|s|sec|nano|nanos|micros|millis|unix|epoch|utc|unixnano)*$|^(starttime|begintime)|^.*(starttime|timestamp)$/,
  ],
  [
    'end',
    /^(end|finish|stop|complete|close)(d|ed)?(time|timestamp|ts|at|date)?(ns|us|ms|s|sec|nano|nanos|micros|millis|unix|epoch|unixnano)*$|^.*endtime$/,
  ],
  [
    'duration',
    /^(duration|elapsed|latency|took|dur|responsetime|runtime|timetaken|length|rt)(time)?(in)?(ns|us|ms|s|sec|secs|seconds|nano|nanos|micros|millis|milliseconds|microseconds|nanoseconds)?$|^.*(duration|latency|elapsed)(ns|us|ms|s|sec|nano|millis)?$/,
  ],
  [
    'service',
    /^(service|servicename|app|application|component|node|host|system|microservice|module|source|lane|process|thread|instance|actor|server)(name|id)?$/,
  ],
  [
    'name',
    /^(operation|operationname|name|spanname|endpoint|method|action|activity|task|step|event|route|path|url|function|rpc|command|message|msg|label|title|uri|resource|query)(name)?$/,
  ],
  ['phase', /^(phase|type|eventtype|ph|lifecycle|stage|edge|kindofevent)$/],
  ['kind', /^(kind|spankind|direction)$/],
  ['status', /^(status|statuscode|error|iserror|failed|success|outcome|result|level|severity|state|httpstatus|code)$/],
];

const UNIT_ENDS: readonly (readonly [unit: Exclude<RecordUnit, 'auto'>, end: RegExp])[] = [
  ['ns', /(ns|nano|nanos|nanoseconds|unixnano)$/],
  ['us', /(us|µs|micros|microseconds)$/],
  ['ms', /(ms|millis|milliseconds|msec)$/],
  ['s', /(sec|secs|seconds|_s|insec)$/],
];

/** Which column is what, as well as names and the first values tell. */
export function guessMapping(columns: readonly string[], rows: readonly (readonly string[])[]): RecordMapping {
  const taken = new Map<string, RecordField>();
  const chosen: Partial<Record<RecordField, string>> = {};
  const values = (column: string): string[] =>
    rows.map((row) => row[columns.indexOf(column)]).filter((value) => value !== undefined && value !== '');
  for (const [field, names] of NAMES) {
    const fitting = columns.filter((column) => {
      const name = lastName(column);
      return !taken.has(column) && names.test(name) && fits(field, values(column));
    });
    // A date or a number beside a name: the column that says more of itself is the longer one.
    const best = fitting.find((column) => FIRST_CHOICE[field]?.test(lastName(column))) ?? fitting[0];
    if (best === undefined) continue;
    taken.set(best, field);
    chosen[field] = best;
  }
  const { parentId, spanId } = chosen;
  if (parentId !== undefined && DOUBTFUL_PARENT.test(lastName(parentId))) {
    const ids = new Set(spanId === undefined ? [] : values(spanId));
    if (!values(parentId).some((id) => ids.has(id))) delete chosen.parentId;
  }
  return {
    columns: chosen,
    timeUnit: unitOf(chosen.start ?? chosen.end ?? '') ?? 'auto',
    durationUnit: unitOf(chosen.duration ?? '') ?? 'ms',
  };
}

/** May as well be a process, a person or a reason. */
const DOUBTFUL_PARENT = /^(caller|causedby|cause|pid)$/;

/** Of several columns that fit, the one to take. */
const FIRST_CHOICE: Readonly<Partial<Record<RecordField, RegExp>>> = {
  traceId: /traceid$/,
  spanId: /spanid$/,
  start: /^start/,
  service: /^service/,
  name: /^(operation|name|span)/,
  status: /^status/,
};

/** True when the name of a duration's column says its unit: then nothing had to be guessed. */
export function unitOf(column: string): Exclude<RecordUnit, 'auto'> | undefined {
  const name = column.toLowerCase();
  const plain = name.replaceAll(/[^a-zµ]/g, '');
  return UNIT_ENDS.find(([, end]) => end.test(end.source.includes('_') ? name : plain) || end.test(plain))?.[0];
}

/** `trace.span_id` is spanid, `labels.service-name` servicename. */
function lastName(column: string): string {
  const plain = column.toLowerCase().replaceAll(/[^\p{L}\d.]/gu, '');
  return plain.slice(plain.lastIndexOf('.') + 1);
}

function fits(field: RecordField, values: readonly string[]): boolean {
  switch (field) {
    case 'start':
    case 'end':
      return values.length > 0 && values.every(isTimeText);
    case 'duration':
      return values.length > 0 && values.every((value) => /^[-+]?[\d.,]+(e[-+]?\d+)?\s*[a-zµμ]*$/i.test(value));
    case 'phase':
      return values.some((value) => phaseOf(value) !== undefined);
    case 'traceId':
    case 'spanId':
    case 'parentId':
    case 'name':
    case 'service':
    case 'kind':
    case 'status':
      return true;
  }
}

function isTimeText(value: string): boolean {
  return writtenTime(value) !== undefined || /^-?\d+(\.\d+)?(e\d+)?$/i.test(value);
}

/** Whether a record is where a span begins or ends; undefined when its word is neither. */
export function phaseOf(word: string): 'begin' | 'end' | undefined {
  const last = word.toLowerCase().replace(/^.*[._\-\s:]/, '');
  if (
    /^(b|s|start|started|begin|began|enter|entered|entry|open|opened|request|req|send|sent|call|submit|submitted|schedule|scheduled)$/.test(
      last,
    )
  )
    return 'begin';
  if (
    /^(e|f|end|ended|finish|finished|stop|stopped|exit|exited|leave|close|closed|complete|completed|done|response|resp|return|reply|received|recv|receive|fail|failed|error)$/.test(
      last,
    )
  )
    return 'end';
  return undefined;
}
