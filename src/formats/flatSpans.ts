import type { FlatRole, TimeRole } from './flatKeys.ts';
import { isSpelled, timeRole } from './flatKeys.ts';
import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { withoutMongoTypes } from './mongoValue.ts';
import type { Shape } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, objectsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Spans as one object each with the fields of OpenTelemetry, as programs write them that follow no format: dumps of
 * databases, home-made exporters. Read last, when no format with a name fits.
 */
export const flatSpans: JsonFormat = {
  name: 'flat spans',
  recognises: (shape) => PLACES.some((place) => isFlatSpan(shape, place)),
  decoder: (context) => new FlatSpansDecoder(context),
};

const PLACES = ['', 'spans[].', 'data[].', 'data.spans[].', 'traces[].spans[].', 'trace.spans[].'] as const;
/** A line of a log has the ids of its span too, and may tell how long something took; it has a message and no name. */
const MESSAGES: ReadonlySet<string> = new Set(['message', 'msg', 'Body', 'body']);

function isFlatSpan(shape: Shape, place: string): boolean {
  const keys = keysAt(shape, place);
  const has = (role: FlatRole, among = keys): boolean => among.some((key) => isSpelled(key, role));
  const hasTime = (...roles: readonly TimeRole[]): boolean =>
    keys.some((key) => roles.some((role) => timeRole(key) === role));
  // The spans of a trace may leave its id to the object around them.
  const isInside = place.endsWith(SPANS);
  const hasTrace = has('traceId') || (isInside && has('traceId', keysAt(shape, place.slice(0, -SPANS.length))));
  const hasSpan = keys.some((key) => isSpelled(key, 'spanId') && (key !== 'id' || has('parentId')));
  const isLog = !has('name') && keys.some((key) => MESSAGES.has(key));
  return hasTrace && hasSpan && hasTime('start') && hasTime('end', 'duration') && !isLog;
}

const SPANS = 'spans[].';

function keysAt(shape: Shape, place: string): string[] {
  const inside = [...shape].filter((path) => path.startsWith(place)).map((path) => path.slice(place.length));
  return inside.filter((path) => !path.includes('[]'));
}

class FlatSpansDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context);

  /** A span, or lists of spans in an object or two; the object around them may hold the id of their trace. */
  protected take(item: Map<string, SmallValue>): void {
    const waiting = [fieldsOf(withoutMongoTypes(item))];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const own = next;
      const key = ['spans', 'traces', 'data', 'trace'].find(
        (inner) => own.get(inner) instanceof Map || Array.isArray(own.get(inner)),
      );
      if (key === undefined || hasKey(own, 'spanId')) {
        if (!this.spans.write(own)) this.context.log.add('recordsIgnored');
        continue;
      }
      const value = own.get(key);
      const traceId = idOf(own);
      const inner = value instanceof Map ? [value] : objectsOf(value);
      // The stack gives them back in their order.
      for (const span of inner.toReversed()) {
        const inherits = traceId !== undefined && !hasKey(span, 'traceId');
        waiting.push(inherits ? new Map([['trace_id', traceId], ...span]) : new Map(span));
      }
    }
  }
}

function idOf(fields: Fields): SmallValue | undefined {
  const key = [...fields.keys()].find((candidate) => isSpelled(candidate, 'traceId'));
  return key === undefined ? undefined : fields.get(key);
}

function hasKey(fields: Fields, role: FlatRole): boolean {
  return [...fields.keys()].some((key) => isSpelled(key, role) && key !== 'id');
}
