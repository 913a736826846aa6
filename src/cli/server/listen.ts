import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Ports looked at before we give up: more than anybody has pages open. */
const TRIES = 50;

/** Listens on a port, 0 for any; gives the port. Rejects with a sentence when another program has it. */
export async function listenOn(server: Server, port: number, host: string): Promise<number> {
  try {
    return await listen(server, port, host);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} is taken by another program. Name another one, or leave --port away for a free one.`,
      {
        cause: error,
      },
    );
  }
}

/** Listens on the first free port from `first` on; gives it. */
export async function listenFrom(server: Server, first: number, host: string): Promise<number> {
  for (let port = first; port < first + TRIES; port++) {
    try {
      return await listen(server, port, host);
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error;
    }
  }
  return listen(server, 0, host);
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen({ port, host });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code;
}
