import { SPAN_KIND } from '#model/spanTable.ts';
import { LEVEL_NUMBERS } from './otlpLogRecord.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, listOf, textOf } from './valueAccess.ts';

/** What a span or transaction of Elastic’s agents is, as far as its kind depends on it. */
export interface ElasticEvent {
  readonly isTransaction: boolean;
  /** `db.postgresql.query` or its first part */
  readonly type: string;
  readonly action: string;
  /** kind as OpenTelemetry’s bridge gives it, '' = none */
  readonly otelKind: string;
  /** it names what it calls */
  readonly hasDestination: boolean;
}

const OTEL_KINDS: ReadonlyMap<string, number> = new Map(Object.entries(SPAN_KIND));
/** First parts of types of spans that leave the process. */
const EXIT_TYPES: ReadonlySet<string> = new Set(['db', 'external', 'messaging', 'cache', 'storage', 'ext']);
const SENDING: ReadonlySet<string> = new Set(['send', 'publish', 'produce']);

/** OpenTelemetry’s kind of an event, which Elastic tells by its type. */
export function elasticKind({ isTransaction, type, action, otelKind, hasDestination }: ElasticEvent): number {
  const told = OTEL_KINDS.get(otelKind.toLowerCase());
  if (told !== undefined) return told;
  const [first, , last = ''] = type.split('.');
  if (isTransaction) return first === 'messaging' ? SPAN_KIND.consumer : SPAN_KIND.server;
  if (first === 'messaging' && SENDING.has(action === '' ? last : action)) return SPAN_KIND.producer;
  return hasDestination || EXIT_TYPES.has(first) ? SPAN_KIND.client : SPAN_KIND.internal;
}

/** Attributes of the conventions of today for fields of an exception, as agents and documents have them. */
export function exceptionAttributes(exception: Fields): Map<string, SmallValue> {
  const result = new Map<string, SmallValue>();
  const put = (key: string, value: SmallValue | undefined): void => {
    if (value !== undefined && value !== null && value !== '') result.set(key, value);
  };
  put('exception.type', exception.get('type'));
  put('exception.message', exception.get('message'));
  put('exception.stacktrace', stackText(exception.get('stacktrace')));
  const handled = exception.get('handled');
  if (typeof handled === 'boolean') put('exception.escaped', !handled);
  put('exception.module', exception.get('module'));
  put('exception.code', exception.get('code'));
  put('exception.attributes', exception.get('attributes'));
  put('exception.cause', exception.get('cause'));
  return result;
}

/** Frames as a stack is usually printed, a line each. */
function stackText(frames: SmallValue | undefined): string {
  if (typeof frames === 'string') return frames;
  return listOf(frames)
    .map((value) => {
      const frame = fieldsOf(value);
      const line = fieldsOf(frame.get('line'));
      const file = textOf(frame.get('filename')) || textOf(frame.get('abs_path')) || textOf(frame.get('classname'));
      const number = textOf(frame.get('lineno')) || textOf(line.get('number'));
      const place = number === '' ? file : `${file}:${number}`;
      return `    at ${textOf(frame.get('function')) || textOf(frame.get('classname')) || '?'} (${place})`;
    })
    .join('\n');
}

export const ERROR_SEVERITY = 17;

/** OTLP’s severity number of a level; 0 when it is none. */
export function severityOf(level: SmallValue | undefined): number {
  return LEVEL_NUMBERS.get(textOf(level).toLowerCase()) ?? 0;
}
