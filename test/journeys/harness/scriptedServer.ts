import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a scripted server answers. */
export interface Reply {
  /** 200 unless told */
  readonly status?: number;
  /** a text as it stands, else as JSON */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** ms to wait before */
  readonly delay?: number;
}

/** A server of another origin that answers as it is told. */
export interface ScriptedServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** path and parameters of every question, without preflights, in their order */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

const ALLOWED = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Authorization, X-Scope-OrgID',
} as const;

/** `reply` gives undefined for what the server does not have. Without `cors` no page of another origin may read it. */
export async function startScriptedServer(
  reply: (url: URL, headers: Readonly<Record<string, unknown>>) => Reply | undefined,
  cors = true,
): Promise<ScriptedServer> {
  const asked: string[] = [];
  const allowed = cors ? ALLOWED : {};
  const send = (response: ServerResponse, { status = 200, body, headers, delay = 0 }: Reply): void => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json', ...allowed, ...headers });
      response.end(text);
    }, delay);
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://server.test');
    if (request.method === 'OPTIONS') {
      send(response, { status: 204, body: '' });
      return;
    }
    asked.push(url.pathname + url.search);
    send(response, reply(url, request.headers) ?? { status: 404, body: '404 page not found' });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resume) => server.close(resume));
    },
  };
}
