import type { SmallValue } from './smallValue.ts';
import type { FlatFields, FlatTime } from './flatKeys.ts';
import type { SpanWriter } from './spanWriter.ts';
import type { TimeUnit, UnixTime } from './times.ts';
import { anyTime, goDuration, isoDuration, lengthNs, nsOf, unitBySize, unixTime, unixTimeOf } from './times.ts';
import { numberOf } from './valueAccess.ts';

/** Below this a number is no date in any unit: it counts from somewhere else than 1970. */
const SMALLEST_DATE = 1e8;
/** A length that differs no more than this from the time between start and end tells nothing new. ns */
const SAME_LENGTH_NS = 1e6;

/**
 * Start and end of a span from any pair of start, end and length. `relative`: the unit of numbers that are too small for
 * dates and whose key names none.
 */
export function writeFlatTimes(writer: SpanWriter, fields: FlatFields, relative?: TimeUnit): void {
  const from = fields.takeTime('start');
  const to = fields.takeTime('end');
  const unit = commonUnit(from, to, relative);
  const start = timeOf(from, unit);
  const end = timeOf(to, unit);
  const length = fields.takeTime('duration');
  const ns = lengthOf(length, from, unit);
  if (length && ns === undefined) fields.giveBackKey(length.key);
  if (start) {
    writer.start(start);
    if (!end) writer.duration(ns);
    else {
      writer.finish(end);
      if (length && ns !== undefined) {
        const difference = Math.abs(Number(nsOf(end) - nsOf(start)) - ns);
        // Whole seconds are times that were cut: a length with a fraction of one is finer.
        if (start.nano === 0 && end.nano === 0 && ns % 1e9 !== 0 && difference < 1e9) writer.duration(ns);
        else if (difference > SAME_LENGTH_NS) fields.giveBackKey(length.key);
      }
    }
  } else if (end) {
    if (ns !== undefined) writer.start(unixTimeOf(nsOf(end) - BigInt(Math.round(ns))));
    writer.finish(end);
  } else writer.duration(ns);
  if (length && ns !== undefined && !end && isNumber(length.value) && lengthUnit(length, from, unit) === undefined) {
    writer.context.log.add('guessedUnit', { detail: length.key });
  }
}

/** One unit for both ends, told by the later: the earlier may be small. */
function commonUnit(from: FlatTime | undefined, to: FlatTime | undefined, relative: TimeUnit | undefined): TimeUnit {
  const numbers = [from, to].flatMap((time) => (time && isNumber(time.value) ? [numberOf(time.value) ?? 0] : []));
  const largest = Math.max(0, ...numbers.map(Math.abs));
  if (largest < SMALLEST_DATE) {
    if (numbers.length === 0) return relative ?? 'ms';
    return relative ?? (numbers.every(Number.isInteger) ? 'ns' : 's');
  }
  return unitBySize(largest, 'ns');
}

function timeOf(time: FlatTime | undefined, unit: TimeUnit): UnixTime | undefined {
  if (!time) return undefined;
  if (isNumber(time.value)) return unixTime(time.value, time.unit ?? unit);
  return anyTime(time.value, time.unit ?? unit);
}

/**
 * The unit that a length tells, or that of the start where this is a number. Undefined when it must be guessed: ms then.
 * `Duration` is a column of the collector's ClickHouse exporter, and `@timestamp` stands beside `duration` in documents of
 * its Elasticsearch exporter: both write ns beside a date.
 */
function lengthUnit(length: FlatTime, start: FlatTime | undefined, unit: TimeUnit): TimeUnit | undefined {
  if (length.unit !== undefined) return length.unit;
  if (start && isNumber(start.value)) return start.unit ?? unit;
  return length.key === 'Duration' || start?.key === '@timestamp' ? 'ns' : undefined;
}

function lengthOf(length: FlatTime | undefined, start: FlatTime | undefined, unit: TimeUnit): number | undefined {
  if (!length) return undefined;
  const { value } = length;
  if (!isNumber(value)) return isoDuration(value) ?? goDuration(value);
  return lengthNs(value, lengthUnit(length, start, unit) ?? 'ms');
}

/** A number, or a text that is one. */
function isNumber(value: SmallValue | undefined): boolean {
  return numberOf(value) !== undefined;
}
