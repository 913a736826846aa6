import { readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** Where the page asks what is served with it; it knows by a mark in the page, so that no other server is ever asked. */
export const INFO_ADDRESS = 'spanglass.json';

const PAGE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** The built page in a folder; throws when it is not there. */
export function servePage(folder: string, notFound: RequestListener): RequestListener {
  const index = Buffer.from(markedPage(readFileSync(join(folder, 'index.html'), 'utf8')));
  const files = sirv(folder, {
    etag: true,
    extensions: [],
    // Built files but the page have their content in their names.
    setHeaders: (response, path) =>
      setHeaders(response, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  return (request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path === '/' || path === '/index.html') {
      setHeaders(response, 'no-cache');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': index.byteLength });
      response.end(index);
      return;
    }
    // Nothing of the page is asked for in parts.
    delete request.headers.range;
    files(request, response, () => notFound(request, response));
  };
}

function markedPage(html: string): string {
  const marked = html.replace('<head>', `<head>\n    <meta name="spanglass-server" content="${INFO_ADDRESS}" />`);
  if (marked === html) throw new Error('The built page has no <head>.');
  return marked;
}

function setHeaders(response: ServerResponse, caching: string): void {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
  response.setHeader('cache-control', caching);
}
