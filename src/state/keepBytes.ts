import type { IngestInput } from '#ingest/ingestClient.ts';
import type { RemoteFile } from '#sources/remoteFile.ts';

/**
 * Takes bytes to their end, or to where they break, into the browser's keeping: any part of them can then be read, and
 * again. A break is told as it is of bytes that are read while they come. Never rejects.
 */
export async function keepBytes({ name, stream }: RemoteFile): Promise<IngestInput> {
  const pieces: Blob[] = [];
  let broken: unknown;
  try {
    // Some browsers do not iterate streams.
    const reader = stream.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(new Blob([read.value as Uint8Array<ArrayBuffer>]));
    }
  } catch (error) {
    broken = error;
  }
  const blob = new Blob(pieces);
  if (broken === undefined) return { name, blob };
  const rest = blob.stream().getReader();
  const kept = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value } = await rest.read();
      if (value) controller.enqueue(value);
      else controller.error(broken);
    },
  });
  return { name, size: undefined, stream: kept };
}
