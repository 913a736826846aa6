import { describe, expect, it } from 'vitest';
import { fleetText } from './generateFleet.ts';

interface WrittenSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
}

describe('fleetText', () => {
  const parsed = JSON.parse(fleetText({ traces: 300, services: 40, edges: 120 })) as {
    readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly WrittenSpan[] }[] }[];
  };
  const services = parsed.resourceSpans.map(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  const serviceOf = new Map(
    services.flatMap((spans, service) => spans.map(({ spanId }) => [spanId, service] as const)),
  );

  it('holds every service and every pair of which one calls the other', () => {
    expect(services).toHaveLength(40);
    const pairs = services.flatMap((spans, service) =>
      spans
        .filter(({ kind, parentSpanId }) => kind === 2 && parentSpanId !== undefined)
        .map(({ parentSpanId }) => `${serviceOf.get(parentSpanId ?? '')} > ${service}`),
    );
    expect(new Set(pairs).size).toBe(120);
  });

  it('gives the same bytes for the same options, and as many traces', () => {
    expect(fleetText({ traces: 9, services: 10, edges: 20 })).toBe(fleetText({ traces: 9, services: 10, edges: 20 }));
    expect(new Set(services.flat().map(({ traceId }) => traceId)).size).toBe(300);
  });
});
