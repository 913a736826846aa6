import type { JsonFormat } from './jsonFormat.ts';
import { otlpJson } from './otlpJson.ts';
import type { Shape } from './shape.ts';
import { shapeOf } from './shape.ts';

/** Every format, the surest to recognise first: the first that recognises the shape reads the file. */
const FORMATS: readonly JsonFormat[] = [otlpJson];

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
  const first = head.find((byte) => byte > 32);
  if (first === undefined) return { kind: 'empty' };
  const shape = shapeOf(head);
  const format = FORMATS.find((candidate) => candidate.recognises(shape));
  if (format) return { kind: 'json', format };
  return { kind: 'unknown', found: describe(shape) };
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

function packedAs(head: Uint8Array): string | undefined {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'a zip archive: unpack it and drop the files in it';
  if (begins(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd, which browsers cannot unpack: run “zstd -d” on it first';
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'text in UTF-16: save it as UTF-8';
  return undefined;
}

/** Files that are taken for traces and are none, and what they are. */
const LOOK_ALIKES: readonly { readonly key: string; readonly found: string }[] = [
  { key: 'resourceLogs', found: 'OTLP logs, no spans' },
  { key: 'resourceMetrics', found: 'OTLP metrics, no spans' },
  { key: 'panels', found: 'a Grafana dashboard' },
  { key: 'mappings', found: 'an Elasticsearch index template' },
  { key: '$schema', found: 'a profile or a schema' },
];

function describe(shape: Shape): string {
  const known = LOOK_ALIKES.find(({ key }) => shape.has(key));
  if (known) return known.found;
  const top = [...shape].filter((path) => !path.includes('.')).slice(0, 8);
  if (top.length === 0) return 'no JSON objects';
  return `JSON with the keys ${top.join(', ')}`;
}
