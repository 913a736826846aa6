import { gzipSync } from 'node:zlib';
import type { DrawnAttributes, DrawnSpan, DrawnValue } from '../../drawnSpans.ts';
import { DRAWN_TRACE_ID, drawnId } from '../../drawnSpans.ts';
import { readDrawing } from '../../drawingReader.ts';

/** A small file, held in memory. */
export interface TraceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An OTLP JSON file of a drawn trace; the syntax stands in `test/traceDrawing.ts`. Its times begin at noon UTC. */
export function otlpFile(name: string, drawing: string): TraceFile {
  return textFile(name, otlpText(drawing));
}

export function textFile(name: string, text: string): TraceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

export function gzipped({ name, bytes }: TraceFile): TraceFile {
  return { name: `${name}.gz`, bytes: new Uint8Array(gzipSync(bytes)) };
}

/** The text of the file: one resource per span, as simple exporters write it. */
export function otlpText(drawing: string): string {
  return otlpTextOf(readDrawing(drawing));
}

/** The same of spans that code makes. */
export function otlpTextOf(spans: readonly DrawnSpan[]): string {
  const resourceSpans = spans.map((span, at) => ({
    resource: { attributes: encode({ 'service.name': span.service ?? '', ...span.resource }) },
    scopeSpans: [{ spans: [otlpSpan(spans, span, at)] }],
  }));
  return JSON.stringify({ resourceSpans });
}

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const STATUSES = ['unset', 'ok', 'error'];

function otlpSpan(spans: readonly DrawnSpan[], span: DrawnSpan, at: number): object {
  const { parent, end } = span;
  return {
    traceId: span.traceId ?? DRAWN_TRACE_ID,
    spanId: drawnId(span, at),
    parentSpanId: typeof parent === 'number' ? drawnId(spans[parent], parent) : parent,
    name: span.operation,
    kind: KINDS.indexOf(span.kind ?? 'unspecified'),
    startTimeUnixNano: instant(span.start ?? 0),
    endTimeUnixNano: end === undefined ? undefined : instant(end),
    status: { code: STATUSES.indexOf(span.status ?? 'unset'), message: span.message },
    attributes: encode(span.attributes),
    events: span.events?.map(({ name, time, attributes }) => ({
      name,
      timeUnixNano: instant(time),
      attributes: encode(attributes),
    })),
  };
}

/** 2026-11-21 12:00:00 UTC in Unix ns. */
const NOON_NS = 1_795_262_400_000_000_000n;

function instant(ns: number): string {
  return String(NOON_NS + BigInt(ns));
}

function encode(attributes: DrawnAttributes = {}): object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: encodeValue(value) }));
}

function encodeValue(value: DrawnValue): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { stringValue: JSON.stringify(value) };
}
