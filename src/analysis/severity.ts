const WORDS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type SeverityWord = (typeof WORDS)[number];

/**
 * The word of a log's severity in OTLP's numbers (opentelemetry.io/docs/specs/otel/logs/data-model): four to a word, 1–4
 * trace to 21–24 fatal. Undefined for numbers outside: 0 is no log, 255 a log that was sent without one.
 */
export function severityWord(severity: number): SeverityWord | undefined {
  return severity >= 1 && severity <= 24 ? WORDS[Math.floor((severity - 1) / 4)] : undefined;
}
