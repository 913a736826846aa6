import { sniffOtlp } from './otlpProtoSniff.ts';

/** Bytes of a text that are shown and judged by. */
const SHOWN = 40;
const JUDGED = 512;

/** What Java's plain logging exporter prints: name, ids, kind, tracer and attributes, but no times and no parents. */
const JAVA_LOGGED_SPAN = /' : [0-9a-f]{32} [0-9a-f]{16} (?:INTERNAL|SERVER|CLIENT|PRODUCER|CONSUMER) \[tracer: /;
const LOG_BYTES = 1 << 18;

/** What a file is in whose first bytes no JSON object was found. */
export function describeText(head: Uint8Array): string {
  const judged = head.subarray(0, JUDGED);
  if (judged.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return describeBinary(head);
  const text = new TextDecoder().decode(judged).trimStart();
  if (JAVA_LOGGED_SPAN.test(new TextDecoder().decode(head.subarray(0, LOG_BYTES)))) {
    return 'a log of Java’s LoggingSpanExporter, which tells neither times nor parents: set it to OTLP JSON (logging-otlp)';
  }
  if (/^(<!doctype html|<html)/i.test(text)) return 'a web page, perhaps a login or an error page';
  if (text.startsWith('<')) return 'XML';
  if (text.startsWith('{') || text.startsWith('[')) return 'JSON without any objects that have keys';
  const line = text.split(/[\r\n]/, 1)[0];
  const shown = line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
  return `text that is no JSON: it begins with “${shown}”`;
}

/** OTLP as protobuf begins with field 1, a message: 0x0a and its length. */
function describeBinary(head: Uint8Array): string {
  if (sniffOtlp(head)?.signal === 'metrics') return 'OTLP metrics as protobuf, no spans';
  return head[0] === 0x0a ? 'binary data, perhaps OTLP protobuf that is damaged' : 'binary data';
}
