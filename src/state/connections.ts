import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Connection } from '#model/connection.ts';
import { withoutSecret } from '#model/connection.ts';

interface Saved {
  readonly connections: readonly Connection[];
}

/** Connections of the user, in the order they were made. Kept in this browser, secrets only where the user said so. */
export const useSavedConnections = create<Saved>()(
  persist((): Saved => ({ connections: [] }), {
    name: 'spanglass.connections',
    version: 1,
    partialize: ({ connections }) => ({
      connections: connections.map((one) => (one.remembersSecret ? one : withoutSecret(one))),
    }),
  }),
);

/** All connections: the user's own. */
export function useConnections(): readonly Connection[] {
  return useSavedConnections(({ connections }) => connections);
}

export function useConnection(name: string | undefined): Connection | undefined {
  return useConnections().find((one) => one.name === name);
}

/** Adds a connection, or takes the place of the one with its name (of `replaced`, when it is renamed). */
export function saveConnection(connection: Connection, replaced = connection.name): void {
  useSavedConnections.setState(({ connections }) => {
    const others = connections.filter(({ name }) => name !== connection.name || name === replaced);
    const at = others.findIndex(({ name }) => name === replaced);
    return { connections: at < 0 ? [...others, connection] : others.with(at, connection) };
  });
}

export function removeConnection(name: string): void {
  useSavedConnections.setState(({ connections }) => ({
    connections: connections.filter((one) => one.name !== name),
  }));
}
