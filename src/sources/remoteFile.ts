import { decodeLoosely } from '#base/looseDecoding.ts';
import type { Result } from '#base/result.ts';
import { failure, success } from '#base/result.ts';
import type { ProblemExample } from '#model/problem.ts';

/** Bytes that are on their way. */
export interface RemoteFile {
  readonly name: string;
  /** undefined when the server does not tell, or tells the size before unpacking */
  readonly size: number | undefined;
  readonly stream: ReadableStream<Uint8Array>;
}

/** Starts to fetch a file by an address the user named. No credentials are sent and no referrer is told. */
export async function fetchRemoteFile(
  address: string,
  signal: AbortSignal,
): Promise<Result<RemoteFile, ProblemExample>> {
  const fail = (detail: string): Result<RemoteFile, ProblemExample> => failure({ detail, where: address, row: -1 });
  let url: URL;
  try {
    url = new URL(address, globalThis.location?.href);
  } catch {
    return fail('This is not an address. Write it whole, with http:// or https://.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return fail(`Only http and https can be read, not ${url.protocol}`);
  }
  let response: Response;
  try {
    response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch (error) {
    if (signal.aborted) return fail('Stopped.');
    const mixed = globalThis.location?.protocol === 'https:' && url.protocol === 'http:';
    const reason = mixed
      ? 'A page loaded by https may not read an address by http.'
      : 'The server did not answer, or does not allow this page to read it (CORS).';
    return fail(`${reason} ${error instanceof Error ? error.message : ''}`.trim());
  }
  if (!response.ok) return fail(`The server answered ${response.status} ${response.statusText}`.trim());
  if (!response.body) return fail('The server answered with nothing.');
  const length = Number(response.headers.get('content-length'));
  const packed = response.headers.has('content-encoding');
  return success({ name: nameOf(url), size: length > 0 && !packed ? length : undefined, stream: response.body });
}

/** Last part of the path, else the host. */
export function nameOf(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '');
  return last === undefined ? url.host : decodeLoosely(last);
}
