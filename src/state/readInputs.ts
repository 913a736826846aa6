import type { IngestInput } from '#ingest/ingestClient.ts';
import { startIngest } from '#ingest/ingestClient.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import { mayTakeUnasked } from './attributeBudget.ts';

/**
 * Reads bytes in a worker beside what is on the screen: the document, or in words why the reading broke; '' when it was
 * stopped. Where attributes may not take the memory they need, the document is its structure. Never rejects.
 */
export function readInputs(
  inputs: readonly IngestInput[],
  signal: AbortSignal,
  mayTake: (bytes: number) => boolean = mayTakeUnasked,
): Promise<IngestDocument | string> {
  // What is aborted already never says so again.
  if (signal.aborted) return Promise.resolve('');
  return new Promise((resolve) => {
    let structure: IngestDocument | undefined;
    const onDone = (read: IngestDocument | string): void => {
      signal.removeEventListener('abort', onAbort);
      resolve(read);
    };
    const reading = startIngest(
      inputs,
      {},
      {
        onProgress: () => undefined,
        onPartial: () => undefined,
        onStructure: (document) => void (structure = document),
        mayTake,
        onKept: () => onDone(structure ?? ''),
        onDone,
        onCrash: onDone,
      },
    );
    const onAbort = (): void => {
      reading.discard();
      resolve('');
    };
    signal.addEventListener('abort', onAbort);
  });
}
