import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';

/** A server of this test on this machine. */
export interface LocalServer {
  readonly port: number;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function listenLocally(server: Server): Promise<LocalServer> {
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = new Promise((resume) => server.close(resume));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers each request as its path says, and remembers what it was asked. */
export interface ScriptedServer extends LocalServer {
  readonly asked: readonly IncomingMessage[];
}

export async function scriptedServer(
  script: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>>,
): Promise<ScriptedServer> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (received, response) => {
    asked.push(received);
    const [path] = (received.url ?? '').split('?');
    const answer = Object.hasOwn(script, path) ? script[path] : undefined;
    if (answer) answer(response, received);
    else response.writeHead(404).end(`nothing at ${path}`);
  };
  return { ...(await listenLocally(createServer(listener))), asked };
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** false when the connection broke before the end */
  readonly isWhole: boolean;
}

/** Asks exactly what is given: the path is not made plain and any header may be set, as no browser and no fetch would. */
export function askPlainly(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
  }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        body += piece;
      });
      response.on('error', () => {});
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, isWhole: response.complete }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** Writes a text to a socket and gives all that comes back. */
export function askRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      answer += piece;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
