import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { DATA_HEADERS, sendJson, sendRefusal } from './answer.ts';
import type { Collector } from './collector.ts';
import type { ProxyLimits } from './collectorProxy.ts';
import { PROXY_LIMITS, proxyRequest } from './collectorProxy.ts';
import { refuseHost, refusePage } from './guard.ts';
import { INFO_ADDRESS, servePage } from './page.ts';
import { isProxyPath, proxyTarget } from './proxyTarget.ts';
import type { ServedDocument } from './servedDocuments.ts';
import { documentAddress, findDocument, sendDocument } from './servedDocuments.ts';

export interface AppServerOptions {
  /** folder of the built page */
  readonly page: string;
  readonly documents: readonly ServedDocument[];
  readonly collectors: readonly Collector[];
  /** name or address that it listens on */
  readonly host: string;
  /** names of headers that collectors are asked with, beside the usual ones; in lower case */
  readonly headers?: readonly string[];
  readonly limits?: ProxyLimits;
  readonly warn: (text: string) => void;
}

/** The page, the files it opens and the collectors it reads, at one origin. Not listening yet. */
export function createAppServer(options: AppServerOptions): Server {
  const page = servePage(options.page, (_, response) =>
    sendRefusal(response, { status: 404, code: 'notFound', message: 'There is nothing at this address.' }),
  );
  return createServer((request, response) => {
    // What fails here is one answer, not the server: it is cut, and told on the terminal.
    answer(request, response, page, options).catch((error: unknown) => {
      if (!response.destroyed) options.warn(`${request.url}: ${String(error)}\n`);
      response.destroy();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: RequestListener,
  { host, documents, collectors, headers = [], limits = PROXY_LIMITS, warn }: AppServerOptions,
): Promise<void> {
  const target = request.url ?? '';
  const foreign = refuseHost(request.headers.host, host);
  if (foreign) return sendRefusal(response, foreign);
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...DATA_HEADERS, allow: 'GET, HEAD, OPTIONS' }).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const message = `This server only reads: ${request.method} is not passed on.`;
    return sendRefusal(response, { status: 405, code: 'method', message });
  }
  const [path] = target.split('?');
  const isInfo = path === `/${INFO_ADDRESS}`;
  const isDocument = path.startsWith('/documents/');
  const isProxied = isProxyPath(target);
  if (!isInfo && !isDocument && !isProxied) return page(request, response);

  const foreignPage = refusePage(request.headers);
  if (foreignPage) return sendRefusal(response, foreignPage);
  if (isInfo) return sendJson(response, serverInfo(documents, collectors));
  if (isDocument) {
    const document = findDocument(path, documents);
    if (document) return sendDocument(request, response, document);
    const message = 'This file is not served now. Name it when you start: spanglass FILE';
    return sendRefusal(response, { status: 404, code: 'notFound', message });
  }
  const proxied = proxyTarget(target, collectors);
  if ('code' in proxied) return sendRefusal(response, proxied);
  return proxyRequest(request, response, proxied, { limits, headers, warn });
}

/** What the page learns of its server. Addresses of collectors are for reading; the page asks by `path`. */
function serverInfo(documents: readonly ServedDocument[], collectors: readonly Collector[]): object {
  return {
    version: 1,
    documents: documents.map((document, at) => ({ name: document.name, url: documentAddress(document, at) })),
    collectors: collectors.map(({ name, base }) => ({
      name,
      url: base.href.replace(/\/$/, ''),
      path: `proxy/${name}/`,
    })),
  };
}
