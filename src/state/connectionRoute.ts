import type { Connection } from '#model/connection.ts';
import type { Route } from './route.ts';

/** Where a connection leads: a Prometheus keeps no traces to search, but figures of services. */
export function connectionRoute({ name, kind }: Pick<Connection, 'name' | 'kind'>): Route {
  const params = new URLSearchParams();
  if (kind === 'prometheus') return { screen: 'fleet', connection: name, params };
  return { screen: 'search', connection: name, params };
}
