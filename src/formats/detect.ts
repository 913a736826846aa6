import { jaegerJson } from './jaegerJson.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { lookAlike } from './lookAlikes.ts';
import { otlpJson } from './otlpJson.ts';
import type { Shape } from './shape.ts';
import { shapeOf } from './shape.ts';
import { describeText } from './textKind.ts';
import { zipkinJson } from './zipkinJson.ts';

/** Every format, the surest to recognise first: the first that recognises the shape reads the file. */
const FORMATS: readonly JsonFormat[] = [otlpJson, jaegerJson, zipkinJson];

/** Bytes of a file that are looked at; a format must show itself in them. */
export const HEAD_BYTES = 1 << 20;

export type Detection =
  | { readonly kind: 'json'; readonly format: JsonFormat }
  | { readonly kind: 'empty' }
  /** `found` says in words what the file seems to be, for the message */
  | { readonly kind: 'unknown'; readonly found: string }
  | { readonly kind: 'unsupported'; readonly found: string };

/** Says what a file is by its first bytes (after gzip). */
export function detect(head: Uint8Array): Detection {
  const packed = packedAs(head);
  if (packed) return { kind: 'unsupported', found: packed };
  const isEmpty = !head.some((byte, at) => byte > 32 && !isByteOrderMark(head, at));
  if (isEmpty) return { kind: 'empty' };
  const shape = shapeOf(head);
  const format = FORMATS.find((candidate) => candidate.recognises(shape)) ?? mixedSignals(head, shape);
  if (format) return { kind: 'json', format };
  const known = lookAlike(shape);
  if (known?.isTrace) return { kind: 'unsupported', found: `${known.found}, which Spanglass does not open yet` };
  return { kind: 'unknown', found: known?.found ?? describe(head, shape) };
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** A long file of a collector may begin with many lines of logs and metrics: spans may come behind what was looked at. */
function mixedSignals(head: Uint8Array, shape: Shape): JsonFormat | undefined {
  if (head.length < HEAD_BYTES) return undefined;
  return shape.has('resourceLogs') || shape.has('resourceMetrics') ? otlpJson : undefined;
}

function packedAs(head: Uint8Array): string | undefined {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'a zip archive: unpack it and drop the files in it';
  if (begins(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd, which browsers cannot unpack: run “zstd -d” on it first';
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'text in UTF-16: save it as UTF-8';
  return undefined;
}

function isByteOrderMark(head: Uint8Array, at: number): boolean {
  return at < 3 && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

function describe(head: Uint8Array, shape: Shape): string {
  const top = [...shape].filter((path) => !path.includes('.')).slice(0, 8);
  if (top.length > 0) return `JSON with the keys ${top.join(', ')}`;
  return describeText(head);
}
