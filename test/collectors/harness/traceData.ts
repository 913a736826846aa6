import { readDocument } from '../../../src/cli/inspection.ts';
import { WRITERS } from '../../../src/formats/writers.ts';
import { openSpanTable } from '../../../src/model/spanTable.ts';
import { type ExampleId, writeExample } from '../../../src/sources/examples/examples.ts';

interface OtlpText {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly { readonly traceId: string; readonly endTimeUnixNano: string }[];
    }[];
  }[];
}

/** The bytes of an OTLP JSON file with all its times moved so that the last span ended a minute ago. */
export function untilNow(bytes: Uint8Array): Uint8Array {
  const file = JSON.parse(new TextDecoder().decode(bytes)) as OtlpText;
  const last = spansOf(file).reduce((most, { endTimeUnixNano }) => {
    const end = BigInt(endTimeUnixNano);
    return end > most ? end : most;
  }, 0n);
  const by = BigInt(Date.now() - 60_000) * 1_000_000n - last;
  const moved = JSON.stringify(file, (key, value: unknown) =>
    /timeUnixNano$/i.test(key) ? String(BigInt(value as string) + by) : value,
  );
  return new TextEncoder().encode(moved);
}

/** A built-in example as if it had just happened. */
export async function exampleOfNow(id: ExampleId): Promise<Uint8Array> {
  return untilNow(await writeExample(id));
}

/** Ids of the traces in an OTLP JSON file with the number of their spans, in its order. */
export function spanCounts(bytes: Uint8Array): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { traceId } of spansOf(JSON.parse(new TextDecoder().decode(bytes)) as OtlpText)) {
    counts.set(traceId, (counts.get(traceId) ?? 0) + 1);
  }
  return counts;
}

/** The first of them. */
export function firstTraceId(bytes: Uint8Array): string {
  const [id] = spanCounts(bytes).keys();
  return id;
}

/** The same spans as Zipkin takes them. */
export async function otlpAsZipkin(bytes: Uint8Array): Promise<string> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const { table } = await readDocument([{ name: 'sent.json', size: blob.size, stream: () => blob.stream(), blob }]);
  return [...WRITERS.zipkin(openSpanTable(table), { hasTimes: true })].join('');
}

function spansOf({ resourceSpans }: OtlpText) {
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}
