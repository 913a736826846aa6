import {
  type Attributes,
  KIND,
  type KindName,
  type OtlpEvent,
  type OtlpLink,
  type OtlpSpan,
  encodeAttributes,
} from './otlpDocument.ts';
import type { Random } from './random.ts';

/** A process that emits spans. */
export interface Service {
  readonly name: string;
  readonly resource: Attributes;
  /** Scope of a span that names none, `name@version`. */
  readonly scope: string;
  /** Scopes of its instrumentation libraries. */
  readonly scopes: {
    readonly server: string;
    readonly client: string;
    readonly store: string;
    readonly messaging: string;
  };
  /** Host name by which others call it. */
  readonly address: string;
  readonly port: number;
  /** What it says of itself when it calls others. */
  readonly userAgent: string;
}

/** Names a span from elsewhere, for links, with the time it ended (ns after the document's origin), for queue waits. */
export interface SpanRef {
  readonly traceId: string;
  readonly spanId: string;
  readonly endNs: number;
}

export interface SpanOptions {
  /** Default internal. */
  readonly kind?: KindName;
  /** Instrumentation scope, `name@version`; default is the service's own. */
  readonly scope?: string;
  /** Emitting service; default is the parent's. */
  readonly service?: Service;
  readonly attributes?: Attributes;
}

/** What happens while a span is open. Its clock moves with each piece of work and each child; where it stands at the end, the span ends. */
export type SpanBody = (span: SpanWriter) => void;

export const NS_PER_MS = 1_000_000;

/** What all spans of a document share. */
export interface Shared {
  readonly random: Random;
  readonly originNs: bigint;
  readonly add: (service: Service, scope: string, span: OtlpSpan) => void;
}

/** An open span of a scenario, with a clock of its own. */
export class SpanWriter {
  readonly traceId: string;
  readonly spanId: string;
  readonly service: Service;
  /** The clock, whole ns after the document's origin. */
  nowNs: number;
  readonly #shared: Shared;
  readonly #attributes: Record<string, Attributes[string]>;
  readonly #events: OtlpEvent[] = [];
  readonly #links: OtlpLink[] = [];
  #status: OtlpSpan['status'];

  constructor(shared: Shared, traceId: string, service: Service, startNs: number, attributes: Attributes) {
    this.#shared = shared;
    this.traceId = traceId;
    this.spanId = shared.random.hex(8);
    this.service = service;
    this.nowNs = startNs;
    this.#attributes = { ...attributes };
  }

  /** The span's own work: about `ms` milliseconds pass, spread like measured latencies. */
  work(ms: number): void {
    this.pause(this.#shared.random.around(ms));
  }

  /** Exactly `ms` milliseconds pass. */
  pause(ms: number): void {
    this.nowNs += Math.round(ms * NS_PER_MS);
  }

  /** A child that the span waits for. */
  call(name: string, options: SpanOptions, body: SpanBody): SpanRef {
    const ref = this.later(0, name, options, body);
    this.nowNs = ref.endNs;
    return ref;
  }

  /** A child that starts `delayMs` from now and that nobody waits for: the clock stays. */
  later(delayMs: number, name: string, options: SpanOptions, body: SpanBody): SpanRef {
    const startNs = this.nowNs + Math.round(delayMs * NS_PER_MS);
    return writeSpan(
      this.#shared,
      this.traceId,
      this.spanId,
      startNs,
      options.service ?? this.service,
      name,
      options,
      body,
    );
  }

  /** Bodies that run at once, all from now; the clock moves to the end of the longest. */
  fork(bodies: readonly (() => void)[]): void {
    const startNs = this.nowNs;
    let endNs = startNs;
    for (const body of bodies) {
      this.nowNs = startNs;
      body();
      endNs = Math.max(endNs, this.nowNs);
    }
    this.nowNs = endNs;
  }

  set(attributes: Attributes): void {
    Object.assign(this.#attributes, attributes);
  }

  /** An event at the clock's time. */
  event(name: string, attributes: Attributes = {}): void {
    const timeUnixNano = String(this.#shared.originNs + BigInt(this.nowNs));
    this.#events.push({ timeUnixNano, name, attributes: encodeAttributes(attributes) });
  }

  /** Marks the span as failed; `errorType` is the low-cardinality class of the error. */
  fail(message: string, errorType: string): void {
    this.#status = { code: 2, message };
    this.set({ 'error.type': errorType });
  }

  /** Records an exception event. The span's status stays: a caught exception is no failure. */
  exception(type: string, message: string, stacktrace: string): void {
    this.event('exception', {
      'exception.type': type,
      'exception.message': message,
      'exception.stacktrace': stacktrace,
    });
  }

  link(to: SpanRef, attributes: Attributes = {}): void {
    this.#links.push({ traceId: to.traceId, spanId: to.spanId, attributes: encodeAttributes(attributes) });
  }

  /** The span as OTLP; called once, when its body is done. */
  close(parentSpanId: string | undefined, name: string, kind: KindName, startNs: number): OtlpSpan {
    return {
      traceId: this.traceId,
      spanId: this.spanId,
      ...(parentSpanId === undefined ? {} : { parentSpanId }),
      flags: 1,
      name,
      kind: KIND[kind],
      startTimeUnixNano: String(this.#shared.originNs + BigInt(startNs)),
      endTimeUnixNano: String(this.#shared.originNs + BigInt(this.nowNs)),
      attributes: encodeAttributes(this.#attributes),
      ...(this.#events.length === 0 ? {} : { events: this.#events }),
      ...(this.#links.length === 0 ? {} : { links: this.#links }),
      status: this.#status ?? {},
    };
  }
}

/** Opens a span, lets `body` happen in it, and files it. */
export function writeSpan(
  shared: Shared,
  traceId: string,
  parentSpanId: string | undefined,
  startNs: number,
  service: Service,
  name: string,
  options: SpanOptions,
  body: SpanBody,
): SpanRef {
  const span = new SpanWriter(shared, traceId, service, startNs, options.attributes ?? {});
  body(span);
  shared.add(
    service,
    options.scope ?? service.scope,
    span.close(parentSpanId, name, options.kind ?? 'internal', startNs),
  );
  return { traceId, spanId: span.spanId, endNs: span.nowNs };
}
