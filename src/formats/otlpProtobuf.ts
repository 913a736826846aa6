import type { BytesDecoder, BytesFormat } from './bytesFormat.ts';
import type { Framing, Signal } from './otlpProtoSniff.ts';
import { sniffOtlp } from './otlpProtoSniff.ts';
import { OtlpProtoDecoder } from './otlpProtoDecoder.ts';
import type { PourContext } from './pourContext.ts';

function format(name: string, signal: 'spans' | 'logs', framing: Framing): BytesFormat {
  return {
    name,
    recognises: (head) => isSniffed(head, signal, framing),
    decoder: (context: PourContext): BytesDecoder => new OtlpProtoDecoder(context, signal, framing),
  };
}

function isSniffed(head: Uint8Array, signal: Signal, framing: Framing): boolean {
  const found = sniffOtlp(head);
  return found?.signal === signal && found.framing === framing;
}

/** OTLP as protobuf: one request, or many behind their lengths as the collector's file exporter writes them. */
export const otlpProtobuf: readonly BytesFormat[] = (['none', 'fixed', 'varint'] as const).flatMap((framing) => [
  format('OTLP protobuf', 'spans', framing),
  format('OTLP logs protobuf', 'logs', framing),
]);
