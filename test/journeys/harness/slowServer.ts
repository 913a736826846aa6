import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of another origin that answers every address with the same bytes, a piece at a time, and never to the end. */
export interface SlowServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** from here on no further bytes are sent; answers stay open */
  readonly stall: () => void;
  readonly close: () => Promise<void>;
}

/** ms between two pieces: time enough to press a button before all is sent. */
const PAUSE = 60;

/** Sends `pieces` one after the other, and then waits for ever. */
export async function startSlowServer(pieces: readonly Uint8Array[]): Promise<SlowServer> {
  let stalled = false;
  const send = (response: ServerResponse, at: number): void => {
    if (stalled || at >= pieces.length || response.destroyed) return;
    response.write(pieces[at]);
    setTimeout(() => send(response, at + 1), PAUSE);
  };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' });
    send(response, 0);
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stall: () => {
      stalled = true;
    },
    close: async () => {
      stalled = true;
      server.closeAllConnections();
      await new Promise((resume) => server.close(resume));
    },
  };
}
