/** Formats of which one span can be read alone, by the name that detection gives, with what makes a file of its bytes. */
const ENVELOPES: Readonly<Record<string, string>> = {
  'OTLP JSON': '{"resourceSpans":[{"scopeSpans":[{"spans":[',
  'OTLP spans JSON': '{"resourceSpans":[{"scopeSpans":[{"spans":[',
  'Tempo JSON': '{"resourceSpans":[{"scopeSpans":[{"spans":[',
  'Jaeger v3 JSON': '{"resourceSpans":[{"scopeSpans":[{"spans":[',
  'Jaeger JSON': '{"data":[{"spans":[',
  'Zipkin v2 JSON': '[',
};

/**
 * What has to stand before the bytes of a span, from its brace on, so that they are a file of its format; what follows the
 * span may be anything, and cut anywhere. Undefined for formats whose spans mean nothing alone.
 */
export function spanEnvelope(format: string): string | undefined {
  return Object.hasOwn(ENVELOPES, format) ? ENVELOPES[format] : undefined;
}
