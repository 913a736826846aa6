import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Connection } from '#model/connection.ts';
import { plainConnection, withoutSecret } from '#model/connection.ts';
import { servedCollectors } from '#sources/localServer.ts';
import { queryClient } from './queryClient.ts';

interface Saved {
  readonly connections: readonly Connection[];
}

/** Connections of the user, in the order they were made. Kept in this browser, secrets only where the user said so. */
const useSaved = create<Saved>()(
  persist((): Saved => ({ connections: [] }), {
    name: 'spanglass.connections',
    version: 1,
    partialize: ({ connections }) => ({
      connections: connections.map((one) => (one.remembersSecret ? one : withoutSecret(one))),
    }),
  }),
);

/** Those that the command serving this page passes on to; asked for once, and nowhere else than there. */
const SERVED = {
  queryKey: ['served collectors'],
  queryFn: async (): Promise<readonly Connection[]> =>
    (await servedCollectors()).map(({ name, url, path }) => ({ ...plainConnection(name, url), via: path })),
  // What was found out of a connection is known of the object that it is.
  gcTime: Infinity,
};

const NONE: readonly Connection[] = [];

/** All connections: the user's own, then those the server of this page offers under names that are still free. */
export function useConnections(): readonly Connection[] {
  const saved = useSaved(({ connections }) => connections);
  const served = useQuery(SERVED).data ?? NONE;
  return useMemo(() => merged(saved, served), [saved, served]);
}

export function useConnection(name: string | undefined): Connection | undefined {
  return useConnections().find((one) => one.name === name);
}

/** The same where no component is. */
export async function connectionNamed(name: string): Promise<Connection | undefined> {
  const { connections } = useSaved.getState();
  const saved = connections.find((one) => one.name === name);
  if (saved) return saved;
  return (await queryClient.ensureQueryData(SERVED)).find((one) => one.name === name);
}

/** Whether a connection is offered by the server of this page, and so neither changed nor removed here. */
export function isServed({ via }: Connection): boolean {
  return via !== undefined;
}

/** Adds a connection, or takes the place of the one with its name (of `replaced`, when it is renamed). */
export function saveConnection(connection: Connection, replaced = connection.name): void {
  useSaved.setState(({ connections }) => {
    const others = connections.filter(({ name }) => name !== connection.name || name === replaced);
    const at = others.findIndex(({ name }) => name === replaced);
    return { connections: at < 0 ? [...others, connection] : others.with(at, connection) };
  });
}

export function removeConnection(name: string): void {
  useSaved.setState(({ connections }) => ({ connections: connections.filter((one) => one.name !== name) }));
}

function merged(saved: readonly Connection[], served: readonly Connection[]): readonly Connection[] {
  if (served.length === 0) return saved;
  const names = new Set(saved.map(({ name }) => name));
  return [...saved, ...served.filter(({ name }) => !names.has(name))];
}
