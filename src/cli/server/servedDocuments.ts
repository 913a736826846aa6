import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DATA_HEADERS, sendRefusal } from './answer.ts';

/** A file that the page opens. */
export interface ServedDocument {
  readonly name: string;
  /** of the file on disk */
  readonly path: string;
}

export interface ServedDocuments {
  readonly documents: readonly ServedDocument[];
  /** Takes away what was kept aside of inputs that come only once. */
  readonly discard: () => Promise<void>;
}

/**
 * Files as they can be read again and again: the standard input and pipes, which come once, are kept in a folder. Rejects,
 * having kept nothing, when `stop` is aborted before they ended.
 */
export async function serveDocuments(
  paths: readonly string[],
  input: Readable,
  stop?: AbortSignal,
): Promise<ServedDocuments> {
  const documents: ServedDocument[] = [];
  let folder: string | undefined;
  const discard = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const path of paths) {
      const isInput = path === '-';
      if (!isInput && (await stat(path)).isFile()) {
        documents.push({ name: basename(path), path });
        continue;
      }
      folder ??= await mkdtemp(join(tmpdir(), 'spanglass-'));
      const kept = join(folder, String(documents.length));
      const source = isInput ? input : createReadStream(path);
      await pipeline(source, createWriteStream(kept, { mode: 0o600 }), stop ? { signal: stop } : {});
      documents.push({ name: isInput ? 'standard input' : basename(path), path: kept });
    }
  } catch (error) {
    await discard();
    throw error;
  }
  return { documents, discard };
}

/**
 * The address of a document, relative to the page. Its name stands at the end, where the page looks for it, and so that an
 * address kept by the browser does not lead to another document of a later run.
 */
export function documentAddress({ name }: ServedDocument, at: number): string {
  return `documents/${at}/${encodeURIComponent(name)}`;
}

/** The document of a request's path, `/documents/N` or with its name behind. */
export function findDocument(path: string, documents: readonly ServedDocument[]): ServedDocument | undefined {
  return documents.find((document, at) => {
    const address = `/${documentAddress(document, at)}`;
    return path === address || path === `/documents/${at}`;
  });
}

/** Sends a file as it is now. */
export async function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  { name, path }: ServedDocument,
): Promise<void> {
  let size: number;
  try {
    ({ size } = await stat(path));
  } catch {
    sendRefusal(response, { status: 404, code: 'notFound', message: `${name} is no longer where it was.` });
    return;
  }
  response.writeHead(200, {
    ...DATA_HEADERS,
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  if (request.method === 'HEAD' || size === 0) response.end();
  // A file that grows meanwhile is sent as long as was told.
  else await pipeline(createReadStream(path, { end: size - 1 }), response);
}
