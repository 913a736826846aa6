import type { JsonFormat } from './jsonFormat.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { lengthNs, unixTimeOf, wholeNs } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** What Next.js writes to `.next/trace` while it builds or serves: a line for each batch of spans, an array of them. */
export const nextjsTrace: JsonFormat = {
  name: 'Next.js trace',
  recognises: (shape) =>
    hasAll(shape, 'id', 'name', 'timestamp', 'startTime') &&
    (shape.has('traceId') || hasAll(shape, 'duration', 'tags')) &&
    !hasAny(shape, 'resource', 'spanContext', 'localEndpoint', 'operationName', 'kind'),
  decoder: (context) => new NextDecoder(context),
};

const FIELDS: ReadonlySet<string> = new Set([
  'name',
  'duration',
  'timestamp',
  'id',
  'parentId',
  'traceId',
  'startTime',
  'tags',
]);
/** Room for the ids of one process: they count from 1. */
const REPEAT = 2n ** 48n;
/** ns by which the dates of one clock may differ: they are cut to ms, and clocks are set right while they run. */
const SAME_CLOCK = 1_000_000_000n;

/** Spans of one id that are looked at for the one that ran at some time: more never run at once. */
const MOST_TRIED = 64;

interface Held {
  readonly source: Fields;
  /** how many spans of the trace had its id before */
  readonly repeat: number;
  /** ns of the clock that the file has, which starts anywhere; undefined = no time */
  readonly clock: bigint | undefined;
  /** ns to add to it for Unix time; 0 when the file tells no date */
  readonly offset: bigint;
  readonly duration: number;
}

/**
 * Holds all spans: parents are written after their children, and ids come again, for every run and every worker of one
 * counts from 1.
 */
class NextDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);
  private readonly held: Held[] = [];
  /** by trace and id, in the order of the file */
  private readonly byId = new Map<string, Held[]>();
  /** keys whose spans stand in the order of their starts already */
  private readonly sorted = new Set<string>();
  private offset: bigint | undefined;

  protected take(source: Fields): void {
    if (source.has('id') || source.has('name')) this.hold(source);
    else this.context.log.add('recordsIgnored');
  }

  finish(): void {
    for (const held of this.held) this.write(held);
    this.held.length = 0;
    this.byId.clear();
  }

  private hold(source: Fields): void {
    const clock = wholeNs(source.get('timestamp'), 'us');
    const date = wholeNs(source.get('startTime'), 'ms');
    if (clock !== undefined && date !== undefined) {
      // The first span anchors the clock, and the first after the machine was started anew.
      const offset = date - clock;
      const apart = offset - (this.offset ?? offset);
      if (this.offset === undefined || apart > SAME_CLOCK || apart < -SAME_CLOCK) this.offset = offset;
    }
    const key = keyOf(source, source.get('id'));
    const same = this.byId.get(key) ?? [];
    const held = {
      source,
      repeat: same.length,
      clock: clock ?? date,
      offset: clock === undefined ? 0n : (this.offset ?? 0n),
      duration: lengthNs(source.get('duration'), 'us') ?? Number.NaN,
    };
    same.push(held);
    this.byId.set(key, same);
    this.held.push(held);
  }

  private write(held: Held): void {
    const { writer } = this;
    const { source, clock, offset, duration } = held;
    const parentId = source.get('parentId');
    const parent = this.parentOf(held);
    writer.begin();
    writer.ids(
      source.get('traceId'),
      repeatedId(source.get('id'), held.repeat),
      repeatedId(parentId, parent?.repeat ?? 0),
    );
    writer.name(source.get('name'));
    if (clock !== undefined) writer.start(unixTimeOf(clock + offset));
    if (!Number.isNaN(duration)) writer.duration(duration);
    writer.flatAttributes(fieldsOf(source.get('tags')));
    writer.flatAttributes(source, '', FIELDS);
    writer.end();
  }

  /** Of several spans with the id: the one that began last among those that run while the child starts. */
  private parentOf({ source, clock, offset }: Held): Held | undefined {
    const candidates = this.byStart(keyOf(source, source.get('parentId')));
    if (candidates.length < 2 || clock === undefined) return candidates.at(0);
    const start = clock + offset;
    let from = 0;
    let to = candidates.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (startOf(candidates[middle]) <= start) from = middle + 1;
      else to = middle;
    }
    for (let at = from - 1; at >= Math.max(0, from - MOST_TRIED); at--) {
      const candidate = candidates[at];
      if (candidate.source !== source && Number(start - startOf(candidate)) <= candidate.duration) return candidate;
    }
    return candidates[Math.max(0, from - 1)];
  }

  private byStart(key: string): readonly Held[] {
    const candidates = this.byId.get(key) ?? [];
    if (candidates.length > 1 && !this.sorted.has(key)) {
      this.sorted.add(key);
      candidates.sort((one, other) => Number(startOf(one) - startOf(other)));
    }
    return candidates;
  }
}

function startOf({ clock = 0n, offset }: Held): bigint {
  return clock + offset;
}

function keyOf(source: Fields, id: SmallValue | undefined): string {
  return `${textOf(source.get('traceId'))} ${textOf(id)}`;
}

function repeatedId(id: SmallValue | undefined, repeat: number): SmallValue | undefined {
  const text = textOf(id);
  if (repeat === 0 || text === '' || text === '0') return id;
  return /^\d{1,14}$/.test(text) ? BigInt(text) + BigInt(repeat) * REPEAT : `${text}#${repeat}`;
}
