import { saveFile } from './saveFile.ts';
import { notify } from './notices.ts';
import { connectionNamed } from './connections.ts';

/**
 * Fetches a trace from a collector and gives it to the user as a file, byte by byte as the server sent it. Tells when it
 * could not be had, or not whole.
 */
async function downloadTrace(connectionName: string, traceId: string): Promise<void> {
  const connection = await connectionNamed(connectionName);
  if (!connection) {
    notify(`This browser has no connection named “${connectionName}”.`);
    return;
  }
  const { openCollector } = await import('#sources/openCollector.ts');
  const { signal } = new AbortController();
  const collector = await openCollector(connection, signal);
  const answer = collector.ok ? await collector.value.trace(traceId, signal) : collector;
  if (!answer.ok) {
    notify(`${answer.error.message} ${answer.error.advice}`);
    return;
  }
  try {
    const blob = await new Response(answer.value.stream, { headers: { 'content-type': 'application/json' } }).blob();
    saveFile(`${traceId}.${collector.ok ? collector.value.kind : 'trace'}.json`, blob);
  } catch (error) {
    notify(`The trace could not be fetched whole. ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The same for several, one after the other: neither the server nor the browser is asked for all at once. */
export async function downloadTraces(connectionName: string, traceIds: readonly string[]): Promise<void> {
  for (const traceId of traceIds) await downloadTrace(connectionName, traceId);
}
