import { STATUS_NAMES } from './fields.ts';
import { keyValuesOf } from './anyValue.ts';
import type { JsonFormat } from './jsonFormat.ts';
import type { Shape } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import { lengthNs, nsOf, unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Answers of Tempo's search: traces with the spans that matched and the attributes that the query selected, no more. Each
 * is marked as a part of its trace.
 */
export const tempoSearch: JsonFormat = {
  name: 'Tempo search JSON',
  recognises: (shape) => isSearch(shape, 'traces[].') || isSearch(shape, ''),
  decoder: (context) => new TempoSearchDecoder(context),
};

/** `rootServiceName` alone: a search that asked for no spans. */
function isSearch(shape: Shape, path: string): boolean {
  const has = (key: string): boolean => shape.has(path + key);
  return (has('traceID') || has('traceId')) && (has('spanSet') || has('spanSets') || has('rootServiceName'));
}

/** A span from all the sets that list it. */
interface MatchedSpan {
  readonly fields: Map<string, SmallValue>;
  readonly attributes: Map<string, SmallValue>;
}

/** Selected attributes that are fields of a span. Scopes stand before them in the answers of newer servers. */
const PARENT = ['span:parentID', 'parentID'];
const STATUS = ['span:status', 'status'];
const STATUS_MESSAGE = ['span:statusMessage', 'statusMessage'];
const KIND = ['span:kind', 'kind'];
const NAME = ['span:name', 'name'];
const SERVICE = ['resource.service.name', 'service.name'];
const SCOPE_NAME = ['instrumentation:name'];
const SCOPE_VERSION = ['instrumentation:version'];
const TAKEN = new Set([PARENT, STATUS, STATUS_MESSAGE, KIND, NAME, SERVICE, SCOPE_NAME, SCOPE_VERSION].flat());
const RESOURCE = 'resource.';
const SPAN = 'span.';

class TempoSearchDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(item: Fields): void {
    if (item.has('traces')) objectsOf(item.get('traces')).forEach((trace) => this.pourTrace(trace));
    else this.pourTrace(item);
  }

  private pourTrace(trace: Fields): void {
    const traceId = firstOf(trace, 'traceID', 'traceId');
    if (traceId === undefined) return;
    const sets = [...objectsOf([trace.get('spanSet') ?? null]), ...objectsOf(trace.get('spanSets'))];
    const spans = matchedSpans(sets);
    if (spans.length === 0) return;
    const parents = nestedSetParents(spans);
    for (const span of spans) this.pourSpan(trace, traceId, span, parents.get(span));
    const matched = Math.max(...sets.map((set) => numberOf(set.get('matched')) ?? 0));
    const root = [textOf(trace.get('rootServiceName')), textOf(trace.get('rootTraceName'))].filter(
      (text) => text !== '',
    );
    const of =
      matched > spans.length ? `${spans.length} of ${matched} matching spans` : `the ${spans.length} matching spans`;
    this.context.log.add('partialTrace', { detail: `${of} of ${textOf(traceId)} (${root.join(' ')})` });
  }

  private pourSpan(trace: Fields, traceId: SmallValue, { fields, attributes }: MatchedSpan, parent?: string): void {
    const { writer } = this;
    writer.begin();
    const parentId = firstOf(attributes, ...PARENT) ?? parent;
    writer.ids(traceId, firstOf(fields, 'spanID', 'spanId'), parentId);
    const isRoot = writer.span.parentId < 0 && this.isRoot(trace, fields);
    writer.name(
      firstOf(fields, 'name') ?? firstOf(attributes, ...NAME) ?? (isRoot ? trace.get('rootTraceName') : undefined),
    );
    writer.start(unixTime(fields.get('startTimeUnixNano'), 'ns'));
    writer.duration(lengthNs(fields.get('durationNanos'), 'ns'));
    writer.kind(firstOf(attributes, ...KIND));
    const status = writer.code(firstOf(attributes, ...STATUS), STATUS_NAMES, 'status');
    if (status !== undefined) writer.span.status = status;
    else writer.attribute('status', firstOf(attributes, ...STATUS));
    writer.statusMessage(firstOf(attributes, ...STATUS_MESSAGE));
    const resource = new Map<string, SmallValue>();
    for (const [key, value] of attributes) {
      if (TAKEN.has(key)) continue;
      if (key.startsWith(RESOURCE)) resource.set(key.slice(RESOURCE.length), value);
      else writer.attribute(key.startsWith(SPAN) ? key.slice(SPAN.length) : key, value);
    }
    const service = firstOf(attributes, ...SERVICE) ?? (isRoot ? trace.get('rootServiceName') : undefined);
    writer.resource({ service: textOf(service), attributes: resource });
    writer.scope(firstOf(attributes, ...SCOPE_NAME), firstOf(attributes, ...SCOPE_VERSION));
    writer.end();
  }

  /** The span that begins with its trace and lasts as long, to the millisecond, is the root, whose names the answer gives. */
  private isRoot(trace: Fields, span: Fields): boolean {
    const traceStart = unixTime(trace.get('startTimeUnixNano'), 'ns');
    const start = unixTime(span.get('startTimeUnixNano'), 'ns');
    const length = lengthNs(span.get('durationNanos'), 'ns');
    if (!traceStart || !start || length === undefined || nsOf(traceStart) !== nsOf(start)) return false;
    return Math.floor(length / 1e6) === (numberOf(trace.get('durationMs')) ?? 0);
  }
}

/** The spans of all sets, each once: `spanSet` repeats the first of `spanSets`. A repeat may tell what the first did not. */
function matchedSpans(sets: readonly Fields[]): MatchedSpan[] {
  const byId = new Map<string, MatchedSpan>();
  const result: MatchedSpan[] = [];
  for (const record of sets.flatMap((set) => objectsOf(set.get('spans')))) {
    const id = textOf(firstOf(record, 'spanID', 'spanId'));
    let span = byId.get(id);
    if (!span) {
      span = { fields: new Map(), attributes: new Map() };
      result.push(span);
      if (id !== '') byId.set(id, span);
    }
    for (const [key, value] of record) if (!span.fields.has(key)) span.fields.set(key, value);
    for (const [key, value] of keyValuesOf(record.get('attributes'))) {
      if (!span.attributes.has(key)) span.attributes.set(key, value);
    }
  }
  return result;
}

/** Ids of parents by Tempo's numbering of the whole trace, where the query selected both numbers. */
function nestedSetParents(spans: readonly MatchedSpan[]): Map<MatchedSpan, string> {
  const byLeft = new Map<number, string>();
  for (const { fields, attributes } of spans) {
    const left = numberOf(firstOf(attributes, 'nestedSetLeft', 'span:nestedSetLeft'));
    if (left !== undefined) byLeft.set(left, textOf(firstOf(fields, 'spanID', 'spanId')));
  }
  const result = new Map<MatchedSpan, string>();
  for (const span of spans) {
    const number = numberOf(firstOf(span.attributes, 'nestedSetParent', 'span:nestedSetParent'));
    const parent = number === undefined ? undefined : byLeft.get(number);
    if (parent !== undefined) result.set(span, parent);
  }
  return result;
}
