import { type OtlpDocument, type OtlpSpan, encodeAttributes } from './otlpDocument.ts';
import type { Random } from './random.ts';
import {
  NS_PER_MS,
  type Service,
  type Shared,
  type SpanBody,
  type SpanOptions,
  type SpanRef,
  writeSpan,
} from './spanWriter.ts';

/** Collects the traces of one document, grouped by service and scope as an exporter would send them. */
export class TraceWriter {
  readonly #shared: Shared;
  readonly #groups = new Map<Service, Map<string, OtlpSpan[]>>();

  /** `originNs`: Unix ns to which all times are relative. */
  constructor(random: Random, originNs: bigint) {
    this.#shared = { random, originNs, add: (service, scope, span) => this.#add(service, scope, span) };
  }

  /** Writes a trace whose root starts `startMs` after the origin; returns its root, or where to link to. */
  trace(startMs: number, service: Service, name: string, options: SpanOptions, body: SpanBody): SpanRef {
    const traceId = this.#shared.random.hex(16);
    const startNs = Math.round(startMs * NS_PER_MS);
    return writeSpan(this.#shared, traceId, undefined, startNs, service, name, options, body);
  }

  document(): OtlpDocument {
    return {
      resourceSpans: [...this.#groups].map(([service, scopes]) => ({
        resource: { attributes: encodeAttributes(service.resource) },
        scopeSpans: [...scopes].map(([scope, spans]) => {
          const [name = scope, version] = scope.split(/@(?=[^@]*$)/);
          return { scope: version === undefined ? { name } : { name, version }, spans };
        }),
      })),
    };
  }

  #add(service: Service, scope: string, span: OtlpSpan): void {
    const scopes = this.#groups.get(service) ?? new Map<string, OtlpSpan[]>();
    this.#groups.set(service, scopes);
    const spans = scopes.get(scope);
    if (spans === undefined) scopes.set(scope, [span]);
    else spans.push(span);
  }
}
