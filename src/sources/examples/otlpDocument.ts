/** The OTLP/JSON shapes the examples are written in: hex ids, Unix nanoseconds as decimal text, enums as numbers. */
// https://github.com/open-telemetry/opentelemetry-proto/blob/main/docs/specification.md#json-protobuf-encoding

/** What a scenario may give as an attribute: whole numbers become int64, others double. */
export type AttributeValue = string | number | boolean | readonly string[];
/** Attribute name → value, in the order they are written. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** OTLP span kinds. */
export const KIND = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;
/** A name of `KIND`. */
export type KindName = keyof typeof KIND;

type AnyValue =
  | { readonly stringValue: string }
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly boolValue: boolean }
  | { readonly arrayValue: { readonly values: readonly AnyValue[] } };

export interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

export interface OtlpEvent {
  readonly timeUnixNano: string;
  readonly name: string;
  readonly attributes?: readonly KeyValue[];
}

export interface OtlpLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes?: readonly KeyValue[];
}

/** One span. The broken example leaves out what a whole span must have, hence the many optional members. */
export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly flags?: number;
  readonly name?: string;
  readonly kind?: number | string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano?: string;
  readonly attributes?: readonly KeyValue[];
  readonly events?: readonly OtlpEvent[];
  readonly links?: readonly OtlpLink[];
  readonly status?: { readonly code?: number; readonly message?: string };
}

export interface OtlpResourceSpans {
  readonly resource: { readonly attributes: readonly KeyValue[] };
  readonly scopeSpans: readonly {
    readonly scope: { readonly name: string; readonly version?: string };
    readonly spans: readonly OtlpSpan[];
  }[];
}

/** A whole file. */
export interface OtlpDocument {
  readonly resourceSpans: readonly OtlpResourceSpans[];
}

function encodeValue(value: AttributeValue): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  return { arrayValue: { values: value.map(encodeValue) } };
}

/** Attributes as OTLP writes them, in the order given. */
export function encodeAttributes(attributes: Attributes): readonly KeyValue[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: encodeValue(value) }));
}

/** The document as the bytes of a file, UTF-8 and indented by one blank so that a curious reader can follow it. */
export function documentBytes(document: OtlpDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document, undefined, 1));
}
