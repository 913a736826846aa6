import type { Span } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_FLAG } from '#model/spanTable.ts';

export interface WriteOptions {
  /** False when the document holds no times and its spans were laid out in the order of the file: none are written. */
  readonly hasTimes: boolean;
}

/** Fields of spans as the formats that are written have them, repairs taken back. */

/** Unix ns of the start; 0 = the source had none and the row was drawn where its parent starts or where it ends. */
export function startNs(span: Span): bigint {
  return span.hasFlag('timeRepaired') ? 0n : span.startNs;
}

/** Unix ns of the end as it was sent; undefined when the span never ended, or its end is not known. */
export function endNs(span: Span): bigint | undefined {
  const { duration } = span;
  if (duration === undefined) return undefined;
  // Drawn as a point where it ends; else a length without a place.
  if (span.hasFlag('timeRepaired')) return duration === 0 ? span.startNs : undefined;
  return span.startNs + BigInt(Math.round(duration - (span.detail('negativeBy') ?? 0)));
}

/** Id that a root names as its parent all the same: one that is missing, its own, one of a circle. '' = none. */
export function namedParentId(span: Span): string {
  return span.table.strings.get(span.detail('missingParent') ?? span.detail('cutParent') ?? -1);
}

/**
 * Span ids for formats with one span per id: the server half of a shared id (Zipkin B3) gets one of its own, made from the id
 * and always the same.
 */
export function spanIdWriter(table: SpanTable): (row: number) => string {
  return (row) => {
    const id = table.strings.get(table.spanId[row]);
    return (table.flags[row] & SPAN_FLAG.sharedId) === 0 ? id : otherId(id);
  };
}

/** FNV-1a, 64 bits, of the id and a word: as unlikely to meet another id as a random one. */
function otherId(id: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(`${id} server`)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** An id without the zeros that were put before a shorter one: 64-bit trace ids are written as they came. */
export function unpadded(id: string): string {
  return id.length === 32 && id.startsWith('0000000000000000') ? id.slice(16) : id;
}
